import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { hideSecrets } from '../../handoff/hide-secrets.ts';
import { type SettingKind, settingKinds } from '../../handoff/setting-kinds.ts';
import { deskSecurity } from '../admin.ts';
import { errorBody } from '../errors.ts';
import type { DeskOptions } from './options.ts';

const kind = z.enum(settingKinds);
const version = z.coerce.number().int().min(0);
const note = z.string().trim().max(500).default('');
const saved = z.object({ version: z.number() });
const refusals = { 401: errorBody, 403: errorBody, 404: errorBody, 409: errorBody, 422: errorBody };
const tags = ['desk'];

/** Settings as the desk changes them: kind by kind, each save a version that stays. Secrets come and go hidden. */
export function settingRoutes(app: FastifyInstance, { doors, live }: DeskOptions): void {
  // Whoever may tune must not give themselves everything else.
  const authorOf = (request: FastifyRequest, kind: SettingKind) =>
    kind === 'roles' ? doors.mayAdminister(request) : doors.may(request, 'tune');

  app.get(
    '/v1/desk/settings',
    {
      schema: {
        summary: 'Everything that is in force, with the version it stands in; 0 is the configuration file',
        description: 'With `from_file` the configuration file’s word counts, whether or not the desk had another one before.',
        ...{ tags, security: deskSecurity },
        response: {
          200: z.object({
            can_seal: z.boolean(),
            settings: z.record(kind, z.object({ version: z.number(), from_file: z.boolean(), value: z.unknown() })),
          }),
          ...refusals,
        },
      },
    },
    async () => {
      // Another process may have saved a moment ago.
      await live.reload();
      const { versions, fromFile, settings } = live.inForce();
      const one = (name: SettingKind) =>
        [name, { version: versions[name], from_file: fromFile.has(name), value: hideSecrets(settings[name]) }] as const;
      return { can_seal: live.canSeal, settings: Object.fromEntries(settingKinds.map(one)) as never };
    },
  );

  app.put<{ Params: { kind: SettingKind }; Body: { value?: unknown; note: string; based_on: number } }>(
    '/v1/desk/settings/:kind',
    {
      schema: {
        summary: 'Saves a kind of settings as its next version, in force at once',
        description:
          'A value of null takes back what was saved: the configuration file counts again. `hours` of "always_open" go before the hours in the file. Bots have their own routes.',
        ...{ tags, security: deskSecurity },
        params: z.object({ kind: kind.exclude(['bots']) }),
        body: z.object({ value: z.unknown(), note, based_on: version }),
        response: { 200: saved, ...refusals },
      },
    },
    async (request) => {
      const { value = null, note, based_on: basedOn } = request.body;
      const author = await authorOf(request, request.params.kind);
      return { version: await live.save({ kind: request.params.kind, value, note, author, basedOn }) };
    },
  );

  app.get<{ Params: { kind: SettingKind }; Querystring: { before?: number; limit: number } }>(
    '/v1/desk/settings/:kind/versions',
    {
      schema: {
        summary: 'Who saved it when, newest first',
        ...{ tags, security: deskSecurity },
        params: z.object({ kind }),
        querystring: z.object({ before: version.optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
        response: {
          200: z.object({
            versions: z.array(z.object({ version: z.number(), author: z.string(), note: z.string(), created_at: z.string() })),
          }),
          ...refusals,
        },
      },
    },
    async ({ params, query }) => {
      const found = await live.list(params.kind, query.before ?? null, query.limit);
      const versions = found.map(({ version, author, note, createdAt }) => ({
        ...{ version, author, note },
        created_at: new Date(createdAt).toISOString(),
      }));
      return { versions };
    },
  );

  app.get<{ Params: { kind: SettingKind; version: number } }>(
    '/v1/desk/settings/:kind/versions/:version',
    {
      schema: {
        summary: 'One version; 0 is the configuration file',
        ...{ tags, security: deskSecurity },
        params: z.object({ kind, version }),
        response: { 200: z.object({ version: z.number(), value: z.unknown() }), ...refusals },
      },
    },
    async ({ params }) => ({ version: params.version, value: await live.shown(params.kind, params.version) }),
  );

  app.post<{ Params: { kind: SettingKind }; Body: { version: number; based_on: number } }>(
    '/v1/desk/settings/:kind/restore',
    {
      schema: {
        summary: 'Saves an older version as the next one',
        ...{ tags, security: deskSecurity },
        params: z.object({ kind: kind.exclude(['bots']) }),
        body: z.object({ version, based_on: version }),
        response: { 200: saved, ...refusals },
      },
    },
    async (request) => {
      const { kind } = request.params;
      const { version, based_on: basedOn } = request.body;
      const author = await authorOf(request, kind);
      const value = await live.read(kind, version);
      return { version: await live.save({ kind, value, author, basedOn, note: `as in version ${version}` }) };
    },
  );
}
