import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const ANSWERS_MS = 5000;

/** Accepts no further request and lets those at hand be answered; what streams on is cut off after 5 s. */
export async function closeDoors(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  if (!server.listening) return;
  const cut = setTimeout(() => server.closeAllConnections(), ANSWERS_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cut);
}
