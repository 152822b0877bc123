import type { JsonObject } from './json.ts';
import { at, fieldsOf, firstOf, isObject, listOf, textOf } from './lenient.ts';
import { namesSecret } from './unknown-fields.ts';

/** What CustomGPT's customer intelligence tells about one question. */
export interface Insight {
  emotion: string | null;
  intent: string | null;
  topics: string | null;
  language: string | null;
  /** Risk, stakeholder, content source, verified claims and whatever else the report has, under its own names. */
  others: JsonObject;
}

const kinds: [kind: Exclude<keyof Insight, 'others'>, name: RegExp][] = [
  ['emotion', /^(?:user|customer)?(?:emotion|sentiment)s?$/],
  ['intent', /^(?:user|customer)?intent(?:ion)?s?$/],
  ['topics', /^(?:user|customer|main|discussed)?(?:topic|category|theme)s?$/],
  ['language', /^(?:user|query)?(?:language|locale)$/],
];
const ofTheRecord =
  /^(?:id|promptid|messageid|conversationid|sessionid|projectid|userid|createdat|updatedat|deletedat|userquery|openairesponse|response|citations|metadata|intelligence|customerintelligence|insights|feedback|responsefeedback)$/;

/**
 * The report is a list of its own, told by `prompt_id`, and comes beside the messages (`intelligence`, as it is or in its pages); some
 * exports write its fields into the message itself.
 */
export function insightsOf(payload: unknown): (record: unknown) => Insight {
  const report = firstOf(payload, ['intelligence'], ['customer_intelligence'], ['data', 'intelligence'], ['data', 'customer_intelligence']);
  const rows = [report, at(report, 'data'), at(report, 'data', 'data')].find(Array.isArray) ?? [];
  const byMessage = new Map(listOf(rows).map((row) => [textOf(firstOf(row, ['prompt_id'], ['message_id'], ['id'])), row]));
  return (record) => {
    const inside = firstOf(record, ['intelligence'], ['customer_intelligence'], ['insights'], ['metadata']);
    return insightIn({ ...fieldsOf(byMessage.get(textOf(at(record, 'id')))), ...fieldsOf(inside), ...fieldsOf(record) });
  };
}

function insightIn(fields: JsonObject): Insight {
  const insight: Insight = { emotion: null, intent: null, topics: null, language: null, others: {} };
  for (const [name, value] of Object.entries(fields)) {
    const plain = name.replace(/[_\s-]/g, '').toLowerCase();
    const kind = kinds.find(([, pattern]) => pattern.test(plain))?.[0];
    if (kind) insight[kind] ??= wordsOf(value);
    else if (!ofTheRecord.test(plain) && !namesSecret(name)) insight.others[name] = value;
  }
  return insight;
}

/** One word, a list of them, or objects that carry it as their name. */
function wordsOf(value: unknown): string | null {
  const words = (Array.isArray(value) ? value : [value]).map((one) =>
    textOf(isObject(one) ? firstOf(one, ['name'], ['label'], ['value']) : one),
  );
  return textOf(words.filter((word) => word !== null).join(', '));
}
