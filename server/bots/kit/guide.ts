import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BotKind } from '../index.ts';

/** What an admin needs to connect a platform, from its guide. */
export interface Guide {
  /** The platform's name. */
  title: string;
  /** Where in the platform a webhook is made; plain text. */
  where: string;
  /** What to do there; plain text, a paragraph each. */
  steps: string[];
  /** Programs that post a first webhook. */
  snippets: { language: string; code: string }[];
}

const folder = join(import.meta.dirname, '../guides');
const known = new Map<BotKind, Guide>();

/** Read once: guides change with the program. */
export function guideOf(kind: BotKind): Guide {
  const guide = known.get(kind) ?? readGuide(readFileSync(join(folder, `${kind.replaceAll('_', '-')}.md`), 'utf8'));
  known.set(kind, guide);
  return guide;
}

function readGuide(text: string): Guide {
  const title = /^# (.+)$/m.exec(text)?.[1] ?? '';
  const where = /^Where: (.+)$/m.exec(text)?.[1] ?? '';
  const [, before = ''] = /^Where: .+\n\n([\s\S]*?)(?=^In Baton's configuration:)/m.exec(text) ?? [];
  const first = text.slice(text.indexOf('## A first webhook'));
  return {
    title,
    where: plain(where),
    // What is to be written into the configuration file is not for whoever reads this on the desk.
    steps: before
      .split(/\n{2,}/)
      .filter((part) => part.trim() !== '' && !part.startsWith('```'))
      .map((part) => plain(part.replace(/\s+/g, ' ').trim())),
    snippets: [...first.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = '']) => ({
      language,
      code: code.trimEnd(),
    })),
  };
}

/** Without Markdown's signs. */
const plain = (text: string) => text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replace(/\*\*|`|\*(?=\S)|(?<=\S)\*/g, '');
