import type { Database } from '#domain/database.ts';
import type { Seal } from './seal.ts';
import { aboutSetting } from './setting-versions.ts';
import { aboutWebhook } from './webhook-secrets.ts';

interface Row {
  account: string;
  refresh_token: string;
  access_token: string | null;
}

/**
 * Seals with the newest master key what an older one had sealed, while everybody works: a row that changes meanwhile is left to whoever
 * changed it, who seals with the newest key too. @returns how many rows were sealed anew
 */
export async function reseal(db: Database, seal: Seal): Promise<number> {
  let count = 0;
  for (const row of await db.query<Row>('select account, refresh_token, access_token from oauth_tokens order by account')) {
    if (![row.refresh_token, row.access_token].some((sealed) => sealed !== null && seal.isOld(sealed))) continue;
    const anew = (sealed: string, what: string) => {
      const about = `oauth:${row.account}:${what}`;
      return seal.close(seal.open(sealed, about), about);
    };
    const changed = await db.query(
      `update oauth_tokens set refresh_token = $1, access_token = $2 where account = $3 and refresh_token = $4 returning account`,
      [
        anew(row.refresh_token, 'refresh'),
        row.access_token === null ? null : anew(row.access_token, 'access'),
        row.account,
        row.refresh_token,
      ],
    );
    count += changed.length;
  }
  return count + (await resealSettings(db, seal)) + (await resealWebhooks(db, seal));
}

async function resealSettings(db: Database, seal: Seal): Promise<number> {
  let count = 0;
  const rows = await db.query<{ kind: string; version: number; value: string }>(
    `select kind, version, value from setting_versions where value like 'v1.%' order by kind, version`,
  );
  for (const { kind, version, value } of rows) {
    if (!seal.isOld(value)) continue;
    const about = aboutSetting(kind, Number(version));
    const sealed = seal.close(seal.open(value, about), about);
    await db.query('update setting_versions set value = $1 where kind = $2 and version = $3', [sealed, kind, version]);
    count += 1;
  }
  return count;
}

async function resealWebhooks(db: Database, seal: Seal): Promise<number> {
  let count = 0;
  const rows = await db.query<{ account: string; webhook: string; secret: string }>('select account, webhook, secret from webhook_secrets');
  for (const { account, webhook, secret } of rows) {
    if (!seal.isOld(secret)) continue;
    const about = aboutWebhook(account, webhook);
    const changed = await db.query(
      'update webhook_secrets set secret = $1 where account = $2 and webhook = $3 and secret = $4 returning webhook',
      [seal.close(seal.open(secret, about), about), account, webhook, secret],
    );
    count += changed.length;
  }
  return count;
}
