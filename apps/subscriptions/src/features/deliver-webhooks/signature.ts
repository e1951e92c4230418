import { createHmac, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

export const newSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** As the receiver keeps it, by the Standard Webhooks convention. */
export const secretText = (secret: Buffer): string => `whsec_${secret.toString('base64')}`;

const signatureOf = (secret: Buffer, id: string, timestamp: string, body: string): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;

/**
 * One of each secret, so that a receiver finds that of the one it has.
 *
 * @param timestamp seconds since 1970, as it stands in `webhook-timestamp`
 */
export const signaturesOf = (secrets: readonly Buffer[], id: string, timestamp: string, body: string): string =>
  secrets.map((secret) => signatureOf(secret, id, timestamp, body)).join(' ');
