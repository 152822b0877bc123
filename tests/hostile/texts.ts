import { redactText } from '#domain/redaction/redact.ts';
import { noteHtml } from '../../server/handoff/note-html.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import type { House } from './house.ts';
import { createTally, type Tally } from './tally.ts';

/** What our own note is made of; any other tag would be the text's. */
const ours = /<\/?(?:h2|ul|li|p|strong|br|em|blockquote|ol|h3|div|span|code|pre) ?\/?>/g;

/** Each text in every field that people fill in: taken, kept as it is, shown as text. */
export async function tryTexts(house: House, corpus: string, texts: string[]): Promise<Tally> {
  const { tally, try: attempt } = createTally(corpus);
  for (const [index, text] of texts.entries()) {
    const id = `${corpus}-${index}`;
    // The simulated account allows only so many tickets a minute.
    house.clock.now += 1_000;
    await attempt(text, async () => {
      const payload = samplePayload(id, house.clock.now);
      const { data } = payload;
      data.messages[0]!.text = text;
      data.requester.name = text;
      Object.assign(data.requester.attributes, { [text.slice(0, 60) || 'empty']: text });
      Object.assign(data.bot, { intent: text, classification: text, reason: text, diagnostics: { [text.slice(0, 60) || 'empty']: text } });
      const { status, ms } = await house.deliver(JSON.stringify(payload));
      const before = house.attempts.length;
      await house.drain();
      const bugs = house.attempts.slice(before).filter(([, result]) => !/^(?:done|wait)|: AppError/.test(result));
      // What is longer than its field takes is refused by name.
      if (status === 422) return { status, ms, ok: text.length > 255 };
      const [row] = await house.db.query<{ content: string }>(
        `select content from messages join conversations on conversations.id = conversation_id where conversations.source_id = $1 order by position limit 1`,
        [id],
      );
      const [handoff] = await house.db.query<{ brief: string }>(
        `select brief from handoffs join conversations on conversations.id = conversation_id where conversations.source_id = $1`,
        [id],
      );
      const isKept = row !== undefined && (JSON.parse(row.content) as { text: string }).text.toWellFormed() === text.toWellFormed();
      const isText = handoff !== undefined && !/</.test(noteHtml(JSON.parse(handoff.brief)).replace(ours, ''));
      // Whatever it is, redaction answers, and twice is the same as once.
      const once = redactText(text);
      return { status, ms, ok: status === 202 && bugs.length === 0 && isKept && isText && redactText(once) === once };
    });
  }
  return tally;
}
