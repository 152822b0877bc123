/** One change to a source as it is loaded. */
export interface Patch {
  /** Path from the repository's root. */
  file: string;
  /** Text that stands there exactly once. */
  find: string;
  /** What stands there instead. */
  put: string;
}

const preload = new URL('./patch-sources.ts', import.meta.url);

/** Environment for a Node process whose sources are patched. */
export function patchedEnv(patches: Patch[]): Record<string, string> {
  return patches.length === 0 ? {} : { NODE_OPTIONS: `--import ${preload.href}`, BATON_TEST_PATCHES: JSON.stringify(patches) };
}
