import { Controller, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { armSend } from './open-windows.js';
import { SEND_FAULTS, WINDOWS, windows } from './windows.js';

/** How the suite tells a process where it is to end, or what its next send is to meet. */
@Controller('faults')
export class ArmingController {
  @Post('windows/:window/:passes')
  @HttpCode(204)
  arm(@Param('window') name: string, @Param('passes') passes: string): void {
    const window = WINDOWS.find((known) => known === name);
    if (window === undefined) throw new NotFoundException(name);
    windows.arm(window, Number(passes));
  }

  @Post('sends/:fault')
  @HttpCode(204)
  send(@Param('fault') name: string): void {
    const fault = SEND_FAULTS.find((known) => known === name);
    if (fault === undefined) throw new NotFoundException(name);
    armSend(fault);
  }
}
