import type { FastifyRequest } from 'fastify';
import { AppError } from '#domain/errors.ts';
import type { StaffRole } from '#domain/helpdesk.ts';
import type { Permission } from '../handoff/setting-kinds.ts';
import { operatorOf } from './operator-token.ts';
import type { HttpOptions } from './options.ts';
import { agentOf } from './panel-token.ts';

/** Who asks; operators have the configuration, and may do everything. */
export interface Staff {
  name: string;
  role: StaffRole | 'operator' | null;
}

/** Which credentials open the desk, for the documentation. */
export const deskSecurity: Record<string, string[]>[] = [{ panel: [] }, { operator: [] }];

export interface Doors {
  /** @throws AppError bad_token, bad_rate, remote_* */
  staffOf(request: FastifyRequest): Promise<Staff>;
  /** Whether the desk's settings let them do it. */
  lets(staff: Staff, permission: Permission): boolean;
  /** @returns who it is, for the audit. @throws AppError bad_token, bad_role, bad_rate, remote_* */
  may(request: FastifyRequest, permission: Permission): Promise<string>;
  /** What decides who may do what, and secrets: for admins of the helpdesk and operators alone, whatever the settings say. */
  mayAdminister(request: FastifyRequest): Promise<string>;
}

/**
 * Who may do what on the desk: an operator, or an agent of whom the helpdesk itself says what they are. The app's token proves the
 * installation, and the name in it is what a browser claimed.
 */
export function deskDoors({ deps, panel, live }: Pick<HttpOptions, 'deps' | 'panel' | 'live'>): Doors {
  const roleOf = panel.roleOf ?? ((id: string) => deps.helpdesk.roleOf(id));

  async function staffOf(request: FastifyRequest): Promise<Staff> {
    const operator = await operatorOf(request.headers.authorization, panel.signing).catch(() => null);
    if (operator !== null) return { name: operator, role: 'operator' };
    const { id } = await agentOf(request, panel);
    return { name: id, role: await roleOf(id) };
  }

  const administers = ({ role }: Staff): boolean => role === 'operator' || role === 'admin';

  function lets(staff: Staff, permission: Permission): boolean {
    return administers(staff) || (staff.role === 'agent' && live.inForce().settings.roles[permission] === 'agent');
  }

  return {
    staffOf,
    lets,
    async may(request, permission) {
      const staff = await staffOf(request);
      if (!lets(staff, permission)) throw new AppError('bad_role', `The helpdesk does not say that this agent may ${permission} here`);
      return staff.name;
    },
    async mayAdminister(request) {
      const staff = await staffOf(request);
      if (!administers(staff)) throw new AppError('bad_role', 'Only an admin of the helpdesk may do this');
      return staff.name;
    },
  };
}
