import { describe, expect, it, onTestFinished } from 'vitest';
import { createZendesk } from '../../server/helpdesks/zendesk/index.ts';
import { startSimulator } from '../../server/simulator/simulator.ts';
import { openVault } from '../../server/store/oauth-tokens.ts';
import { createSeal } from '../../server/store/seal.ts';
import { engines, testDatabase } from '../helpers/test-database.ts';
import { thisMachine } from '../helpers/this-machine.ts';

const seal = createSeal(Buffer.alloc(32, 9));
const minute = 60_000;

describe.each(engines)('store: OAuth tokens on %s', (engine) => {
  async function installed() {
    const db = await testDatabase(engine);
    const clock = { now: Date.now() };
    const now = () => clock.now;
    const simulator = await startSimulator({ now });
    onTestFinished(() => simulator.close());
    const { account, credentials } = simulator;
    const connect = async (refreshToken: string, patience: { timeoutMs?: number } = {}) => {
      const vault = await openVault({ db, seal, account: 'acme', refreshToken, now });
      return createZendesk({ outbound: thisMachine, baseUrl: simulator.url, ...credentials, appId: null, vault, now, ...patience });
    };
    const refreshes = () => account.requests.filter(({ path }) => path === '/oauth/tokens').length;
    return { db, clock, simulator, account, connect, refreshes, first: account.connect() };
  }

  it('renews a pair once for all who ask at the same time, in whatever process', async () => {
    const { connect, refreshes, first, clock } = await installed();
    const processes = [await connect(first), await connect(first), await connect(first)];
    const ask = () => Promise.all(processes.flatMap((one) => [one.findTickets('a'), one.findTickets('b')]));
    await ask();
    expect(refreshes()).toBe(1);
    clock.now += 40 * minute;
    await ask();
    expect(refreshes()).toBe(2);
  });

  it('goes on with the kept pair after a restart', async () => {
    const { connect, refreshes, first } = await installed();
    await (await connect(first)).findTickets('a');
    await (await connect(first)).findTickets('a');
    expect(refreshes()).toBe(1);
  });

  it('keeps no token that can be read', async () => {
    const { db, connect, first, account } = await installed();
    await (await connect(first)).findTickets('a');
    const kept = JSON.stringify(await db.query('select * from oauth_tokens'));
    for (const token of [first, ...account.tokens.keys()]) expect(kept).not.toContain(token);
    const [row] = await db.query<{ access_token: string }>('select access_token from oauth_tokens');
    expect(() => seal.open(row!.access_token, 'oauth:other:access')).toThrow();
    expect(() => createSeal(Buffer.alloc(32, 8)).open(row!.access_token, 'oauth:acme:access')).toThrow();
  });

  it('refuses, waits and says what to do when a refresh was answered and not kept; a new connection brings it back', async () => {
    const { connect, first, simulator, account, clock } = await installed();
    simulator.faults.script([{ match: { path: '/oauth/tokens' }, times: 1, fault: { kind: 'hang_after' } }]);
    const cutOff = await connect(first, { timeoutMs: 2_000 });
    await expect(cutOff.findTickets('a')).rejects.toMatchObject({ code: 'remote_unreachable' });
    clock.now += minute;
    await expect(cutOff.findTickets('a')).rejects.toMatchObject({
      code: 'remote_signed_out',
      message: expect.stringContaining('connect the account again'),
    });
    expect(cutOff.health().isSignedOut).toBe(true);
    expect(cutOff.gates.helpdesk.room(0)).toEqual({ urgent: 0, normal: 0 });
    const again = await connect(account.connect());
    expect(await again.findTickets('a')).toEqual([]);
  });

  it('uses the old refresh token again where the refresh did not arrive', async () => {
    const { connect, first, simulator } = await installed();
    simulator.faults.script([{ match: { path: '/oauth/tokens' }, times: 1, fault: { kind: 'reset' } }]);
    const zendesk = await connect(first);
    await expect(zendesk.findTickets('a')).rejects.toMatchObject({ code: 'remote_unreachable' });
    expect(await zendesk.findTickets('a')).toEqual([]);
  });

  it('takes over from a process that died in the middle of a refresh', async () => {
    const { db, connect, first, clock } = await installed();
    const zendesk = await connect(first);
    await db.query('update oauth_tokens set refreshing_until = $1', [clock.now + 30_000]);
    clock.now += 30_000;
    expect(await zendesk.findTickets('a')).toEqual([]);
  });
});
