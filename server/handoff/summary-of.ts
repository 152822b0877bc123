import type { Brief, BriefSummary } from '#domain/brief.ts';
import { AppError } from '#domain/errors.ts';
import { privateKinds, type RedactionPolicy } from '#domain/redaction/kind.ts';
import { redactText } from '#domain/redaction/redact.ts';
import { askFor } from '#domain/summary/ask.ts';
import { heldOf } from '#domain/summary/held.ts';
import { shownOf } from '#domain/summary/shown.ts';
import type { Writer } from '#domain/writer.ts';

// Stricter than any account's policy: a model needs nobody's number or address.
const everything = Object.fromEntries(privateKinds.map((kind) => [kind, 'mask'])) as RedactionPolicy;

/** What holds of what a language model says about a conversation; null where nothing does, or where it does not answer. */
export async function summaryOf(writer: Writer, brief: Pick<Brief, 'messages'>): Promise<BriefSummary | null> {
  const shown = shownOf(brief, (text) => redactText(text, everything));
  if (shown.length === 0) return null;
  const answer = await writer.write(askFor(shown)).catch((error: unknown) => {
    if (error instanceof AppError) return '';
    throw error;
  });
  const { lines, draft } = heldOf(answer, shown);
  return lines.length === 0 && draft.length === 0 ? null : { model: writer.model, lines, draft };
}
