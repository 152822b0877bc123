import { parseArgs } from 'node:util';
import { operatorApi } from './operator-api.ts';

const usage = `npm run rights -- export --email maya@shopper.example     all that is kept of a person, as JSON
npm run rights -- erase --phone "+49 30 1234567"           erases a person; prints the tickets to redact in Zendesk
npm run rights -- erase --bot shop-bot --id r-1
npm run rights -- audit [--seq N --hash H]                 whether the list of what was done is whole; keep what it prints elsewhere

Speaks to the running server, whose environment it needs; --url where that is not on this machine.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...{ email: { type: 'string' }, phone: { type: 'string' }, bot: { type: 'string' }, id: { type: 'string' } },
    ...{ seq: { type: 'string' }, hash: { type: 'string' }, url: { type: 'string' } },
  },
});
const paths: Record<string, string> = { export: '/v1/persons/export', erase: '/v1/persons/erasure', audit: '/v1/audit/check' };
const path = paths[positionals[0] ?? ''];
if (path === undefined) {
  process.stderr.write(`${usage}\n`);
  process.exit(1);
}
const { url, seq, hash, ...person } = values;
const body = path !== paths.audit ? person : hash === undefined ? null : { seq: Number(seq), hash };
const api = await operatorApi(url);
const answer = await api.post(path, JSON.stringify(body), {
  headers: { 'content-type': 'application/json' },
  validateStatus: () => true,
});
if (answer.status === 200) process.stdout.write(`${JSON.stringify(answer.data)}\n`);
else process.stderr.write(`${answer.data?.error?.message ?? answer.status}\n`);
if (answer.status !== 200 || answer.data?.problem) process.exitCode = 1;
