import { describe, expect, it } from 'vitest';
import { newestOf, parseEarlier, withPlaces } from '#domain/brief-page.ts';
import { glanceOf } from '#domain/glance/glance.ts';
import { parseBrief } from '#domain/parse-brief.ts';
import { rowsOf } from '#domain/transcript-rows.ts';
import { brief, briefMessage } from '../helpers/brief.ts';

const long = (count: number) =>
  brief({
    messages: Array.from({ length: count }, (_, index) =>
      briefMessage(`m-${index}`, `No. ${index}: it was due on 12 May, will you call me back?`, {
        author: index % 2 === 0 ? 'requester' : 'bot',
        sent_at: new Date(index * 60_000).toISOString(),
        confidence: index % 2 === 0 ? null : (index % 97) / 100,
      }),
    ),
    why: { decision: 'handoff', priority: 'high', reasons: [{ ...brief().why.reasons[0]!, evidence: ['m-8', `m-${count - 2}`] }] },
    summary: { model: 'm', lines: [{ text: 'Due in May', evidence: ['m-20'] }], draft: [] },
  });

/** As the panel reads what the server sent. */
function read(sent: unknown) {
  const travelled = JSON.parse(JSON.stringify(sent));
  const earlier = parseEarlier(travelled);
  const page = parseBrief(travelled);
  return { page, earlier, brief: earlier ? withPlaces(page, earlier) : page };
}

describe('a page of a brief', () => {
  it('gives the same first glance as the whole, and every proof at its place', () => {
    const whole = long(1_000);
    const { page, earlier, brief: shown } = read(newestOf(whole, 400));
    expect([page.messages.length, earlier!.count, shown.messages.length]).toEqual([400, 600, 1_000]);
    expect({ ...glanceOf(shown), confidence: earlier!.confidence }).toEqual(glanceOf(whole));
    for (const id of ['m-8', 'm-20', 'm-998']) expect(shown.messages.findIndex((one) => one.id === id)).toBe(Number(id.slice(2)));
    expect(shown.messages[0]!.sent_at).toBe(whole.messages[0]!.sent_at);
  });

  it('holds no word of what is still to come, and shows no row of it', () => {
    const { brief: shown } = read(newestOf(long(1_000), 400));
    expect(shown.messages.slice(0, 600).every(({ text }) => text === '')).toBe(true);
    const rows = rowsOf(shown.messages, { query: '', filter: 'all', evidence: new Map(), from: 600 });
    expect(rows.flatMap((row) => (row.kind === 'message' ? [row.at] : []))).toEqual(Array.from({ length: 400 }, (_, at) => 600 + at));
  });

  it('is the whole where that is short enough, and where a server knows no pages', () => {
    const whole = long(400);
    expect(newestOf(whole, 400)).toEqual(whole);
    expect(read(whole).earlier).toBeNull();
  });

  it('is small: a tenth of the messages is a tenth of the way', () => {
    const whole = long(5_000);
    expect(JSON.stringify(newestOf(whole, 400)).length).toBeLessThan(JSON.stringify(whole).length / 10);
  });

  it('is refused where it is damaged, with the path', () => {
    expect(() => parseEarlier({ earlier: { count: -1, confidence: {}, places: [] } })).toThrow('earlier.count');
    expect(() => parseEarlier({ earlier: { count: 1, confidence: { count: 0 }, places: [{ at: 0 }] } })).toThrow('earlier.places.0');
  });
});
