import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { alertNames, alertsOf, readFacts } from '../server/alerts.ts';
import { measureJobs } from '../server/job-metrics.ts';
import { logOptions } from '../server/log.ts';
import { createReadiness } from '../server/readiness.ts';
import { samplePayload } from '../server/simulator/sample-payload.ts';
import { measureWaits } from '../server/wait-metrics.ts';
import { inProcess } from './helpers/in-process.ts';
import { temporaryFolder } from './helpers/temporary-folder.ts';
import { engines, testDatabase } from './helpers/test-database.ts';

const root = resolve(import.meta.dirname, '..');
const text = (path: string) => readFileSync(resolve(root, path), 'utf8');
const well = {
  urgentAge: 0,
  normalAge: 0,
  deadLetters: 0,
  breaker: 'closed',
  isSignedOut: false,
  diskFree: 0.5,
  isDatabaseGone: false,
} as const;

describe('operations: alerts', () => {
  it.each([
    ['urgent_waits', { urgentAge: 61 }, { urgentAge: 60 }],
    ['work_waits', { normalAge: 901 }, { normalAge: 900 }],
    ['dead_letters', { deadLetters: 1 }, {}],
    ['helpdesk_signed_out', { isSignedOut: true }, {}],
    ['helpdesk_fails', { breaker: 'open' }, {}],
    ['disk_low', { diskFree: 0.09 }, { diskFree: null }],
    ['database_fails', { isDatabaseGone: true }, {}],
  ] as const)('%s is raised, alone, and only when it should be', (alert, bad, good) => {
    expect(Object.entries(alertsOf({ ...well, ...bad })).filter(([, isRaised]) => isRaised)).toEqual([[alert, true]]);
    expect(Object.values(alertsOf({ ...well, ...good })).includes(true)).toBe(false);
  });

  it.each(engines)('count what waits for an allowance, on %s', async (engine) => {
    const { db, post, clock, helpdesk, simulator, pass } = await inProcess({ shop: { kind: 'baton' } }, { engine });
    const busy = { kind: 'status', status: 429, headers: { 'retry-after': '3600' } } as const;
    simulator.faults.script([{ match: { method: 'POST', path: /tickets$/ }, times: 1_000, fault: busy }]);
    const message = { id: 'm-1', author: 'requester', text: 'I want to kill myself.' };
    await post('shop', { type: 'message.created', data: { conversation: { id: 'u' }, messages: [message] } });
    await pass(61_000);
    const watch = { db, helpdesk, storageProblem: async () => null, folder: undefined, now: () => clock.now };
    expect(alertsOf(await readFacts(watch))).toMatchObject({ urgent_waits: true, dead_letters: false });
    const registry = new Registry();
    measureJobs({ registry, ...watch });
    expect(await registry.metrics()).toMatch(/baton_queue_age_seconds\{lane="helpdesk",urgency="urgent"\} 61/);
  });

  it('know a database that can be read and not written', async () => {
    const db = await testDatabase();
    const clock = { now: 1_000_000 };
    const health = () => ({ breaker: 'closed' as const, isSignedOut: false, allowances: [] });
    const { storageProblem } = createReadiness(db, 'p', () => clock.now);
    const raised = async () =>
      alertsOf(await readFacts({ db, helpdesk: { health }, storageProblem, folder: undefined, now: () => clock.now })).database_fails;
    expect(await raised()).toBe(false);
    await db.query('pragma query_only = on');
    clock.now += 2_000;
    expect(await raised()).toBe(true);
    await db.query('pragma query_only = off');
    clock.now += 2_000;
    expect(await raised()).toBe(false);
  });
});

describe('operations: readiness', () => {
  it.each(engines)('is true while the database can be written, on %s', async (engine) => {
    const db = await testDatabase(engine);
    const clock = { now: 1_000_000 };
    const ready = createReadiness(db, 'p', () => clock.now);
    expect(await ready.problem()).toBeNull();
    await db.query('drop table probes');
    expect(await ready.problem(), 'fresh enough').toBeNull();
    clock.now += 2_000;
    expect(await ready.problem()).toMatch(/cannot be written/);
  });

  it('is false on a full disk, and while the server stops', async () => {
    const db = await testDatabase();
    const ready = createReadiness(db, 'p', () => 0);
    await db.query('pragma query_only = on');
    expect(await ready.problem()).toMatch(/cannot be written/);
    const other = createReadiness(await testDatabase(), 'p', () => 0);
    other.stop();
    expect(await other.problem()).toBe('stopping');
  });
});

describe('operations: the log', () => {
  it('tells of an error what and where, and nothing of what was sent', () => {
    const cause = Object.assign(new Error('refused maya@shopper.example'), {
      config: { data: 'Maya wrote', headers: { authorization: 'Bearer x' } },
    });
    const line = JSON.stringify(logOptions.serializers.err(new Error('for maya@shopper.example, +49 170 1234567', { cause })));
    expect(line).not.toMatch(/maya|Maya|170|Bearer x/);
    expect(line).toContain('operations.test.ts');
  });
});

describe('operations: what is written about it', () => {
  const page = text('server/OPERATIONS.md');

  it('names every alert and every metric of ours, and no other', async () => {
    const registry = new Registry();
    const db = await testDatabase();
    measureJobs({ registry, db, helpdesk: { health: () => ({ breaker: 'closed', isSignedOut: false, allowances: [] }) }, now: () => 0 });
    measureWaits(registry, db);
    const known = [...registry.getMetricsAsArray().map(({ name }) => name), 'baton_http_request_seconds', 'baton_alert'];
    expect([...new Set(page.match(/\bbaton_[a-z_]+/g))].sort()).toEqual(known.sort());
    expect(
      [...page.matchAll(/^\| `(\w+)` \| [^|]+ \| [^|]+ \|$/gm)]
        .map(([, name]) => name)
        .filter((name) => alertNames.includes(name as never)),
    ).toEqual([...alertNames]);
  });

  it('names only scripts that there are', () => {
    const named = [...page.matchAll(/npm run ([\w-]+)/g)].map(([, script]) => script!);
    expect(named.filter((script) => !(script in packageJson.scripts))).toEqual([]);
  });

  it('has an image whose parts are there, with every package that the server needs', () => {
    const copied = [...text('server/Dockerfile').matchAll(/^COPY ([\w.\s-]+) \.\//gm)].flatMap(([, paths]) => paths!.split(' '));
    expect(copied.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
    const files = globSync('server/**/*.ts', { cwd: root }).filter((path) => !/^server\/(simulator|training)\//.test(path));
    const imported = files.flatMap((path) => [...text(path).matchAll(/(?:from |import\()'([^'.#][^']*)'/g)].map(([, name]) => name!));
    const packages = new Set(
      imported
        .filter((name) => !name.startsWith('node:'))
        .map((name) =>
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        ),
    );
    expect([...packages].filter((name) => !(name in packageJson.dependencies))).toEqual([]);
  });

  it('has an image in which operators’ scripts find the packages installed', () => {
    const folder = temporaryFolder();
    for (const part of ['server', 'node_modules']) mkdirSync(join(folder, part));
    for (const file of ['package-lock.json', 'server/install-packages.mjs']) copyFileSync(resolve(root, file), join(folder, file));
    const [, stamp] = /^RUN (sha256sum .*)$/m.exec(text('server/Dockerfile'))!;
    expect(spawnSync('sh', ['-c', stamp!], { cwd: folder }).status).toBe(0);
    // Nothing that could install anything is on its path.
    const looked = spawnSync(process.execPath, ['server/install-packages.mjs'], { cwd: folder, env: { PATH: folder }, encoding: 'utf8' });
    expect(looked).toMatchObject({ status: 0, stderr: '' });
  });

  it('has an image in which also what is loaded late is ready', () => {
    const files = globSync('server/**/*.ts', { cwd: root }).filter((path) => !/^server\/(simulator|training)\//.test(path));
    const [, ready] = /^RUN .*Promise\.all\(\[(.*)\]/m.exec(text('server/Dockerfile'))!;
    for (const path of files)
      for (const [, name] of text(path).matchAll(/await import\('([^']*)'\)/g))
        if (!/^node:|nodemailer/.test(name!)) expect(ready).toContain(name!.startsWith('.') ? join(path, '..', name!) : `'${name}'`);
  });

  it('is started by its image as by its script', () => {
    const [, command] = /^CMD (\[.*\])$/m.exec(text('server/Dockerfile'))!;
    expect((JSON.parse(command!) as string[]).join(' ')).toBe(packageJson.scripts.server);
  });

  it('has a composition that sets only what the server reads', () => {
    const known = text('server/config.ts');
    for (const [, name] of text('server/compose.yaml').matchAll(/^ {6}(BATON_\w+|DATABASE_URL):/gm)) expect(known).toContain(`${name}:`);
  });
});

describe('operations: one trace', () => {
  it('goes from the webhook to the ticket and to what follows', async () => {
    const { db, post, clock } = await inProcess({ shop: { kind: 'baton' } });
    const { delivery } = (await post('shop', samplePayload('a', clock.now))).data;
    const jobs = await db.query<{ task: string; trace: string }>('select task, trace from jobs order by task');
    const tasks = ['alert_agents', 'create_ticket', 'read_delivery', 'remind_agents', 'tell_delay', 'update_wait'];
    expect(jobs).toEqual(tasks.map((task) => ({ task, trace: delivery })));
  });
});
