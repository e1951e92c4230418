import { Injectable } from '@nestjs/common';

/** What time it is, so that specs can say so. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
