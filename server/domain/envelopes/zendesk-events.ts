import { at, fieldsOf, isObject, textOf } from '../lenient.ts';

/** A new ticket's description is its first comment: the requester's, or of whoever opened it for them. */
export function asCommentAdded(payload: unknown): unknown {
  const detail = at(payload, 'detail');
  const text = textOf(at(detail, 'description'));
  if (!/:ticket\.created$/.test(textOf(at(payload, 'type')) ?? '') || text === null || isObject(at(payload, 'event', 'comment')))
    return payload;
  const submitter = textOf(at(detail, 'submitter_id'));
  const isStaff = submitter !== null && submitter !== textOf(at(detail, 'requester_id'));
  return {
    ...fieldsOf(payload),
    event: {
      ...fieldsOf(at(payload, 'event')),
      comment: { body: text, is_public: at(detail, 'is_public') !== false, author: { id: submitter, is_staff: isStaff } },
    },
  };
}
