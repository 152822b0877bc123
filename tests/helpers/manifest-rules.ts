import { json, type Package } from './package-files.ts';

interface Parameter {
  name: string;
  type: string;
  required?: boolean;
  secure?: boolean;
  default?: unknown;
  scopes?: string[];
}
interface Manifest {
  name: string;
  author: { name: string; email: string; url: string };
  defaultLocale: string;
  frameworkVersion: string;
  version: string;
  private: boolean;
  location: Record<string, Record<string, { url?: string; flexible?: unknown; autoLoad?: boolean }>>;
  parameters: Parameter[];
  domainWhitelist: string[];
  termsConditionsURL: string;
  [key: string]: unknown;
}

const keys =
  'name author defaultLocale frameworkVersion location version private singleInstall signedUrls requirementsOnly marketingOnly parameters domainWhitelist oauth termsConditionsURL remoteInstallationURL gaID experiments'.split(
    ' ',
  );
const locations =
  'top_bar nav_bar ticket_sidebar new_ticket_sidebar user_sidebar organization_sidebar background modal ticket_editor system_top_bar'.split(
    ' ',
  );
const types = ['text', 'checkbox', 'url', 'number', 'multiline', 'hidden', 'oauth'];
const scopes = ['header', 'body', 'url', 'jwt_secret_key', 'jwt_claim', 'basic_auth_username', 'basic_auth_password'];

/** What Zendesk's validator would say of manifest.json. */
export function manifestProblems(files: Package): string[] {
  const read = json(files, 'manifest.json');
  if ('problem' in read) return [read.problem];
  const manifest = read.value as unknown as Manifest;
  const problems: string[] = [];
  const must = (holds: unknown, sentence: string) => holds || problems.push(sentence);

  for (const key of Object.keys(manifest)) must(keys.includes(key), `${key} is no key of a manifest`);
  must(manifest.author?.name && manifest.author.email && isUrl(manifest.author.url), 'author needs name, email and url');
  must(
    /^[a-z]{2,3}(-\w{2,3})?$/.test(manifest.defaultLocale ?? '') && files[`translations/${manifest.defaultLocale}.json`],
    'defaultLocale has no translation',
  );
  must(manifest.frameworkVersion === '2.0', 'frameworkVersion must be "2.0"');
  must(/^\d+\.\d+\.\d+$/.test(manifest.version ?? ''), 'version must have three parts');
  must(typeof manifest.private === 'boolean', 'private must be a boolean');
  must(isUrl(manifest.termsConditionsURL), 'termsConditionsURL must be an address');
  must(
    Array.isArray(manifest.domainWhitelist) && manifest.domainWhitelist.every((one) => typeof one === 'string'),
    'domainWhitelist must be a list of texts',
  );
  must(
    (manifest.name ?? '').length > 0 && manifest.name.length <= 40 && !/zendesk/i.test(manifest.name),
    "name: at most 40 characters, without Zendesk's mark",
  );
  for (const [name, { url, flexible }] of Object.entries(manifest.location?.support ?? { none: {} })) {
    must(locations.includes(name), `${name} is no location`);
    must(flexible === undefined || typeof flexible === 'boolean', `${name}: flexible must be a boolean`);
    must(url?.startsWith('https://') || (url?.startsWith('assets/') && files[url]), `${name}: ${url} is not in the package`);
  }
  const names = (manifest.parameters ?? []).map(({ name }) => name);
  must(new Set(names).size === names.length && !names.includes('name'), 'parameters need names of their own, and none may be "name"');
  for (const one of manifest.parameters ?? []) problems.push(...parameterProblems(one));
  return problems;
}

function parameterProblems({ name, type, required, secure, default: preset, scopes: given }: Parameter): string[] {
  const problems: string[] = [];
  if (!types.includes(type)) problems.push(`${name}: ${type} is no type of a parameter`);
  if (type === 'hidden' && required) problems.push(`${name}: what is hidden cannot be required`);
  if (secure && !given?.length) problems.push(`${name}: a secure parameter needs scopes`);
  if (!secure && given) problems.push(`${name}: only secure parameters have scopes`);
  if (given?.some((scope) => !scopes.includes(scope))) problems.push(`${name}: unknown scope`);
  if ((secure || type === 'hidden') && preset !== undefined) problems.push(`${name}: a secret needs no default`);
  if (type === 'text' && !secure && /token|key|pwd|password/i.test(name)) problems.push(`${name}: sounds like a secret but is not secure`);
  return problems;
}

function isUrl(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value);
}
