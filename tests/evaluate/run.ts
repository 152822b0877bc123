import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluateDialogues, type LabelledDialogue } from './dialogues.ts';
import { evaluateMessages, type LabelledMessage } from './messages.ts';

const { values } = parseArgs({ options: { messages: { type: 'string' }, dialogues: { type: 'string' } } });
const fixtures = join(import.meta.dirname, '../fixtures/evaluation');
const none = values.messages === undefined && values.dialogues === undefined;

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

const messages = values.messages ?? (none ? join(fixtures, 'messages.jsonl') : undefined);
const dialogues = values.dialogues ?? (none ? join(fixtures, 'dialogues.jsonl') : undefined);
const result = {
  messages: messages === undefined ? null : evaluateMessages(read<LabelledMessage>(messages)),
  dialogues: dialogues === undefined ? null : evaluateDialogues(read<LabelledDialogue>(dialogues)),
  ...(messages && dialogues ? {} : { reason: 'only the files that were named are evaluated' }),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
