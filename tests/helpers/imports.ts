/** Path from the repository's root → its text. */
export type Tree = Record<string, string>;

export interface Arrow {
  from: string;
  /** A path of the tree, or a package's name. */
  to: string;
  /** `import type`: gone at run time. */
  isType: boolean;
}

const statement = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
const doors: Record<string, string> = { '#domain/': 'server/domain/', '#signals/': 'server/signals/', '#rules/': 'server/rules/' };

/** Every import of every file. */
export function arrows(tree: Tree): Arrow[] {
  return Object.entries(tree).flatMap(([from, text]) =>
    [...text.matchAll(statement)].map((match) => ({ from, to: resolve(from, match[2] ?? match[3]!), isType: match[1] !== undefined })),
  );
}

function resolve(from: string, specifier: string): string {
  for (const [door, room] of Object.entries(doors)) if (specifier.startsWith(door)) return specifier.replace(door, room);
  if (!specifier.startsWith('.')) return specifier;
  const parts = [...from.split('/').slice(0, -1), ...specifier.split('/')];
  const path: string[] = [];
  for (const part of parts) {
    if (part === '..') path.pop();
    else if (part !== '.') path.push(part);
  }
  return path.join('/');
}

/** `server/domain`, `src`, `tests`, or `server` for files at its top. */
export function roomOf(path: string): string {
  const [top = '', second = '', third] = path.split('/');
  return top === 'server' && third !== undefined ? `server/${second}` : top;
}

/** @returns the files of a run-time cycle, or null */
export function findCycle(all: Arrow[]): string[] | null {
  const next = new Map<string, string[]>();
  for (const { from, to, isType } of all) if (!isType) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  function walk(file: string, path: string[]): string[] | null {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const to of next.get(file) ?? []) {
      const cycle = walk(to, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return null;
  }
  for (const file of next.keys()) {
    const cycle = walk(file, []);
    if (cycle) return cycle;
  }
  return null;
}
