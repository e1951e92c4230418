import type { Transaction } from '#messaging';

/** When the secrets end that were replaced and are valid still; the dashboard should be locked. */
export async function endsOfFormerSecrets(tx: Transaction, webhookId: string, now: Date): Promise<readonly Date[]> {
  const rows = await tx.query<{ until: Date }[]>(
    `SELECT valid_until AS until FROM former_secret WHERE webhook_id = $1 AND valid_until > $2`,
    [webhookId, now],
  );
  return rows.map(({ until }) => until);
}

/** Gives a webhook another secret; the one that it had is kept until its end, and what has ended is kept no longer. */
export async function replaceSecret(
  tx: Transaction,
  webhookId: string,
  secret: Buffer,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<void> {
  await tx.query(`DELETE FROM former_secret WHERE webhook_id = $1 AND valid_until <= $2`, [webhookId, now]);
  await tx.query(
    `INSERT INTO former_secret (webhook_id, secret, valid_until) SELECT webhook_id, secret, $2 FROM webhook
     WHERE webhook_id = $1`,
    [webhookId, until],
  );
  await tx.query(`UPDATE webhook SET secret = $2 WHERE webhook_id = $1`, [webhookId, secret]);
}
