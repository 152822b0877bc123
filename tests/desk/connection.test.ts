import { describe, expect, it, onTestFinished } from 'vitest';
import type { HandoffDeps } from '../../server/handoff/deps.ts';
import { createConnection } from '../../server/handoff/desk/connection.ts';
import { createZendesk } from '../../server/helpdesks/zendesk/index.ts';
import { startSimulator } from '../../server/simulator/simulator.ts';
import { listRecentAudit } from '../../server/store/audit.ts';
import { openVault } from '../../server/store/oauth-tokens.ts';
import { createSeal } from '../../server/store/seal.ts';
import { engines, testDatabase } from '../helpers/test-database.ts';
import { thisMachine } from '../helpers/this-machine.ts';

const seal = createSeal(Buffer.alloc(32, 9));
const minute = 60_000;

describe.each(engines)('desk: connecting the helpdesk on %s', (engine) => {
  async function set() {
    const db = await testDatabase(engine);
    const clock = { now: Date.now() };
    const now = () => clock.now;
    const simulator = await startSimulator({ now });
    onTestFinished(() => simulator.close());
    const start = async (refreshToken: string | null = null) => {
      const vault = await openVault({ db, seal, account: 'acme', refreshToken, now });
      const helpdesk = createZendesk({
        outbound: thisMachine,
        baseUrl: simulator.url,
        ...simulator.credentials,
        appId: null,
        vault,
        now,
      });
      const deps = { db, helpdesk, now, newId: () => `a-${clock.now++}` } as unknown as HandoffDeps;
      return { helpdesk, connection: createConnection(deps, seal, 'https://baton.example') };
    };
    /** What an admin's browser does. */
    const allow = async (address: string, user = 1000) => {
      const headers = { cookie: `sim_session=${user}` };
      const page = await fetch(address, { headers });
      const href = /href="([^"]+)"/.exec(await page.text())?.[1];
      if (href === undefined) return { status: page.status, back: null };
      const answer = await fetch(simulator.url + href, { headers, redirect: 'manual' });
      return { status: answer.status, back: new URL(answer.headers.get('location')!) };
    };
    const grants = () => simulator.account.requests.filter(({ path }) => path === '/oauth/tokens').length;
    return { db, clock, simulator, start, allow, grants };
  }

  it('an admin allows it, it is kept sealed, and a restart goes on with it', async () => {
    const { db, start, allow, simulator, grants, clock } = await set();
    const { helpdesk, connection } = await start();
    const { back } = await allow(connection.begin('1000')!);
    expect(back!.origin + back!.pathname).toBe('https://baton.example/oauth/callback');
    await connection.complete(back!.searchParams.get('code')!, back!.searchParams.get('state')!);
    await helpdesk.whoAmI();
    expect(grants()).toBe(1);
    const kept = JSON.stringify(await db.query('select * from oauth_tokens'));
    for (const token of simulator.account.tokens.keys()) expect(kept).not.toContain(token);
    expect(await listRecentAudit(db, null, 5)).toMatchObject([{ actor: '1000', action: 'helpdesk_connected' }]);

    const again = await start();
    await again.helpdesk.whoAmI();
    expect(grants()).toBe(1);
    // When it ends, it is renewed as an installation's, not as the client's own.
    clock.now += 40 * minute;
    await again.helpdesk.whoAmI();
    const [row] = await db.query<{ refresh_token: string }>('select refresh_token from oauth_tokens');
    expect(seal.open(row!.refresh_token, 'oauth:acme:refresh')).toBeTruthy();
    expect(grants()).toBe(2);
  });

  it('goes before the token of the configuration, also after a restart, until another one stands there', async () => {
    const { start, allow, simulator, grants } = await set();
    const first = simulator.account.connect();
    const { helpdesk, connection } = await start(first);
    await helpdesk.whoAmI();
    const { back } = await allow(connection.begin('1000')!);
    await connection.complete(back!.searchParams.get('code')!, back!.searchParams.get('state')!);
    const before = grants();
    await (await start(first)).helpdesk.whoAmI();
    expect(grants()).toBe(before);
    await (await start(simulator.account.connect())).helpdesk.whoAmI();
    expect(grants()).toBe(before + 1);
  });

  it('takes nothing that was not begun here, nothing late, and no code twice', async () => {
    const { start, allow, clock } = await set();
    const { connection } = await start();
    const { back } = await allow(connection.begin('1000')!);
    const [code, state] = ['code', 'state'].map((name) => back!.searchParams.get(name)!) as [string, string];
    await expect(connection.complete(code, `${state.slice(0, -4)}AAAA`)).rejects.toMatchObject({ code: 'bad_link' });
    const other = new URL(connection.begin('1000')!).searchParams.get('state')!;
    // Its verifier is another one's: the helpdesk does not take the code.
    await expect(connection.complete(code, other)).rejects.toMatchObject({ code: 'remote_refused' });
    await expect(connection.complete(code, state)).rejects.toMatchObject({ code: 'remote_refused' });
    clock.now += 11 * minute;
    await expect(connection.complete(code, other)).rejects.toMatchObject({ code: 'bad_link' });
    expect((await allow(connection.begin('1000')!, 1001)).status).toBe(401);
  });
});
