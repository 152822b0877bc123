import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, errorTable } from '#domain/errors.ts';
import { keepUpload, largestFile } from '../../handoff/keep-upload.ts';
import { readStatus } from '../../handoff/read-status.ts';
import { admit, type Limits } from '../limits.ts';
import type { HttpOptions } from '../options.ts';
import { acts, problemOf, Refused } from './acts.ts';
import { assets } from './assets.ts';
import { guard } from './headers.ts';
import { liveRoute } from './live.ts';
import { brokenPage, gonePage, type PageState, statusPage } from './page.ts';
import { acceptedLanguages, type PageKey, wordsFor } from './words.ts';

interface Asked {
  Params: { token: string };
  Querystring: { lang?: string; done?: string; do?: string };
}

const largestForm = 64 * 1024;
const donePattern = /^done_(?:corrected|added|switched|uploaded|cancelled|handed_back|rated)$/;

/** The requester's own page, `/r/{token}`: read and used without scripts, live with them. */
export async function statusRoutes(app: FastifyInstance, { deps, limits }: Pick<HttpOptions, 'deps'> & { limits: Limits }): Promise<void> {
  const links = deps.statusLinks;
  if (links === null) return;
  await app.register(multipart, { limits: { fileSize: largestFile, files: 1, fields: 4, fieldSize: 1_000 } });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: largestForm }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );

  const languagesOf = (request: FastifyRequest, locale: string | null) =>
    wordsFor([one((request.query as Asked['Querystring']).lang) ?? null, locale, ...acceptedLanguages(request.headers['accept-language'])]);

  async function show(
    request: FastifyRequest<Asked>,
    reply: FastifyReply,
    status: number,
    more: Partial<PageState>,
  ): Promise<FastifyReply> {
    const { token } = request.params;
    const handoffId = links!.read(token, deps.now());
    admit(limits.page, handoffId);
    const view = await readStatus(deps, handoffId);
    const words = languagesOf(request, view.locale);
    const lang = one(request.query.lang) === undefined ? '' : `&lang=${words.language}`;
    const state: PageState = {
      words,
      action: (act) => `${token}?do=${act}${lang}`,
      channels: deps.contactChannels,
      today: new Date(deps.now()).toISOString().slice(0, 10),
      done: null,
      problem: null,
      typed: {},
      ...more,
    };
    return guard(reply)
      .code(status)
      .type('text/html; charset=utf-8')
      .send(statusPage(view, token, state));
  }

  app.setErrorHandler(async (error, request, reply) => {
    const isGone = error instanceof AppError && (error.code === 'bad_link' || error.code === 'unknown_handoff');
    if (isGone)
      return guard(reply)
        .code(404)
        .type('text/html; charset=utf-8')
        .send(gonePage(languagesOf(request, null)));
    const status = error instanceof AppError ? errorTable[error.code].status : ((error as { statusCode?: number }).statusCode ?? 500);
    if (status === 429 || status === 503) reply.header('retry-after', 30);
    if (status >= 500 && status !== 503) request.log.error({ err: error }, 'a page that could not be shown');
    const words = languagesOf(request, null);
    return guard(reply).code(status).type('text/html; charset=utf-8').send(brokenPage(words));
  });

  for (const [name, { body }, type] of [
    ['page.css', assets.css, 'text/css; charset=utf-8'],
    ['page.js', assets.js, 'text/javascript; charset=utf-8'],
  ] as const)
    app.get(`/r/${name}`, { schema: { hide: true } }, async (_request, reply) =>
      guard(reply).header('cache-control', 'public, max-age=31536000, immutable').type(type).send(body),
    );

  app.get<Asked>('/r/:token', { schema: { hide: true } }, async (request, reply) => {
    const done = one(request.query.done) ?? '';
    return show(request, reply, 200, { done: donePattern.test(done) ? (done as PageKey) : null });
  });

  app.post<Asked>(
    '/r/:token',
    {
      schema: { hide: true },
      bodyLimit: largestFile + largestForm,
      // Before a byte of the body is read: a stranger sends nothing.
      onRequest: async (request) => admit(limits.acts, links.read(request.params.token, deps.now())),
    },
    async (request, reply) => {
      const { token } = request.params;
      const fields = textsIn(request.body);
      try {
        const handoffId = links.read(token, deps.now());
        const doing = one(request.query.do) ?? '';
        const act = Object.hasOwn(acts, doing) ? acts[doing]! : null;
        const { locale } = await readStatus(deps, handoffId);
        if (act === null && doing !== 'file') throw new Refused('problem', null);
        const done = act === null ? await takeFile(request, handoffId) : await act(deps, handoffId, fields, locale);
        const lang = one(request.query.lang);
        const more = lang === undefined ? '' : `&lang=${encodeURIComponent(lang)}`;
        return guard(reply).redirect(`${token}?done=${done}${more}`, 303);
      } catch (error) {
        const problem = problemOf(error);
        if (problem === null) throw error;
        return show(request, reply, 422, { problem, typed: fields });
      }
    },
  );

  async function takeFile(request: FastifyRequest, handoffId: string): Promise<PageKey> {
    if (!request.isMultipart()) throw new Refused('bad_file', 'file');
    const file = await request.file();
    if (!file || file.filename === '') throw new Refused('bad_file', 'file');
    const bytes = await file.toBuffer().catch((cause: { code?: string }) => {
      throw cause.code === 'FST_REQ_FILE_TOO_LARGE' ? new AppError('bad_size', 'The file is too large', { cause }) : cause;
    });
    await keepUpload(deps, handoffId, { name: file.filename, bytes });
    return 'done_uploaded';
  }

  liveRoute(app, { deps, limits });
}

/** What a form sends; anybody can send something else. */
function textsIn(body: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(body ?? {}).filter((field): field is [string, string] => typeof field[1] === 'string'));
}

/** A parameter that was given twice is none. */
function one(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
