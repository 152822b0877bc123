import { createHash } from 'node:crypto';
import { AppError } from '#domain/errors.ts';
import { oneLine } from '#domain/visible.ts';
import { addJob } from '../store/jobs.ts';
import { addAct } from '../store/requester-acts.ts';
import { addUpload } from '../store/uploads.ts';
import type { HandoffDeps } from './deps.ts';
import { fileKind } from './file-kind.ts';
import { openFor } from './from-requester.ts';
import { recordChange } from './record-change.ts';

/** Bytes; a phone's photograph has three to five million. */
export const largestFile = 8 * 1024 * 1024;
export const mostFiles = 5;
const longestName = 80;

/**
 * Takes a file for the ticket.
 * @throws AppError unknown_handoff, handoff_closed, handoff_waiting, bad_file
 */
export async function keepUpload(deps: HandoffDeps, handoffId: string, file: { name: string; bytes: Uint8Array }): Promise<void> {
  const kind = fileKind(file.bytes);
  if (kind === null) throw new AppError('bad_file', 'The file is neither an image, a PDF nor plain text, or it is empty');
  const name = nameOf(file, kind.ending);
  await deps.db.transaction(async (tx) => {
    const { handoff } = await openFor(tx, handoffId);
    if (handoff.ticketId === null) throw new AppError('handoff_waiting', 'The handoff has no ticket yet');
    const id = deps.newId();
    const now = deps.now();
    const upload = { id, handoffId, name, contentType: kind.type, bytes: file.bytes, receivedAt: now };
    if (!(await addUpload(tx, upload, mostFiles))) throw new AppError('bad_file', `No more than ${mostFiles} files can be sent`);
    await addJob(tx, { id: deps.newId(), task: 'send_upload', subject: id, priority: 3, runAt: now });
    await addAct(tx, deps.newId(), handoffId, now, { kind: 'uploaded', name });
    await recordChange(deps, tx, { handoffId, agent: null, action: 'uploaded', detail: name });
  });
  deps.onJob();
}

/** The ending is by what it is, and the same file has the same name: so that the ticket takes it once. */
function nameOf({ name, bytes }: { name: string; bytes: Uint8Array }, ending: string): string {
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 6);
  const stem = oneLine(name.replace(/\.[^.]{1,8}$/, '').replace(/[\\/:*?"<>|%#{}]+/g, ' '), longestName).replace(/^[. ]+/, '');
  return `${stem === '' ? 'file' : stem}-${mark}.${ending}`;
}
