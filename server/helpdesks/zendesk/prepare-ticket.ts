import { AppError, errorTable } from '#domain/errors.ts';
import type { TicketDraft, TicketFile } from '#domain/helpdesk.ts';
import type { Ask } from './call.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { upload } from './files.ts';

/** The fields that requirements.json provisions: our key → the title they have in the account. */
export const fieldTitles: Record<string, string> = {
  handoff_reason: 'Handoff reason',
  handoff_intent: 'Bot intent',
  handoff_classification: 'Bot classification',
  handoff_confidence: 'Bot confidence',
};

/** What an account calls its own. */
export interface Catalogues {
  fields: Catalogue;
  groups: Catalogue;
  forms: Catalogue;
}

export function createCatalogues(ask: Ask, now: () => number): Catalogues {
  return {
    fields: createCatalogue(ask, 'ticket_fields', now),
    groups: createCatalogue(ask, 'groups', now),
    forms: createCatalogue(ask, 'ticket_forms', now),
  };
}

/**
 * Uploads the files and writes the exact body of the request that makes the ticket. What a rule names and the account
 * does not have is left out and said in the note: a ticket in the wrong group is found, one never made is not.
 * @throws AppError remote_*
 */
export async function prepareTicket(ask: Ask, { fields, groups, forms }: Catalogues, draft: TicketDraft): Promise<string> {
  const missing: string[] = [];
  const find = async (kind: string, name: string | null, catalogue: Catalogue) => {
    const id = name === null ? undefined : await catalogue(name).catch(ifGone);
    if (name !== null && id === undefined) missing.push(`${kind} “${name}”`);
    return id;
  };
  const group = await find('group', draft.group, groups);
  const form = await find('form', draft.form, forms);
  const customFields: { id: number; value: string }[] = [];
  for (const [key, value] of Object.entries(draft.fields)) {
    const provisioned = fieldTitles[key];
    // An account without a field of ours gets its ticket all the same: the note says the same things.
    const id = provisioned === undefined ? await find('field', key, fields) : await fields(provisioned).catch(ifGone);
    if (id !== undefined) customFields.push({ id, value });
  }
  const uploads = await uploadIfPossible(ask, draft.files);
  const hasAll = uploads.length === draft.files.length;
  const { name, email } = draft.requester;
  return JSON.stringify({
    ticket: {
      external_id: draft.externalId,
      subject: draft.subject,
      comment: {
        html_body: draft.noteHtml + missingHtml(missing) + (hasAll ? '' : laterHtml),
        public: false,
        ...(uploads.length > 0 ? { uploads } : {}),
      },
      priority: draft.priority,
      tags: draft.tags,
      custom_fields: customFields,
      ...(group === undefined ? {} : { group_id: group }),
      ...(form === undefined ? {} : { ticket_form_id: form }),
      // Answered again, under `metadata.custom`, by the audit of the creation.
      metadata: draft.metadata,
      // Without an address Zendesk would make a new person for each handoff; the note carries the name then.
      ...(email === null ? {} : { requester: { name: name ?? email, email } }),
    },
  });
}

function missingHtml(missing: string[]): string {
  if (missing.length === 0) return '';
  const names = missing.join(', ').replace(/[&<>{}]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<p>Escalation rules name what this account does not have: ${names}.</p>`;
}

const laterHtml = '<p>Brief and transcript could not be attached yet: they follow as a note.</p>';

function ifGone(error: unknown): undefined {
  if (!(error instanceof AppError) || !goneForGood.includes(error.code)) throw error;
}

/** What a permission forbids or nobody has is as good as absent; what may come again is waited for. */
const goneForGood: readonly string[] = ['remote_refused', 'remote_gone'];

/** Whatever is wrong with an upload, but for having to wait: the files come later, the ticket does not. */
async function uploadIfPossible(ask: Ask, files: TicketFile[]): Promise<string[]> {
  try {
    return await upload(ask, files);
  } catch (error) {
    if (!(error instanceof AppError) || errorTable[error.code].retry === 'wait') throw error;
    return [];
  }
}

/** Inside any text its quotes would be escaped: it stands there as a key, or not at all. */
export function hasFiles(request: string): boolean {
  return request.includes('"uploads":[');
}
