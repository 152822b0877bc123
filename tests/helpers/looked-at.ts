/** Leaves of a JSON value, and which of them somebody read through the copy that is handed out. */
export function watched<T>(value: T): { copy: T; leaves: number; unseen(): string[] } {
  const seen = new Set<string>();
  const all: string[] = [];
  const wrap = (one: unknown, path: string): unknown => {
    if (typeof one !== 'object' || one === null) return one;
    for (const [key, inner] of Object.entries(one))
      if (inner !== null && inner !== '' && (typeof inner !== 'object' || Object.keys(inner).length === 0)) all.push(`${path}${key}`);
    const inside = Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, wrap(inner, `${path}${key}.`)]));
    const target = Array.isArray(one) ? Object.values(inside) : inside;
    return new Proxy(target as object, {
      get(object, key, receiver) {
        if (typeof key === 'string') seen.add(`${path}${key}`);
        return Reflect.get(object, key, receiver);
      },
    });
  };
  const copy = wrap(value, '') as T;
  return { copy, leaves: all.length, unseen: () => all.filter((path) => !seen.has(path)) };
}
