import type kafkajs from 'kafkajs';
import { connectKafka, type KafkaSettings } from './kafka.js';

/** One administrative connection, made when it is first needed, and again after it could not be made. */
export class AdminConnection {
  private connected: Promise<kafkajs.Admin> | undefined;

  constructor(private readonly settings: KafkaSettings) {}

  async open(): Promise<kafkajs.Admin> {
    this.connected ??= this.connect();
    try {
      return await this.connected;
    } catch (error) {
      this.connected = undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    const { connected } = this;
    this.connected = undefined;
    await connected?.then((admin) => admin.disconnect()).catch(() => undefined);
  }

  private async connect(): Promise<kafkajs.Admin> {
    const admin = connectKafka(this.settings).admin();
    await admin.connect();
    return admin;
  }
}
