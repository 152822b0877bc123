import type { Host } from './connect.ts';
import { whoAmI } from './me.ts';
import { askHelpdesk } from './request.ts';

/** Makes the agent the ticket's assignee. @throws RequestFailed; Error where the helpdesk does not say who the agent is */
export async function assignToMe(host: Host, ticketId: number): Promise<void> {
  const { id } = await whoAmI(host);
  if (id === '') throw new Error('The helpdesk does not say who the agent is: nobody can be assigned');
  await askHelpdesk(host, `/api/v2/tickets/${ticketId}.json`, { method: 'PUT', body: { ticket: { assignee_id: Number(id) } } });
}

/** Moves what another ticket holds into this one and closes the other; that cannot be undone. @throws RequestFailed */
export async function mergeInto(host: Host, ticketId: number, other: number, words: { here: string; there: string }): Promise<void> {
  await askHelpdesk(host, `/api/v2/tickets/${ticketId}/merge.json`, {
    method: 'POST',
    body: {
      ids: [other],
      target_comment: words.here,
      source_comment: words.there,
      target_comment_is_public: false,
      source_comment_is_public: false,
    },
  });
}
