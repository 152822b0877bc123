import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { pt } from './pt.ts';
import type { ReplyWords } from './reply-words.ts';

/** Languages in which a first reply can be written, by the first part of their tag. */
export const replyWords: Record<string, ReplyWords> = { en, de, es, fr, pt, ja, ar };
