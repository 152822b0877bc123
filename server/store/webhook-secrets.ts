import type { Database } from '#domain/database.ts';
import type { Seal } from './seal.ts';

/** Of the helpdesk's webhooks to us: those of the configuration, and those that were fetched when a webhook was connected. */
export interface WebhookSecrets {
  /** Any one of them may have signed. */
  all(): string[];
  keep(webhook: string, secret: string): Promise<void>;
  /** Reads what other processes have kept since. */
  refresh(): Promise<void>;
}

interface Options {
  db: Database;
  seal: Seal;
  account: string;
  configured: string[];
  now: () => number;
}

/** Secrets lie sealed in the database and open in memory: a webhook is checked before anything is asked of the disk. */
export async function openWebhookSecrets({ db, seal, account, configured, now }: Options): Promise<WebhookSecrets> {
  let kept: string[] = [];
  async function refresh(): Promise<void> {
    const rows = await db.query<{ webhook: string; secret: string }>('select webhook, secret from webhook_secrets where account = $1', [
      account,
    ]);
    kept = rows.map(({ webhook, secret }) => seal.open(secret, aboutWebhook(account, webhook)));
  }
  await refresh();
  return {
    all: () => [...configured, ...kept],
    refresh,
    async keep(webhook, secret) {
      await db.query(
        `insert into webhook_secrets (account, webhook, secret, changed_at) values ($1, $2, $3, $4)
         on conflict (account, webhook) do update set secret = excluded.secret, changed_at = excluded.changed_at`,
        [account, webhook, seal.close(secret, aboutWebhook(account, webhook)), now()],
      );
      await refresh();
    },
  };
}

/** What such a secret is sealed for. */
export function aboutWebhook(account: string, webhook: string): string {
  return `webhook:${account}:${webhook}`;
}
