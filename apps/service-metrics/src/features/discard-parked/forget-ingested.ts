import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Discard } from '#messaging';
import { forgetId } from '../../persistence/ingested-events.js';

/** What came by HTTP and was discarded may be sent there again, corrected, with the same id, whoever discarded it. */
@Injectable()
export class ForgetIngested implements OnModuleInit {
  constructor(private readonly discards: Discard) {}

  onModuleInit(): void {
    this.discards.alsoForget(forgetId);
  }
}
