import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Parameter {
  name: string;
  secure?: boolean;
  scopes?: string[];
}

/** The secure parameters of a built app and where Zendesk's proxy may put their values. */
export function secureSettings(folder: string): Record<string, string[]> {
  const { parameters = [] } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { parameters?: Parameter[] };
  return Object.fromEntries(parameters.filter(({ secure }) => secure).map(({ name, scopes = [] }) => [name, scopes]));
}
