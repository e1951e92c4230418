import type { LoggerService } from '@nestjs/common';
import { type Logger, pino, type LoggerOptions } from 'pino';
import { correlation } from '#messaging';
import type { LogLevel } from '../config/config.js';
import { describeError } from './describe-error.js';
import { isError } from '../problems/is-error.js';

const options = (service: string, level: LogLevel): LoggerOptions => ({
  level,
  base: { service, pid: process.pid },
  messageKey: 'message',
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label) => ({ level: label }) },
  serializers: { err: describeError },
  mixin: () => ({ ...correlation.getStore() }),
});

/** JSON lines on standard output, written at once: the last line before a crash is the one that is needed. */
export const createLogger = (service: string, level: LogLevel): Logger => pino(options(service, level));

// Nest tells of every route and module at start.
const CHATTY = new Set(['RoutesResolver', 'RouterExplorer', 'InstanceLoader', 'NestFactory', 'NestApplication']);

/** Nest's logger, and everything that logs through it, as lines of pino. */
export class NestLog implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const chatty = CHATTY.has(String(rest.at(-1)));
    this.write(chatty ? 'debug' : 'info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(
    level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : undefined;
    const err = isError(message) ? message : rest.find((each) => isError(each));
    // Nest gives the stack of an error as a text of its own.
    const stack = rest.find((each) => typeof each === 'string' && each.includes('\n    at '));
    const fields = { ...(context && context !== stack && { context }), ...(err !== undefined && { err }) };
    const text = isError(message) ? message.name : String(message);
    this.pino[level]({ ...fields, ...(err === undefined && stack !== undefined && { stack }) }, text);
  }
}
