import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const ANSWERS_MS = 5000;
const SWEEP_MS = 50;

/** The connections of a server that is to end without waiting for those on which nobody is owed an answer. */
export class Doors {
  private readonly connections = new Set<Socket>();

  /** To be made before the server listens. */
  constructor(private readonly server: Server) {
    server.on('connection', (connection) => {
      this.connections.add(connection);
      connection.once('close', () => this.connections.delete(connection));
    });
  }

  /** Accepts no further request and lets those at hand be answered; what streams on is cut off after 5 s. */
  async close(cutAfterMs = ANSWERS_MS): Promise<void> {
    if (!this.server.listening) return;
    const cut = setTimeout(() => this.server.closeAllConnections(), cutAfterMs);
    // A connection whose last answer is out is kept alive for the next request, also while the server closes.
    const sweep = setInterval(() => this.closeUnused(), SWEEP_MS);
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeIdleConnections();
    });
    clearInterval(sweep);
    clearTimeout(cut);
  }

  private closeUnused(): void {
    this.server.closeIdleConnections();
    // Node takes one on which nothing was ever asked, as browsers open them in store, for one that is asking.
    for (const connection of this.connections) if (connection.bytesRead === 0) connection.destroy();
  }
}
