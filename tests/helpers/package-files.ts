import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Path in the package → its bytes. */
export type Package = Record<string, Uint8Array>;

export function readPackage(folder: string): Package {
  const paths = globSync('**/*', { cwd: folder }).filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(paths.sort().map((path) => [path.replaceAll('\\', '/'), new Uint8Array(readFileSync(join(folder, path)))]));
}

export function text(files: Package, path: string): string | null {
  const bytes = files[path];
  return bytes ? new TextDecoder().decode(bytes) : null;
}

/** The JSON of a file, or what is wrong with it. */
export function json(files: Package, path: string): { value: Record<string, never> } | { problem: string } {
  const content = text(files, path);
  if (content === null) return { problem: `${path} is missing` };
  const twice = doubledKey(content);
  if (twice) return { problem: `${path} has the key ${twice} twice` };
  try {
    return { value: JSON.parse(content) };
  } catch (error) {
    return { problem: `${path} is not JSON: ${(error as Error).message}` };
  }
}

/** JSON.parse takes the last of two equal keys without a word; Zendesk refuses them. */
function doubledKey(content: string): string | null {
  const open: Set<string>[] = [];
  for (const [token, key] of content.matchAll(/"((?:[^"\\]|\\.)*)"\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (key !== undefined) {
      if (open.at(-1)?.has(key)) return key;
      open.at(-1)?.add(key);
    }
  }
  return null;
}
