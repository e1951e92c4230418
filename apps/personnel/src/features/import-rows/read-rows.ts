import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { violationsOf } from '#platform';
import type { Numbered, Rejected } from '../../domain/settling.js';

export interface Rows<Row> {
  readonly readable: readonly Numbered<Row>[];
  readonly rejected: readonly Rejected[];
}

/** Numbers the rows from 1 and sorts out those whose fields are not what the class asks for. */
export function readRows<Row extends object>(of: Type<Row>, given: readonly object[]): Rows<Row> {
  const readable: Numbered<Row>[] = [];
  const rejected: Rejected[] = [];
  for (const [index, plain] of given.entries()) {
    const row = plainToInstance(of, plain);
    const faults = validateSync(row, { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true });
    if (faults.length === 0) readable.push({ number: index + 1, row });
    else rejected.push({ number: index + 1, outcome: 'rejected', violations: violationsOf(faults) });
  }
  return { readable, rejected };
}
