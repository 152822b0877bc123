import { z } from 'zod';
import { address } from '../../outbound/address.ts';
import { fileWords, isImage, json, segment, word } from './call.ts';
import { type Channel, connect } from './channel.ts';

const settings = z.strictObject({
  /** `https://api.eu.intercom.io` and `https://api.au.intercom.io` for the other regions. */
  url: address.default('https://api.intercom.io'),
  token: word,
  /** The admin in whose name replies are written. */
  admin: z.coerce.string().min(1),
  /** The team that Fin leaves a conversation to; without it replies are written and nothing is assigned. */
  team: z.coerce.string().min(1).optional(),
});

/** Intercom: Fin is silent in a conversation that is assigned to a team; the memory is a note. */
const channel: Channel<z.output<typeof settings>> = {
  settings,
  address: ({ url }) => url,
  headers: ({ token }) => ({ authorization: `Bearer ${token}`, 'intercom-version': '2.14' }),
  calls(notice, { admin, team }) {
    const conversation = `/conversations/${segment(notice.conversation)}`;
    const write = (message_type: 'comment' | 'note', body: string, more: object = {}) =>
      json('POST', `${conversation}/reply`, { message_type, type: 'admin', admin_id: admin, body: html(body), ...more });
    const assign = (type: 'team' | 'admin', assignee_id: string) =>
      json('POST', `${conversation}/parts`, { message_type: 'assignment', type, admin_id: admin, assignee_id });
    switch (notice.kind) {
      case 'handoff_accepted':
        return [...(team === undefined ? [] : [assign('team', team)]), write('comment', notice.text)];
      case 'handoff_waiting':
      case 'agent_replied':
        return [write('comment', notice.text)];
      case 'agent_attached':
        // By their address it takes pictures only.
        return [
          isImage(notice.file)
            ? write('comment', notice.file.name, { attachment_urls: [notice.file.url] })
            : write('comment', fileWords(notice.file)),
        ];
      case 'handoff_completed':
        // Assignee 0 is nobody: the workspace's workflows, and Fin in them, take it from there.
        return [write('note', notice.memory), ...(team === undefined ? [] : [assign('admin', '0')])];
      case 'handoff_failed':
        return [write('comment', notice.text)];
    }
  },
};

/** Bodies are HTML there: what somebody typed stays text. */
function html(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>');
}

export const intercomBack = connect(channel);
