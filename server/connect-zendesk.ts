import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { operatorApi } from './operator-api.ts';

const usage = `npm run connect-zendesk                      makes or mends Zendesk's webhook to BATON_PUBLIC_URL, and keeps its secret
npm run connect-zendesk -- --server https://baton.example.com

Speaks to the running server, whose environment it needs; --url where that is not on this machine. The OAuth client's user
must be an admin. Run it as often as you like.`;

const { values } = parseArgs({ options: { server: { type: 'string' }, url: { type: 'string' } } });
const server = values.server ?? readConfig(process.env).publicUrl;
if (!server) {
  process.stderr.write(`${usage}\n`);
  process.exit(1);
}
const api = await operatorApi(values.url);
const answer = await api.post('/v1/helpdesk/webhook', { server }, { validateStatus: () => true });
if (answer.status === 200) process.stdout.write(`${JSON.stringify(answer.data)}\n`);
else {
  process.stderr.write(`${answer.data?.error?.message ?? answer.status}\n`);
  process.exitCode = 1;
}
