import type { Message } from '../conversation.ts';
import { insightsOf } from '../customer-intelligence.ts';
import { at, firstOf, isObject, listOf, numberOf, textOf, timeOf } from '../lenient.ts';
import { placeId } from '../message-id.ts';
import { conversationWith, fileOf, messageWith, oldestFirst, type Platform } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const known = byPlace({
  '': 'status data intelligence customer_intelligence session_id conversation_id project_id meta links',
  data: `
    conversation messages intelligence customer_intelligence session_id conversation_id project_id id user_id prompt_id
    user_query openai_response citations created_at updated_at deleted_at language_code response_feedback metadata
  `,
  'data.conversation': 'id session_id project_id name created_by created_at updated_at deleted_at user_id',
  'data.messages': `
    data current_page first_page_url from last_page last_page_url links next_page_url path per_page prev_page_url to total
  `,
});

/**
 * CustomGPT's answers to "messages of a conversation" and to one question, with what its customer intelligence says of them where that
 * is posted along. The API has no webhook, no confidence and no word for a handoff: Baton decides.
 */
export const customGpt: Platform = {
  idPath: 'data.conversation.session_id',
  known,
  recognises: (payload) =>
    (isObject(at(payload, 'data', 'messages')) && isObject(at(payload, 'data', 'conversation'))) ||
    (at(payload, 'data', 'user_query') !== undefined && at(payload, 'data', 'openai_response') !== undefined),
  read(payload) {
    const conversation = at(payload, 'data', 'conversation');
    // The answer to one question is one such record by itself.
    const single = at(payload, 'data', 'user_query') === undefined ? [] : [at(payload, 'data')];
    const records = [...single, ...oldestFirst(listOf(at(payload, 'data', 'messages', 'data')), (one) => numberOf(at(one, 'id')))];
    const insights = records.map(insightsOf(payload));
    const startedAt = textOf(at(conversation, 'created_at'));
    const number = textOf(at(conversation, 'id'));
    const elsewhere = Number(textOf(at(payload, 'data', 'messages', 'total')) ?? 0) - records.length;
    const last = (kind: 'emotion' | 'intent' | 'topics' | 'language') => insights.findLast((one) => one[kind] !== null)?.[kind] ?? null;
    const emotion = last('emotion');
    return {
      type: 'message_created',
      conversation: conversationWith({
        // Without the session the number has to name it.
        id:
          textOf(at(conversation, 'session_id')) ??
          textOf(
            firstOf(
              payload,
              ['session_id'],
              ['data', 'session_id'],
              ['conversation_id'],
              ['data', 'conversation_id'],
              ['data', 'conversation', 'id'],
            ),
          ) ??
          textOf(at(records[0], 'conversation_id')) ??
          '',
        locale: last('language'),
        startedAt: timeOf(startedAt),
        messages: records.flatMap((one, index) => questionAndAnswer(one, index, startedAt, insights[index]?.intent ?? null)),
        report: {
          name: textOf(at(conversation, 'name')),
          intent: last('intent'),
          classification: last('topics'),
          diagnostics: {
            ...(number === null ? {} : { conversation_number: number }),
            // The list comes in pages of 20; only this one was posted.
            ...(elsewhere > 0 ? { messages_on_other_pages: elsewhere } : {}),
            ...Object.assign({}, ...insights.map(({ others }) => others)),
            ...(emotion === null ? {} : { sentiment: emotion }),
          },
        },
      }),
    };
  },
};

/** One record is two messages: what was asked, and what was answered. */
function questionAndAnswer(one: unknown, index: number, startedAt: string | null, intent: string | null): Message[] {
  const id = textOf(at(one, 'id'));
  const sentAt = customGptTime(textOf(at(one, 'created_at')), startedAt);
  const citations = at(one, 'citations');
  const sources = Array.isArray(citations) ? citations.map(sourceOf).filter((source) => source !== null) : null;
  return [
    messageWith({
      id: id === null ? placeId(2 * index) : `${id}-q`,
      author: 'requester',
      text: textOf(at(one, 'user_query')) ?? '',
      sentAt,
      intent,
      attachments: listOf(at(one, 'attachments')).map((file) => fileOf(file)),
    }),
    messageWith({
      id: id === null ? placeId(2 * index + 1) : `${id}-a`,
      author: 'bot',
      text: textOf(at(one, 'openai_response')) ?? '',
      sentAt,
      sources,
    }),
  ];
}

/** A number, as the lists have it, or what the citation's own request answers. */
function sourceOf(citation: unknown): string | null {
  return textOf(isObject(citation) ? firstOf(citation, ['title'], ['url'], ['id']) : citation);
}

const halfDay = 12 * 3_600_000;

/**
 * CustomGPT's message list writes "25 Jun 2023 05:01:11" for 17:01:11 UTC: a 12-hour clock that does not tell which half of
 * the day. Of the two readings the first that is not before the conversation's own start (minute for slack) is taken.
 * @param startedAt when the conversation was made, ISO 8601
 */
export function customGptTime(written: string | null, startedAt: string | null): string | null {
  const parts = /^(\d{1,2} [A-Za-z]{3} \d{4}) (\d{2}:\d{2}:\d{2})$/.exec(written ?? '');
  if (!parts) return timeOf(written);
  const early = Date.parse(`${parts[1]} ${parts[2]} UTC`);
  if (Number.isNaN(early)) return null;
  const start = Date.parse(startedAt ?? '');
  const isLate = !Number.isNaN(start) && early < start - 60_000;
  return new Date(isLate ? early + halfDay : early).toISOString();
}
