import { AppError } from '#domain/errors.ts';
import type { StaffRole } from '#domain/helpdesk.ts';

const rememberedMs = 5 * 60_000;
/** While the helpdesk cannot be asked, its last word counts so long: agents work on through an outage. */
const staleMs = 24 * 3_600_000;
const most = 1_000;
const away: readonly string[] = ['remote_unreachable', 'remote_failed', 'remote_busy', 'remote_signed_out'];

export type RoleOf = (agentId: string) => Promise<StaffRole | null>;

/**
 * What the helpdesk says of an agent, asked once in five minutes; null for whoever is none of its staff, or no longer.
 * @param ask asks the helpdesk @param now milliseconds since 1970
 */
export function createRoles(ask: RoleOf, now: () => number): RoleOf {
  const known = new Map<string, { role: StaffRole | null; at: number }>();
  return async (id) => {
    const last = known.get(id);
    if (last && now() - last.at < rememberedMs) return last.role;
    try {
      const role = await ask(id);
      if (known.size >= most) known.delete(known.keys().next().value!);
      known.delete(id);
      known.set(id, { role, at: now() });
      return role;
    } catch (error) {
      // A refusal is an answer: only where it cannot be asked does the last word count.
      const isAway = error instanceof AppError && away.includes(error.code);
      if (isAway && last && last.role !== null && now() - last.at < staleMs) return last.role;
      throw error;
    }
  };
}
