import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/errors.ts';
import { zendeskEvents } from '#domain/platforms/zendesk-events.ts';
import { readTranscript } from '#domain/transcripts/index.ts';
import { type BotKind, botKinds, bots, platforms } from '../../server/bots/index.ts';
import { watched } from '../helpers/looked-at.ts';

interface Expected {
  /** The bot that takes it as a webhook; null where it lacks a conversation's id or is no webhook. */
  webhook: BotKind | null;
  /** How each message begins, oldest first, after the first letter of its author: requester, bot, agent, system. */
  says: string;
  /** Fields that nobody looks at, of all that hold something. */
  unseen?: [number, number];
}

/** Payloads that were recorded, or are printed in the platforms' documentation; they are no part of the project, and are read where they are at hand. */
const folder = join(import.meta.dirname, '../../../shared/samples');
const expected: Record<string, Expected> = {
  'amazon-connect-contact-lens-voice.json': {
    webhook: 'amazon_connect',
    says: 'a Mhm. | r Mhm. | a Okay? Hoping | r I hope you g | r I hear my vo | a Bye. | a Hello. | r Hello. | a Okay? Mm. | a Hello. | r So | a Cool. | a Okay? Oh, | r Oh, Okay? | a Call back. B',
    unseen: [126, 196],
  },
  'amazon-lex-v2-lambda-event.json': {
    webhook: 'amazon_lex',
    says: 'r help',
    unseen: [23, 35],
  },
  'avaya-infinity-live_agent_handoff.json': {
    webhook: null,
    says: '',
  },
  'azure-content-understanding-callcenter.vtt': {
    webhook: null,
    says: "a Good day. | a Welcome to C | a My name is J | a How can I he | a Yes, good da | a My name is M | a I would like | a No problem. | a I am happy t | a I need your  | a It is April  | a Great. | a Your current | a Do you need  | a No, thank yo | a That was all | a Goodbye. | a You're welco | a Goodbye at C",
  },
  'botpress-cloud-event-message_created.json': {
    webhook: 'botpress',
    says: 'b Olá novament',
    unseen: [3, 14],
  },
  'botpress-cloud-list_messages.json': {
    webhook: 'botpress',
    says: 'b Olá novament | b Olá novament | b Olá novament | b Olá novament | b Olá novament | b Olá novament | b Olá novament | b Olá novament | b Olá novament | b Olá novament | b Olá novament | b Olá novament | b Olá novament | b Olá novament | r Olá, tudo be | b Olá novament | r Olá, tudo be | b Olá novament | r Olá, tudo be | b Olá novament',
    unseen: [77, 230],
  },
  'botpress-hitl-startHitl-input.reconstructed.json': {
    webhook: 'botpress',
    says: 'r Hello bot | b Hello human | r (1 file) | b Cool Card\nA ',
    unseen: [8, 23],
  },
  'botpress-zendesk-trigger-webhook-template.json': {
    webhook: null,
    says: '',
  },
  'chatwoot-webhook-conversation_status_changed.json': {
    webhook: 'chatwoot',
    says: '',
    unseen: [1, 6],
  },
  'chatwoot-webhook-message_created-attachment.json': {
    webhook: 'chatwoot',
    says: 'r (1 file)',
    unseen: [179, 198],
  },
  'chatwoot-webhook-message_created.json': {
    webhook: 'chatwoot',
    says: 'r teste 1',
    unseen: [103, 116],
  },
  'customgpt-conversation-messages.json': {
    webhook: 'custom_gpt',
    says: 'r Who is Tom | b Tom Example ',
    unseen: [12, 28],
  },
  'customgpt-conversations-list.json': {
    webhook: null,
    says: '',
  },
  'customgpt-send-message-response.json': {
    webhook: null,
    says: 'r Who is Tom | b Tom Example ',
    unseen: [1, 12],
  },
  'deepgram-voice-agent-turns.srt': {
    webhook: null,
    says: 'a Hello! How c | r Tell me abou',
  },
  'deepgram-voice-agent-turns.vtt': {
    webhook: null,
    says: 'a Hello! How c | r Tell me abou',
  },
  'dialogflow-cx-conversation-history.reconstructed.json': {
    webhook: 'dialogflow_cx',
    says: 'r 갤럭시 S24 울트라에 | b Sorry, could | r I want to sp | b I am connect',
    unseen: [13, 28],
  },
  'dialogflow-cx-webhook-request.json': {
    webhook: 'dialogflow_cx',
    says: 'r 갤럭시 S24 울트라에',
    unseen: [6, 16],
  },
  'dialogflow-es-webhook-request-sentiment.json': {
    webhook: 'dialogflow_es',
    says: 'r hey amber, c',
    unseen: [12, 28],
  },
  'google-ces-end_session-live_agent_handoff.json': {
    webhook: null,
    says: 'b Please hold ',
    unseen: [4, 14],
  },
  'intercom-conversation.json': {
    webhook: 'intercom',
    says: 'a this is the  | a Okay!',
    unseen: [62, 108],
  },
  'mhch-rssn-labelled-dialogue.json': {
    webhook: null,
    says: 'r 啥时候能收到 | a 一般2到3天哦 | r 皮肤黑，不知道选哪个 | a 不知道选哪个？适合自己的 | a 废话啊 | r 皮肤黑，我不知道买哪个,',
  },
  'microsoft-botframework-transcript-activities.json': {
    webhook: 'copilot_studio',
    says: 'b Required pro | b Enter a stri | b Any response | b Enter a stri | r wheat',
    unseen: [66, 113],
  },
  'microsoft-pva-handoff-initiate.json': {
    webhook: 'copilot_studio',
    says: "r store hours | b I'm happy to | b The Redmond ",
    unseen: [82, 125],
  },
  'openai-chat-messages-transfer-to-human.json': {
    webhook: 'openai_messages',
    says: "r Hi! I'd like | b I'm sorry, b | r I understand | b I understand | r I really don | b Unfortunatel | r The confirma | b I see that y | r Is there som",
    unseen: [9, 41],
  },
  'rasa-tracker.json': {
    webhook: 'rasa',
    says: 'r /greet | r /mood_great',
    unseen: [38, 66],
  },
  'twilio-flex-task-attributes.json': {
    webhook: 'twilio',
    says: '',
    unseen: [0, 15],
  },
  'twilio-tac-onMessageAdded.json': {
    webhook: 'twilio',
    says: 'r wifi router ',
    unseen: [0, 5],
  },
  'voiceflow-trace-text-docs.json': {
    webhook: null,
    says: 'b Hello there!',
    unseen: [5, 8],
  },
  'voiceflow-transcript-voice-excerpt.json': {
    webhook: null,
    says: "r Harbor. | b Ok, we're lo | b .\nYouve been",
    unseen: [46, 84],
  },
  'zendesk-event-messaging_message_added.json': {
    webhook: null,
    says: 'r Unable to lo',
    unseen: [4, 9],
  },
  'zendesk-event-ticket_comment_added-private.json': {
    webhook: null,
    says: 's Conversation',
    unseen: [24, 33],
  },
  'zendesk-messaging-transcript-comment.txt': {
    webhook: null,
    says: "b Hi, I'm Tri. | r my question",
  },
  'zendesk-sunco-passControl-body.json': {
    webhook: null,
    says: '',
  },
  'zendesk-sunco-webhook-conversation_message.json': {
    webhook: 'sunshine',
    says: 'r แล้ว line ละ',
    unseen: [27, 37],
  },
};

const names = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name !== 'sources.md').sort();

describe('recorded samples', () => {
  it('are those of the table, where they are at hand', () => {
    if (names.length > 0) expect(names).toEqual(Object.keys(expected).sort());
  });

  it('are read without a throw, with every author and in order', () => {
    const rows = names.map((name) => {
      const bytes = readFileSync(join(folder, name));
      const messages = readTranscript(bytes.toString())?.conversation.messages ?? [];
      const says = messages.map(({ author, text, attachments }) => `${author[0]} ${text.slice(0, 12) || `(${attachments.length} file)`}`);
      const kinds = name.endsWith('.json') ? takenBy(bytes) : [];
      expect([name, kinds.length]).toEqual([name, Math.min(kinds.length, 1)]);
      const webhook = kinds[0] ?? null;
      const unseen = name.endsWith('.json') ? unseenIn(JSON.parse(bytes.toString()), kinds[0]) : undefined;
      return [name, { webhook, says: says.join(' | '), ...(unseen && { unseen }) }] as const;
    });
    console.log(
      rows
        .map(
          ([name, { says, unseen }]) =>
            `${name}: ${says === '' ? 0 : says.split(' | ').length} messages${unseen ? `, ${unseen[0]} of ${unseen[1]} fields not looked at` : ''}`,
        )
        .join('\n'),
    );
    console.log(`samples at hand: ${names.length}; with messages: ${rows.filter(([, { says }]) => says !== '').length}`);
    for (const [name, row] of rows) expect([name, row]).toEqual([name, expected[name]]);
  });
});

/** What reads it as a webhook; a refusal is said in a sentence. */
function takenBy(body: Uint8Array): BotKind[] {
  return botKinds.filter((kind) => {
    try {
      bots[kind].read(body);
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'bad_payload') return false;
      throw error;
    }
  });
}

/** As the platform that takes it reads it, or else the one that finds messages in it. */
function unseenIn(payload: unknown, kind: BotKind | undefined): [number, number] | undefined {
  const platform =
    kind && kind !== 'baton'
      ? platforms[kind]
      : [...Object.values(platforms), zendeskEvents].find(
          (one) => one.recognises(payload) && one.read(payload).conversation.messages.length > 0,
        );
  if (!platform) return undefined;
  const { copy, leaves, unseen } = watched(payload);
  platform.read(copy);
  return [unseen().length, leaves];
}
