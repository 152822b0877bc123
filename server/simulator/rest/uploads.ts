import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.ts';
import type { SimAttachment } from '../state.ts';
import { notFound } from './refuse.ts';
import { attachmentJson } from './shapes.ts';

const lifetime = 3_600_000;

/** Uploads, and the download that answers with a redirect to another host. */
export function uploadRoutes(app: FastifyInstance, account: Account, { url, now }: { url: () => string; now: () => number }): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post<{ Querystring: { filename?: string; token?: string } }>(
      '/api/v2/uploads',
      { bodyLimit: 50 * 1024 * 1024 },
      async (request, reply) => {
        const { filename, token: known } = request.query;
        if (!filename) return reply.code(422).send({ error: 'AttachmentUnprocessable', description: 'filename is missing' });
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const download = randomBytes(16).toString('hex');
        const file: SimAttachment = {
          id: account.newId(),
          file_name: filename,
          content_type: request.headers['content-type'] ?? 'application/octet-stream',
          content_url: `/attachments/token/${download}/?name=${encodeURIComponent(filename)}`,
          size: bytes.length,
          malware_scan_result: 'malware_not_found',
          bytes,
        };
        account.attachments.set(download, file);
        const open = known === undefined ? undefined : account.uploads.get(known);
        if (known !== undefined && (!open || open.madeAt + lifetime <= now()))
          return reply.code(422).send({ error: 'InvalidToken', description: 'The upload token is unknown or too old' });
        const token = known ?? randomBytes(16).toString('hex');
        const upload = open ?? { files: [], madeAt: now() };
        upload.files.push(file);
        account.uploads.set(token, upload);
        const attachments = upload.files.map((one) => attachmentJson(one, url()));
        return reply.code(201).send({
          upload: { token, expires_at: new Date(upload.madeAt + lifetime).toISOString(), attachment: attachments.at(-1), attachments },
        });
      },
    );
  });

  app.get<{ Params: { token: string } }>('/attachments/token/:token/', async (request, reply) => {
    if (!account.attachments.has(request.params.token)) return notFound(reply);
    // Another origin than the account's own, as in production.
    const other = url().replace('127.0.0.1', 'localhost');
    return reply.redirect(`${other}/zdusercontent/attachment/${request.params.token}`, 302);
  });

  app.get<{ Params: { token: string } }>('/zdusercontent/attachment/:token', async (request, reply) => {
    const file = account.attachments.get(request.params.token);
    if (!file) return notFound(reply);
    if (account.switches.attachmentCors) reply.header('access-control-allow-origin', '*');
    return reply.type(file.content_type).send(Buffer.from(file.bytes));
  });
}
