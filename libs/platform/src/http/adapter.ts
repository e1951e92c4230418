import { randomUUID } from 'node:crypto';
import { type IncomingMessage, maxHeaderSize, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_TYPE, type ProblemAnswers } from '../problems/answer.js';
import { languageOf } from '../problems/language.js';
import { Problem } from '../problems/problem.js';
import { render } from '../problems/render.js';

const SANE_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{7,127}$/;

const correlationIdOf = ({ headers }: IncomingMessage): string => {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID();
};

const UNREADABLE: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: new Problem(431, 'HEADERS_TOO_LARGE', { limit: maxHeaderSize }),
  ERR_HTTP_REQUEST_TIMEOUT: new Problem(408, 'REQUEST_TIMEOUT'),
};

/** What cannot be read as HTTP at all has no request and no reply yet: the answer is written to the socket. */
const answerUnreadable = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = UNREADABLE[error.code ?? ''] ?? new Problem(400, 'MALFORMED_REQUEST', { reason: 'HTTP' });
  const occurrence = { language: languageOf(undefined), path: '', correlationId: randomUUID() };
  const body = JSON.stringify(render(problem, {}, occurrence));
  const head = `Content-Type: ${PROBLEM_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`;
  if (socket.writable)
    socket.write(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${head}\r\n\r\n${body}`);
  socket.destroy(error);
};

const REQUEST_MS = 60_000;

export const fastifyAdapter = (answers: ProblemAnswers, bodyLimit: number): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit,
    requestTimeout: REQUEST_MS,
    // Longer than the idle time of usual load balancers, which would else reuse a connection that is just being closed.
    keepAliveTimeout: 75_000,
    routerOptions: { maxParamLength: 300 },
    requestIdHeader: false,
    genReqId: correlationIdOf,
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      answers.answer(error, request, reply),
  });
