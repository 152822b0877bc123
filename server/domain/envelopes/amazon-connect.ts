import { at, fieldsOf, firstOf, isObject, listOf, someOf, textOf } from '../lenient.ts';

/** What comes and goes is told in the name of whoever does it. */
const comesOrGoes =
  /^Participant .{1,80} (?:has started a conversation|joined with role|left the conversation|with role [A-Z_]+ (?:went|got))\b/;

/**
 * Chats and calls of Amazon Connect as others pass them on: `transcripts` somewhere inside, flags as words, what the team says among itself, and
 * comings and goings written as messages.
 */
export function asConnectTranscript(payload: unknown): unknown {
  const listed = firstOf(payload, ['data', 'transcripts'], ['transcripts'], ['data', 'transcript']);
  const own = at(payload, 'Transcript');
  if (someOf(listed, (one) => at(one, 'participantRole') !== undefined && at(one, 'content') !== undefined))
    return {
      Channel: 'CHAT',
      ContactId: textOf(firstOf(payload, ['data', 'contactId'], ['contactId'], ['data', 'id'])),
      Transcript: listOf(listed).map((one) => turnOf(one)),
    };
  if (!someOf(own, (one) => at(one, 'isEvent') !== undefined || at(one, 'isInternalMessage') !== undefined)) return payload;
  return {
    ...fieldsOf(payload),
    Transcript: listOf(own).filter((one) => !isTrue(at(one, 'isEvent')) && !isTrue(at(one, 'isInternalMessage'))),
  };
}

function isTrue(flag: unknown): boolean {
  return flag === true || /^true$/i.test(textOf(flag) ?? '');
}

function turnOf(one: unknown): unknown {
  const { messageId, participantName, participantRole, ...rest } = fieldsOf(one);
  const isEvent = comesOrGoes.test(textOf(at(one, 'content')) ?? '');
  const files = at(one, 'attachments');
  return {
    ...rest,
    Id: messageId ?? null,
    DisplayName: participantName ?? null,
    // SYSTEM is what a flow says here, and a flow's bot has a role of its own.
    ParticipantRole: isEvent || textOf(participantRole) === null || participantRole === 'SYSTEM' ? 'EVENT' : participantRole!,
    attachments: isObject(files) ? [] : files,
  };
}
