export const permissions = ['see', 'tune', 'replay', 'export'] as const;
export type Permission = (typeof permissions)[number];

/** Who the server takes us for. @throws Error where it answers something else */
export function asMe(value: unknown): { role: string | null; may: Permission[] } {
  const me = value as { role?: unknown; may?: unknown } | null;
  if (!Array.isArray(me?.may)) throw new Error('The server answered something else than who we are');
  return { role: typeof me.role === 'string' ? me.role : null, may: permissions.filter((one) => (me.may as unknown[]).includes(one)) };
}
