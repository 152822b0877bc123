type Path = (string | number)[];

/** Every place of a JSON value: of each field and element, and of one more field in each object. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? value.map((one, index) => [index, one] as const) : Object.entries(value);
  const inside = entries.flatMap(([key, one]) => pathsOf(one, [...path, key]));
  return path.length === 0 ? inside : [path, ...inside, ...(Array.isArray(value) ? [] : [[...path, 'a_field_of_tomorrow']])];
}

/** A copy with something else at that place; nothing there for undefined. */
export function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  const copy = structuredClone(value) as Record<string | number, unknown>;
  if (rest.length > 0) copy[key!] = replaced(copy[key!], rest, by);
  else if (by === undefined) delete copy[key!];
  else copy[key!] = by;
  return copy;
}
