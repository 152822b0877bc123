import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from '../account.ts';
import type { SimUser } from '../state.ts';
import { notFound, refuseRecord } from './refuse.ts';

export function userRoutes(app: FastifyInstance, account: Account, caller: (request: FastifyRequest) => SimUser): void {
  app.get('/api/v2/users/me', async (request) => ({ user: caller(request) }));

  app.get<{ Querystring: { query?: string } }>('/api/v2/users/search', async (request) => {
    const query = (request.query.query ?? '').toLowerCase().replace(/^(email|name):/, '');
    const users = [...account.users.values()].filter((user) => user.name.toLowerCase().includes(query) || user.email === query);
    return { users, count: users.length, next_page: null };
  });

  app.get<{ Params: { id: string } }>('/api/v2/users/:id', async (request, reply) => {
    const user = account.users.get(Number(request.params.id));
    return user ? { user: { ticket_restriction: null, ...user } } : notFound(reply);
  });

  app.get<{ Params: { id: string } }>('/api/v2/users/:id/group_memberships', async (request) => {
    const group_memberships = account.memberships.filter(({ user_id }) => user_id === Number(request.params.id));
    return { group_memberships, count: group_memberships.length, next_page: null };
  });

  app.get<{ Params: { id: string } }>('/api/v2/groups/:id', async (request, reply) => {
    const group = account.groups.find(({ id }) => id === Number(request.params.id));
    return group ? { group: { is_public: true, ...group } } : notFound(reply);
  });

  app.get('/api/v2/users', async () => ({ users: [...account.users.values()], count: account.users.size, next_page: null }));

  app.post('/api/v2/users/create_or_update', async (request, reply) => {
    const input = ((request.body as { user?: Partial<SimUser> } | null)?.user ?? {}) as Partial<SimUser>;
    const known = [...account.users.values()].find(
      (user) => (input.email && user.email === input.email) || (input.external_id && user.external_id === input.external_id),
    );
    if (!input.name && !known)
      return refuseRecord(reply, { name: [{ description: 'Name: is too short (minimum one character)', error: 'BlankValue' }] });
    const user: SimUser = {
      id: known?.id ?? account.newId(),
      name: input.name ?? known!.name,
      email: input.email ?? known?.email ?? null,
      role: known?.role ?? 'end-user',
      locale: input.locale ?? known?.locale ?? 'en-US',
      external_id: input.external_id ?? known?.external_id ?? null,
    };
    account.users.set(user.id, user);
    return reply.code(known ? 200 : 201).send({ user });
  });
}
