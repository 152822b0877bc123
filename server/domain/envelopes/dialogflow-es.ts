import { at, fieldsOf, firstOf, textOf } from '../lenient.ts';

/** Google Assistant answers a question of its own with the name of an event; what was said stands beside it. */
export function withWordsHeard(payload: unknown): unknown {
  if (!/^actions[_.]intent[_.]/.test(textOf(at(payload, 'queryResult', 'queryText')) ?? '')) return payload;
  const heard = textOf(firstOf(payload, ['originalDetectIntentRequest', 'payload', 'inputs', 0, 'rawInputs', 0, 'query']));
  return heard === null ? payload : { ...fieldsOf(payload), queryResult: { ...fieldsOf(at(payload, 'queryResult')), queryText: heard } };
}
