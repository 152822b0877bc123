import type { FastifyRequest } from 'fastify';
import { AppError } from '#domain/errors.ts';
import type { StaffRole } from '#domain/helpdesk.ts';
import { operatorOf } from './operator-token.ts';
import type { HttpOptions } from './options.ts';
import { agentOf } from './panel-token.ts';

const rememberedMs = 5 * 60_000;
const most = 1_000;

/**
 * Who may do what needs an admin: an operator, or an agent of whom the helpdesk itself says that they are one. The app's token proves
 * the installation, and the name in it is what a browser claimed.
 * @returns asks for a request, and answers who it is; throws AppError bad_token, bad_role, remote_*
 */
export function adminsOnly({ deps, panel }: Pick<HttpOptions, 'deps' | 'panel'>): (request: FastifyRequest) => Promise<string> {
  const known = new Map<string, { role: StaffRole | null; until: number }>();

  async function roleOf(id: string): Promise<StaffRole | null> {
    const remembered = known.get(id);
    if (remembered && remembered.until > deps.now()) return remembered.role;
    const role = await deps.helpdesk.roleOf(id);
    if (known.size >= most) known.clear();
    known.set(id, { role, until: deps.now() + rememberedMs });
    return role;
  }

  return async (request) => {
    const operator = await operatorOf(request.headers.authorization, panel.signing).catch(() => null);
    if (operator !== null) return operator;
    const { id } = await agentOf(request, panel);
    if ((await roleOf(id)) !== 'admin') throw new AppError('bad_role', 'The helpdesk does not say that this agent is an admin');
    return id;
  };
}
