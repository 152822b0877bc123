import type { TicketDraft, TicketFile } from '#domain/helpdesk.ts';
import type { Ask } from './call.ts';

/** The fields that requirements.json provisions: our key → the title they have in the account. */
export const fieldTitles: Record<string, string> = {
  handoff_reason: 'Handoff reason',
  handoff_intent: 'Bot intent',
  handoff_classification: 'Bot classification',
  handoff_confidence: 'Bot confidence',
};

/** Title → id of the account's ticket fields. */
export type Fields = () => Promise<Map<string, number>>;

/** Asks for the fields once; a failed question is asked again. */
export function createFields(ask: Ask): Fields {
  let known: Promise<Map<string, number>> | null = null;
  return () => {
    known ??= ask({ method: 'GET', path: '/api/v2/ticket_fields' })
      .then((answer) => {
        const rows = (answer as { ticket_fields?: { id: number; title: string; active?: boolean }[] }).ticket_fields ?? [];
        return new Map(rows.filter((field) => field.active !== false).map((field) => [field.title, field.id]));
      })
      .catch((error: unknown) => {
        known = null;
        throw error;
      });
    return known;
  };
}

/** Uploads the files and writes the exact body of the request that makes the ticket. @throws AppError remote_* */
export async function prepareTicket(ask: Ask, fields: Fields, draft: TicketDraft): Promise<string> {
  const ids = await fields();
  const customFields = Object.entries(draft.fields).flatMap(([key, value]) => {
    // An account without a field gets its ticket all the same: the note says the same things.
    const id = ids.get(fieldTitles[key] ?? '');
    return id === undefined ? [] : [{ id, value }];
  });
  const token = await upload(ask, draft.files);
  const { name, email } = draft.requester;
  return JSON.stringify({
    ticket: {
      external_id: draft.externalId,
      subject: draft.subject,
      comment: { html_body: draft.noteHtml, public: false, ...(token === null ? {} : { uploads: [token] }) },
      priority: draft.priority,
      tags: draft.tags,
      custom_fields: customFields,
      // Answered again, under `metadata.custom`, by the audit of the creation.
      metadata: draft.metadata,
      // Without an address Zendesk would make a new person for each handoff; the note carries the name then.
      ...(email === null ? {} : { requester: { name: name ?? email, email } }),
    },
  });
}

/** @returns one token for all files, or null when there are none */
async function upload(ask: Ask, files: TicketFile[]): Promise<string | null> {
  let token: string | null = null;
  for (const file of files) {
    const query = new URLSearchParams({ filename: file.name, ...(token === null ? {} : { token }) });
    const answer = await ask({ method: 'POST', path: `/api/v2/uploads?${query}`, body: file.body, contentType: file.contentType });
    token = (answer as { upload: { token: string } }).upload.token;
  }
  return token;
}
