import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readOrdinary } from '../../server/training/read-sentences.ts';
import { evaluateDialogues, type LabelledDialogue } from './dialogues.ts';
import { evaluateMessages, type LabelledMessage } from './messages.ts';
import { evaluateMhch, type NumberedDialogue } from './mhch.ts';
import { evaluateOrdinary, type OrdinaryRequest } from './ordinary.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string' },
    dialogues: { type: 'string' },
    mhch: { type: 'string' },
    ordinary: { type: 'string', multiple: true },
    alarms: { type: 'string', default: '0' },
  },
});
const { messages, dialogues, mhch, ordinary } = values;
if (messages === undefined && dialogues === undefined && mhch === undefined && ordinary === undefined) {
  process.stderr.write(
    'npm run evaluate -- --messages FILE --dialogues FILE --mhch FILE --ordinary FILE (any of them; one JSON object a line; of ordinary requests, ' +
      'several files, and of a .tsv the last column; --alarms N tells N of those that raised an alarm)\n',
  );
  process.exit(1);
}

/** One JSON object a line. @throws Error naming file and line */
function read<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return [JSON.parse(line) as T];
      } catch (cause) {
        throw new Error(`${path}:${index + 1} is not JSON`, { cause });
      }
    });
}

/** Ordinary requests that the model did not learn from, each once. */
function readRequests(paths: string[]): OrdinaryRequest[] {
  const requests = paths.flatMap((path) =>
    path.endsWith('.tsv')
      ? readFileSync(path, 'utf8')
          .split('\n')
          .slice(1)
          .map((line) => ({ text: line.split('\t').at(-1) ?? '' }))
      : read<OrdinaryRequest>(path),
  );
  const seen = new Set(['', ...readOrdinary()]);
  return requests.filter(({ text }) => !seen.has(text) && seen.add(text));
}

function ofOrdinary(paths: string[], most: number): object {
  const alarms: string[] = [];
  const heard = evaluateOrdinary(readRequests(paths), (signals, said) => {
    if (alarms.length < most) alarms.push(`${signals.join(' ')}: ${said.map(({ text }) => text).join(' | ')}`);
  });
  return { ...heard, ...(most > 0 ? { alarms } : {}) };
}

const result = {
  messages: messages === undefined ? null : evaluateMessages(read<LabelledMessage>(messages)),
  dialogues: dialogues === undefined ? null : evaluateDialogues(read<LabelledDialogue>(dialogues)),
  ...(mhch === undefined ? {} : { mhch: evaluateMhch(read<NumberedDialogue>(mhch)) }),
  ...(ordinary === undefined ? {} : { ordinary: ofOrdinary(ordinary, Number(values.alarms)) }),
  ...(messages && dialogues ? {} : { reason: 'only the files that were named are evaluated' }),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
