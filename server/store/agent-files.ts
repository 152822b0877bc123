import type { Queryable } from '#domain/database.ts';
import type { SentFile } from '#domain/way-back.ts';

/** A file of a comment on the ticket, whoever wrote it. @param messageId the helpdesk's id of the comment */
export async function addAgentFile(
  tx: Queryable,
  handoffId: string,
  messageId: string,
  { id, name, contentType, url }: SentFile,
): Promise<void> {
  await tx.query(
    `insert into agent_files (handoff_id, source_id, message_id, name, content_type, url) values ($1, $2, $3, $4, $5, $6)
     on conflict (handoff_id, source_id) do nothing`,
    [handoffId, id, messageId, name, contentType, url],
  );
}

interface FileRow {
  source_id: string;
  name: string;
  content_type: string | null;
  url: string;
  by: string | null;
}

/** The files of a reply that nobody has been told of yet, each once; none before the reply itself is known as one. */
export async function takeAgentFiles(
  tx: Queryable,
  handoffId: string,
  messageId: string,
): Promise<{ by: string | null; file: SentFile }[]> {
  const rows = await tx.query<FileRow>(
    `select agent_files.source_id, agent_files.name, content_type, url, agent_messages.name as by from agent_files
     join agent_messages on agent_messages.handoff_id = agent_files.handoff_id and agent_messages.source_id = message_id
     where agent_files.handoff_id = $1 and message_id = $2 and passed_on = 0 order by agent_files.source_id`,
    [handoffId, messageId],
  );
  if (rows.length === 0) return [];
  await tx.query('update agent_files set passed_on = 1 where handoff_id = $1 and message_id = $2 and passed_on = 0', [
    handoffId,
    messageId,
  ]);
  return rows.map(({ source_id, name, content_type, url, by }) => ({ by, file: { id: source_id, name, contentType: content_type, url } }));
}
