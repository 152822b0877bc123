import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectBot } from '../../server/bots/connect-bot.ts';
import { usualSettings } from '../../server/handoff/settings.ts';
import type { Resolve } from '../../server/outbound/guarded-lookup.ts';
import { createWaysOut, type WaysOut } from '../../server/outbound/ways-out.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines } from '../helpers/test-database.ts';

const ada = { sub: '1000', name: 'Ada' };
const secret = `whsec_${Buffer.alloc(32, 4).toString('base64')}`;
const more = { only_by_rule: false, fields: ['ticket' as const], most_reminders: 3 };

/** Something inside that answers whoever gets as far as it. */
async function inside() {
  let connections = 0;
  const server = createServer((_request, response) => response.end('{}')).on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}/hook`, connections: () => connections };
}

const nobody: Resolve = (host, _options, done) => done(new Error(`${host} is not asked for`), []);
const leadsInside: Resolve = (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]);

describe.each(engines)('desk: an address that somebody typed, on %s', (engine) => {
  it('is refused where it leads inside, whatever the file vouches for, and its place is told', async () => {
    const { url, port, connections } = await inside();
    const waysOut = createWaysOut({ hosts: ['127.0.0.1', 'mail.internal'] }, {}, nobody);
    const house = await inProcess({}, { engine, own: { waysOut } });
    const routes = {
      slack: { kind: 'slack', url },
      teams: { kind: 'teams', url: `https://127.0.0.1:${port}/` },
      webhook: { kind: 'webhook', url: 'http://169.254.169.254/latest', secret },
    };
    for (const [name, route] of Object.entries(routes)) {
      const { status, data } = await house.panel('put', '/v1/desk/settings/alerts', { value: { [name]: route }, based_on: 0 }, ada);
      expect([status, data.error.code, data.error.path]).toEqual([422, 'bad_setting', `alerts.${name}.url`]);
      expect(data.error.message).toContain('the configuration file');
    }
    const mail = { kind: 'email', smtp: 'smtp://mail.internal:2526', from: 'a@b.example', to: ['a@b.example'] };
    const { data } = await house.panel('put', '/v1/desk/settings/alerts', { value: { mail }, based_on: 0 }, ada);
    expect(data.error).toMatchObject({ code: 'bad_setting', path: 'alerts.mail.smtp' });
    expect((await house.asAdmin('get', '/v1/desk/settings')).data.settings.alerts.version).toBe(0);
    expect(connections()).toBe(0);
  });

  it.each(['written as a number', 'a name that leads inside'])('is judged again when it is called: %s', async (how) => {
    const { url, port, connections } = await inside();
    const real = createWaysOut({ hosts: ['127.0.0.1', 'inner.example'], ports: [port] }, {}, leadsInside);
    // As a version that was saved before anybody judged.
    const waysOut: WaysOut = { ...real, problemsIn: () => [] };
    const house = await inProcess({ shop: { kind: 'baton' } }, { engine, own: { waysOut } });
    const address = how === 'written as a number' ? url : `https://inner.example:${port}/hook`;
    const value = { team: { kind: 'slack', url: address } };
    expect((await house.panel('put', '/v1/desk/settings/alerts', { value, based_on: 0 }, ada)).status).toBe(200);
    const tested = await house.asAdmin('post', '/v1/desk/alerts/team/test', {});
    expect(tested.data.error.code).toMatch(/^remote_(?:refused|unreachable)$/);
    await house.post('shop', samplePayload('c-1', house.clock.now));
    expect(house.attempts).toContainEqual(['send_alert', expect.stringMatching(/configuration file|open Internet/)]);
    expect(connections()).toBe(0);
  });

  it('reaches what the file vouches for where the file itself names it, and there alone', async () => {
    const { url, connections } = await inside();
    const alerts = { team: { kind: 'slack' as const, url, ...more } };
    const waysOut = createWaysOut({ hosts: ['127.0.0.1'] }, { alerts }, nobody);
    const house = await inProcess({}, { engine, settings: { ...usualSettings, alerts }, own: { waysOut } });
    expect((await house.asAdmin('post', '/v1/desk/alerts/team/test', {})).status).toBe(200);
    // Changed on the desk in everything but its address, which comes hidden and goes back hidden.
    const shown = (await house.asAdmin('get', '/v1/desk/settings')).data.settings.alerts.value.team;
    expect(shown.url).not.toContain('127.0.0.1');
    const value = { team: { ...shown, only_by_rule: true } };
    expect((await house.panel('put', '/v1/desk/settings/alerts', { value, based_on: 0 }, ada)).status).toBe(200);
    expect((await house.asAdmin('post', '/v1/desk/alerts/team/test', {})).status).toBe(200);
    expect(connections()).toBeGreaterThan(0);
    const near = { team: { ...value.team, url: `${url}/../admin` } };
    expect((await house.panel('put', '/v1/desk/settings/alerts', { value: near, based_on: 1 }, ada)).status).toBe(422);
  });
});

it('desk: a bot\u2019s ways back go inside only where the file names them, and for bots', async () => {
  const { url, connections } = await inside();
  const callback = { url, secret };
  const call = { method: 'POST' as const, path: '', body: '{}', contentType: 'application/json' };
  const send = (file: Record<string, unknown>) => {
    const ways = createWaysOut({ hosts: ['127.0.0.1'] }, file, nobody);
    const bot = connectBot({ kind: 'baton', secrets: [secret], callback }, Date.now, (told) => ways.of('bots', told));
    return bot.back.callback!.send(call, 'id-1');
  };
  await expect(send({})).rejects.toMatchObject({ code: 'remote_refused' });
  await expect(send({ alerts: { team: { url } } })).rejects.toMatchObject({ code: 'remote_refused' });
  expect(connections()).toBe(0);
  await send({ bots: { shop: { kind: 'baton', callback } } });
  expect(connections()).toBe(1);
});
