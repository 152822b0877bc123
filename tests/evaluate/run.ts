import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { evaluateDialogues, type LabelledDialogue } from './dialogues.ts';
import { evaluateMessages, type LabelledMessage } from './messages.ts';
import { evaluateMhch, type NumberedDialogue } from './mhch.ts';

const { values } = parseArgs({ options: { messages: { type: 'string' }, dialogues: { type: 'string' }, mhch: { type: 'string' } } });
const { messages, dialogues, mhch } = values;
if (messages === undefined && dialogues === undefined && mhch === undefined) {
  process.stderr.write('npm run evaluate -- --messages FILE --dialogues FILE --mhch FILE (any of them; one JSON object a line)\n');
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

const result = {
  messages: messages === undefined ? null : evaluateMessages(read<LabelledMessage>(messages)),
  dialogues: dialogues === undefined ? null : evaluateDialogues(read<LabelledDialogue>(dialogues)),
  ...(mhch === undefined ? {} : { mhch: evaluateMhch(read<NumberedDialogue>(mhch)) }),
  ...(messages && dialogues ? {} : { reason: 'only the files that were named are evaluated' }),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
