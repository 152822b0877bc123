import type { Task } from '../jobs/worker.ts';
import { findHandoff } from '../store/handoffs.ts';
import { emptyUpload, findUpload } from '../store/uploads.ts';
import type { HandoffDeps } from './deps.ts';
import { noteForAgents } from './pass-on.ts';

/** Adds what the requester sent to the ticket; then we keep it no longer. */
export function sendUpload(deps: HandoffDeps): Task {
  return {
    async run(uploadId) {
      const upload = await findUpload(deps.db, uploadId);
      const handoff = upload && (await findHandoff(deps.db, upload.handoffId));
      if (!handoff?.ticketId) throw new Error(`Upload ${uploadId} has no ticket to go to`);
      const { name, contentType, bytes } = upload!;
      await deps.helpdesk.attachFiles(handoff.ticketId, [{ name, contentType, body: bytes }]);
      return async (tx) => emptyUpload(tx, uploadId);
    },
    async onBuried(tx, uploadId) {
      const upload = await findUpload(tx, uploadId);
      if (upload)
        await noteForAgents(deps, tx, upload.handoffId, `The helpdesk did not take the requester's file ${upload.name}: ask for it.`);
    },
  };
}
