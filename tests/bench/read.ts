import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readTranscript } from '../../server/domain/transcripts/index.ts';
import { benchReadInBrowser } from './read-in-browser.ts';
import { quantile } from './timing.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const messages = 20_000;
const blocks = 7;
const rounds = 10;
const sentences = [
  'Where is my parcel, it was due on Monday?',
  'It left the depot at 7:40 and is on its way.',
  'That is what you said yesterday, and "soon" is no answer.',
  'I am sorry about that. Let me look again.',
];
const said = Array.from({ length: messages }, (_, at) => ({
  author: at % 2 === 0 ? 'Customer' : 'Bot',
  text: `${sentences[at % sentences.length]} (${at}) ${'and so on '.repeat(14).trimEnd()}`,
}));
const second = (at: number) =>
  `${String(Math.floor(at / 3600) % 24).padStart(2, '0')}:${String(Math.floor(at / 60) % 60).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;

/** One conversation of 20,000 messages, about 4 to 5 MB, in the formats that people leave on tickets. */
const formats: Record<string, string> = {
  openai_messages: JSON.stringify({
    messages: said.map(({ author, text }) => ({ role: author === 'Bot' ? 'assistant' : 'user', content: text })),
  }),
  bot_framework: JSON.stringify(
    said.map(({ author, text }, at) => ({
      type: 'message',
      id: `a${at}`,
      text,
      timestamp: `2026-03-02T${second(at)}.000Z`,
      from: { id: author, role: author === 'Bot' ? 'bot' : 'user' },
      conversation: { id: 'c' },
    })),
  ),
  json: JSON.stringify({ chat: said.map(({ author, text }) => ({ sender: author, body: text })) }),
  text: said.map(({ author, text }) => `${author}: ${text}`).join('\n'),
  zendesk_chat: said.map(({ author, text }, at) => `(${second(at)}) ${author}: ${text}`).join('  '),
  csv: `author,text\n${said.map(({ author, text }) => `${author},"${text.replaceAll('"', '""')}"`).join('\n')}`,
  webvtt: `WEBVTT\n\n${said.map(({ author, text }, at) => `${second(at)}.000 --> ${second(at)}.900\n<v ${author}>${text}`).join('\n\n')}`,
  html: `<html><body>${said.map(({ author, text }) => `<p><b>${author}:</b> ${text}</p>`).join('\n')}</body></html>`,
};

/**
 * How fast each reader is beside `JSON.parse` of the same bytes, which for text is one long string. `ratio` is that of the slowest JSON
 * reader. What bounds the others is how many strings they have to make: HTML one for each stretch between two tags. `longest_task_ms` is what
 * the panel's page is held up by while its worker reads the same.
 */
export async function benchRead(): Promise<object> {
  const rows = Object.entries(formats).map(([format, text]) => {
    const read = readTranscript(text);
    if (read?.format !== format || read.conversation.messages.length < messages)
      throw new Error(`${format} was read as ${read?.format}, ${read?.conversation.messages.length} messages`);
    const json = JSON.stringify(text);
    const parse = text.startsWith('{') || text.startsWith('[') ? text : json;
    const [reading, parsing] = alternately(
      () => void readTranscript(text),
      () => void JSON.parse(parse),
    );
    const mb = text.length / 1e6;
    return {
      format,
      mb: round(mb),
      mb_per_s: round(mb / (reading / 1_000)),
      json_parse_mb_per_s: round(mb / (parsing / 1_000)),
      ratio: round(parsing / reading),
    };
  });
  for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
  const heldUp = await benchReadInBrowser(formats);
  for (const row of heldUp) process.stdout.write(`${JSON.stringify(row)}\n`);
  const structured = rows.filter(({ format }) => format === 'openai_messages' || format === 'bot_framework' || format === 'json');
  return {
    ratio: Math.min(...structured.map(({ ratio }) => ratio)),
    slowest_text_mb_per_s: Math.min(...rows.map((row) => row.mb_per_s)),
    longest_task_ms: Math.max(...heldUp.map((row) => row.longest_task_ms)),
    messages,
  };
}

/**
 * Median milliseconds of the processor for one run, of blocks that take turns. What a run leaves behind is collected within its own block,
 * and paid for there: the best single runs would be those that leave it to others. Not time on the wall, which is mostly what else the
 * machine does.
 */
function alternately(one: () => void, other: () => void): [number, number] {
  const times: [number[], number[]] = [[], []];
  for (let block = 0; block < blocks; block += 1) {
    times[0].push(blockMs(one));
    times[1].push(blockMs(other));
  }
  return [quantile(times[0], 0.5), quantile(times[1], 0.5)];
}

function blockMs(run: () => void): number {
  collectGarbage();
  const whole = processorMs(() => {
    for (let round = 0; round < rounds; round += 1) run();
  });
  return whole / rounds;
}

function processorMs(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
