import { at, isObject, someOf, textOf } from '../lenient.ts';

const frame = /^(?:specversion|type|source|id|dataschema|datacontenttype|data|time|subject)$/i;

/** Event Streams puts what happened into a frame, one or a list of them → the fields that a form has; all else as it is. */
export function unframed(payload: unknown): unknown {
  if (Array.isArray(payload)) return someOf(payload, isFramed) ? payload.map(unframed) : payload;
  const kind = /^com\.twilio\.(?:conversations\.)?([\w.-]+)$/.exec(textOf(at(payload, 'type')) ?? '')?.[1];
  const data = at(payload, 'data');
  if (kind === undefined || !isObject(data)) return payload;
  const said = at(data, 'MessageBody');
  const fields = Object.entries(data).filter(([, value]) => value !== said || said === undefined);
  const around = Object.entries(payload as object).filter(([name]) => !frame.test(name));
  return {
    ...Object.fromEntries(around),
    ...Object.fromEntries(fields),
    ...(said === undefined ? {} : { Body: said }),
    EventType: kind === 'message.removed' ? 'onMessageRemoved' : kind,
  };
}

function isFramed(one: unknown): boolean {
  return /^com\.twilio\./.test(textOf(at(one, 'type')) ?? '');
}
