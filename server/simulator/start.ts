import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { launch } from './launch.ts';
import { postDelivery } from './post.ts';
import { samplePayload } from './sample-payload.ts';
import { ticketCreated } from './ticket-created.ts';

const folder = join(resolve(import.meta.dirname, '../..'), '.baton', `run-${Date.now()}`);
const say = (line: string) => process.stdout.write(`${line}\n`);

say('Building the app and starting the helpdesk simulator and the server …');
const house = await launch({ folder, ports: { server: 8787, simulator: 8788, app: 8789 } });
const created = ticketCreated(house.simulator);
const answer = await postDelivery(
  house.server.url,
  'shop-bot',
  house.secret,
  randomUUID(),
  samplePayload('first-conversation', Date.now()),
);
if (answer.status !== 202) throw new Error(`The first webhook was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
const ticket = await created;

say(`
Baton runs on this machine.

  1. Open the agent's screen:   ${house.simulator.url}/agent/tickets/${ticket}
     A bot's webhook has just made that ticket. The sidebar shows the brief: why the bot stopped, what it
     understood, what it tried, and the conversation.
  2. All tickets:               ${house.simulator.url}/agent/tickets
  3. The server's API:          ${house.server.url}/docs
     Health and metrics:        ${house.server.url}/readyz   ${house.server.url}/metrics

  Send your own:  the bots and their signing secret are in ${join(folder, 'config.json')};
                  README.md shows a signed webhook in a few lines.
  Stop:           Ctrl+C
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    say('Stopping …');
    void house.close().then(() => process.exit(0));
  });
}
