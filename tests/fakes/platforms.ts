import { z } from 'zod';
import type { KindWithWayBack } from '../../server/bots/back/index.ts';
import type { FakePlatform, FakeRoute, Seen } from './platform-server.ts';

const text = (longest: number) => z.string().min(1).max(longest);
const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const show = (seen: Seen, words: string, by: string | null = null) => void seen.shown.push({ text: words, by });

function speak(seen: Seen, may = true): void {
  seen.bot = may ? 'speaking' : 'silent';
}

const sunshineMetadata = z.record(z.string(), z.string()).refine((one) => JSON.stringify(one).length <= 4_096);
const sunshinePass: Pick<FakeRoute, 'method' | 'body' | 'act'> = {
  method: 'POST',
  body: z.strictObject({ switchboardIntegration: z.string().min(1), metadata: sunshineMetadata }),
  act(seen, { switchboardIntegration, metadata }, id) {
    seen.bot = switchboardIntegration === 'zd:answerBot' ? 'speaking' : 'silent';
    seen.memory = metadata.baton_memory ?? seen.memory;
    seen.echoes.push({ events: [{ type: 'switchboard:passControl', payload: { conversation: { id }, metadata } }] });
  },
};

const html = (body: string) => body.replaceAll('<br>', '\n').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** Strict stand-ins: what they take is what each platform's documentation says it takes. */
export const fakePlatforms: Record<KindWithWayBack, FakePlatform> = {
  ada: {
    settings: (url) => ({ url, token: 'ada-token' }),
    isAuthorised: ({ authorization }) => authorization === 'Bearer ada-token',
    routes: [
      {
        method: 'POST',
        path: /^\/api\/v2\/conversations\/([^/]+)\/messages\/$/,
        body: z.strictObject({
          author: z.strictObject({ role: z.literal('human_agent'), display_name: z.string().min(1) }),
          content: z.strictObject({ type: z.literal('text'), body: text(10_000) }),
        }),
        act(seen, { author, content }, conversation_id) {
          show(seen, content.body, author.display_name);
          seen.bot = 'silent';
          seen.echoes.push({ type: 'v1.conversation.message', data: { message_id: 'e', conversation_id, author, content } });
        },
      },
      {
        method: 'POST',
        path: /^\/api\/v2\/conversations\/([^/]+)\/end-handoff\/$/,
        body: z.strictObject({}),
        act: (seen) => speak(seen),
      },
    ],
  },
  botpress: {
    settings: (url) => ({ url, token: 'bp-token', bot_id: 'bot-1', user_id: 'user_bot' }),
    isAuthorised: (headers) => headers.authorization === 'Bearer bp-token' && headers['x-bot-id'] === 'bot-1',
    routes: [
      {
        method: 'POST',
        path: /^\/v1\/chat\/messages$/,
        body: z.strictObject({
          type: z.enum(['text', 'image', 'file']),
          payload: z.union([
            z.strictObject({ text: text(100_000) }),
            z.strictObject({ imageUrl: z.url() }),
            z.strictObject({ fileUrl: z.url(), title: z.string() }),
          ]),
          conversationId: z.string(),
          userId: z.literal('user_bot'),
          tags: z.strictObject({}),
        }),
        act(seen, { payload, conversationId, userId }) {
          seen.conversations.splice(-1, 1, conversationId);
          show(seen, payload.text ?? payload.imageUrl ?? `${payload.title}: ${payload.fileUrl}`);
          seen.echoes.push({
            type: 'message_created',
            data: { id: 'e', conversationId, userId, direction: 'outgoing', payload: { type: 'text', ...payload } },
          });
        },
      },
      {
        method: 'POST',
        path: /^\/v1\/chat\/events$/,
        body: z.strictObject({
          type: z.string(),
          conversationId: z.string(),
          payload: z.looseObject({ state: z.enum(['accepted', 'completed', 'failed']) }),
        }),
        act(seen, { payload, conversationId }) {
          seen.conversations.splice(-1, 1, conversationId);
          seen.bot = payload.state === 'accepted' ? 'silent' : 'speaking';
          seen.memory = payload.memory ?? seen.memory;
        },
      },
    ],
  },
  chatwoot: {
    settings: (url) => ({ url, account: 7, token: 'cw-token' }),
    isAuthorised: ({ api_access_token }) => api_access_token === 'cw-token',
    routes: [
      {
        method: 'POST',
        path: /^\/api\/v1\/accounts\/7\/conversations\/([^/]+)\/messages$/,
        body: z.strictObject({
          content: text(150_000),
          message_type: z.literal('outgoing'),
          private: z.boolean(),
          content_attributes: z.record(z.string(), z.string()),
        }),
        act(seen, { content, private: isPrivate }, id) {
          if (isPrivate) seen.memory = content;
          else show(seen, content);
          seen.echoes.push({
            event: 'message_created',
            id: 9,
            content,
            message_type: 'outgoing',
            private: isPrivate,
            sender: { type: 'user', name: 'Baton' },
            conversation: { id },
          });
        },
      },
      {
        method: 'POST',
        path: /^\/api\/v1\/accounts\/7\/conversations\/([^/]+)\/toggle_status$/,
        body: z.strictObject({ status: z.enum(['open', 'pending', 'resolved', 'snoozed']) }),
        act(seen, { status }, id) {
          seen.bot = status === 'open' ? 'silent' : 'speaking';
          seen.echoes.push({
            event: 'conversation_status_changed',
            id,
            status,
            changed_attributes: [{ status: { previous_value: 'pending', current_value: status } }],
          });
        },
      },
    ],
  },
  copilot_studio: {
    settings: (url) => ({ url, secret: 'dl-secret' }),
    isAuthorised: ({ authorization }) => authorization === 'Bearer dl-secret',
    routes: [
      {
        method: 'POST',
        path: /^\/v3\/directline\/conversations\/([^/]+)\/activities$/,
        body: z.strictObject({
          type: z.literal('event'),
          name: z.enum(['handoff.status', 'handoff.message']),
          from: z.strictObject({ id: z.string().min(1), name: z.string() }),
          value: z.looseObject({}),
        }),
        act(seen, activity, id) {
          const { name, value } = activity;
          // The bot shows what it is sent.
          if (name === 'handoff.message') show(seen, value.text, value.name);
          else {
            seen.bot = value.state === 'accepted' ? 'silent' : 'speaking';
            seen.memory = value.memory ?? seen.memory;
            if (value.message) show(seen, value.message);
          }
          seen.echoes.push({ activities: [{ ...activity, conversation: { id } }] });
        },
      },
    ],
  },
  intercom: {
    settings: (url) => ({ url, token: 'ic-token', admin: 11, team: 22 }),
    isAuthorised: (headers) => headers.authorization === 'Bearer ic-token' && headers['intercom-version'] !== undefined,
    routes: [
      {
        method: 'POST',
        path: /^\/conversations\/([^/]+)\/reply$/,
        body: z.strictObject({
          message_type: z.enum(['comment', 'note']),
          type: z.literal('admin'),
          admin_id: z.literal('11'),
          body: text(200_000),
          attachment_urls: z.array(z.url()).max(10).optional(),
        }),
        act(seen, { message_type, body, attachment_urls = [] }, id) {
          if (message_type === 'note') seen.memory = html(body);
          else show(seen, [html(body), ...attachment_urls].join(': '));
          const part = { id: 'e', body, author: { type: 'admin', id: '11' } };
          seen.echoes.push({
            type: 'notification_event',
            topic: 'conversation.admin.replied',
            data: { item: { id, conversation_parts: { conversation_parts: [part] } } },
          });
        },
      },
      {
        method: 'POST',
        path: /^\/conversations\/([^/]+)\/parts$/,
        body: z.strictObject({
          message_type: z.literal('assignment'),
          type: z.enum(['team', 'admin']),
          admin_id: z.literal('11'),
          assignee_id: z.string(),
        }),
        act: (seen, { assignee_id }) => speak(seen, assignee_id !== '22'),
      },
    ],
  },
  rasa: {
    settings: (url) => ({ url, token: 'rasa-token', memory_slot: 'human_memory' }),
    isAuthorised: (_headers, query) => query.get('token') === 'rasa-token',
    routes: [
      {
        method: 'POST',
        path: /^\/conversations\/([^/]+)\/tracker\/events$/,
        body: z.array(
          z.discriminatedUnion('event', [
            z.strictObject({ event: z.literal('pause') }),
            z.strictObject({ event: z.literal('resume') }),
            z.strictObject({ event: z.literal('slot'), name: z.literal('human_memory'), value: z.string() }),
            z.strictObject({ event: z.literal('bot'), text: text(100_000), metadata: z.record(z.string(), z.string()) }),
          ]),
        ),
        act(seen, events, sender_id, query) {
          for (const one of events) {
            if (one.event === 'bot' && query.get('execute_side_effects') === 'true' && query.has('output_channel')) show(seen, one.text);
            if (one.event === 'pause' || one.event === 'resume') seen.bot = one.event === 'pause' ? 'silent' : 'speaking';
            if (one.event === 'slot') seen.memory = one.value;
          }
          seen.echoes.push({ sender_id, events, paused: seen.bot === 'silent' });
        },
      },
    ],
  },
  sunshine: {
    settings: (url) => ({ url, app: 'app-1', key_id: 'key', key_secret: 'secret', agents: 'zd:agentWorkspace', bot: 'zd:answerBot' }),
    isAuthorised: ({ authorization }) => authorization === basic('key', 'secret'),
    routes: [
      {
        method: 'POST',
        path: /^\/v2\/apps\/app-1\/conversations\/([^/]+)\/messages$/,
        body: z.strictObject({
          author: z.strictObject({ type: z.literal('business'), displayName: z.string().optional() }),
          content: z.discriminatedUnion('type', [
            z.strictObject({ type: z.literal('text'), text: text(4_096) }),
            z.strictObject({ type: z.enum(['image', 'file']), mediaUrl: z.url(), altText: text(128) }),
          ]),
          metadata: sunshineMetadata,
        }),
        act(seen, { author, content, metadata }, id) {
          show(seen, content.text ?? `${content.altText}: ${content.mediaUrl}`, author.displayName ?? null);
          const message = { id: 'e', author, content, metadata, received: '2026-05-04T12:00:00Z' };
          seen.echoes.push({ events: [{ type: 'conversation:message', payload: { conversation: { id }, message } }] });
        },
      },
      { ...sunshinePass, path: /^\/v2\/apps\/app-1\/conversations\/([^/]+)\/passControl$/ },
      { ...sunshinePass, path: /^\/v2\/apps\/app-1\/conversations\/([^/]+)\/offerControl$/ },
    ],
  },
  twilio: {
    settings: (url) => ({ url, account_sid: 'AC1', auth_token: 'tw-token' }),
    isAuthorised: ({ authorization }) => authorization === basic('AC1', 'tw-token'),
    routes: [
      {
        method: 'POST',
        path: /^\/v1\/Conversations\/([^/]+)\/Messages$/,
        body: z.strictObject({
          Author: z.string().min(1),
          Body: text(1_600),
          Attributes: z.string().refine((one) => typeof JSON.parse(one) === 'object'),
        }),
        act(seen, { Author, Body, Attributes }, ConversationSid) {
          show(seen, Body, Author);
          seen.echoes.push({
            EventType: 'onMessageAdded',
            ConversationSid,
            MessageSid: `IM${seen.shown.length}`,
            Author,
            Body,
            Attributes,
          });
        },
      },
    ],
  },
  voiceflow: {
    settings: (url) => ({ url, api_key: 'VF.DM.key' }),
    isAuthorised: ({ authorization }) => authorization === 'VF.DM.key',
    routes: [
      {
        method: 'PATCH',
        path: /^\/state\/user\/([^/]+)\/variables$/,
        body: z.record(z.string(), z.string()),
        act(seen, variables) {
          seen.bot = variables.baton_state === 'accepted' ? 'silent' : 'speaking';
          seen.memory = variables.baton_memory ?? seen.memory;
        },
      },
    ],
  },
};
