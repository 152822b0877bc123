import { manifestProblems } from './manifest-rules.ts';
import { json, type Package, text } from './package-files.ts';

const required = ['name', 'short_description', 'long_description', 'installation_instructions'];
const allowedFiles =
  /^(manifest\.json|requirements\.json|translations\/[\w-]+\.json|assets\/[\w.-]+\.(png|jpe?g|gif|svg|js|html?|css|map|eot|woff2?|otf|ttf|json|xml|hbs|hdbs))$/;
const requirementTypes =
  'automations channel_integrations custom_objects macros targets views ticket_fields triggers user_fields organization_fields webhooks custom_objects_v2'.split(
    ' ',
  );
const titleless = ['channel_integrations', 'custom_objects', 'webhooks', 'custom_objects_v2'];
// Words and shapes at which the validator warns of a secret; React's own "password" is the one it is known to find in bundles.
const secretWords = /shared_secret|secretToken|auth_key|api_key|client_secret|private_key/i;
const secretShapes =
  /AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|gh[pousr]_\w{36}|xox[bpars]-\w{10}|sk_live_\w{16}|AIza[\w-]{35}|whsec_[A-Za-z0-9+/]{32}/;
/** First bytes of zip, PDF, rar and gzip. */
const archives = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x25, 0x50, 0x44, 0x46],
  [0x52, 0x61, 0x72, 0x21],
  [0x1f, 0x8b],
];
// Names of XML and of documentation that libraries carry; nothing is asked there.
const harmless = /http:\/\/(www\.w3\.org\/|fb\.me\/use-check-prop-types|localhost|127\.0\.0\.1)/g;
const sizes: Record<string, [number, number]> = { 'assets/logo.png': [320, 320], 'assets/logo-small.png': [128, 128] };

/** Everything that Zendesk's validator and reviewers would say of a package: a sentence each. */
export function packageProblems(files: Package): string[] {
  return [
    ...manifestProblems(files),
    ...translationProblems(files),
    ...requirementProblems(files),
    ...fileProblems(files),
    ...imageProblems(files),
  ];
}

function translationProblems(files: Package): string[] {
  const manifest = json(files, 'manifest.json');
  const parameters = 'value' in manifest ? ((manifest.value.parameters ?? []) as { name: string }[]) : [];
  return Object.keys(files)
    .filter((path) => path.startsWith('translations/'))
    .flatMap((path) => {
      const read = json(files, path);
      if ('problem' in read) return [read.problem];
      const app = (read.value.app ?? {}) as Record<string, unknown> & { parameters?: Record<string, { label?: string }> };
      const missing = path === 'translations/en.json' ? required.filter((key) => !app[key]) : [];
      const unlabelled = parameters.filter(({ name }) => !app.parameters?.[name]?.label).map(({ name }) => name);
      const foreign = Object.keys(read.value).filter((key) => key !== 'app');
      return [
        ...missing.map((key) => `${path} lacks app.${key}`),
        ...unlabelled.map((name) => `${path} has no label for ${name}`),
        ...foreign.map((key) => `${path} carries ${key}, which Zendesk does not read`),
      ];
    });
}

function requirementProblems(files: Package): string[] {
  if (!files['requirements.json']) return [];
  const read = json(files, 'requirements.json');
  if ('problem' in read) return [read.problem];
  const problems: string[] = [];
  for (const [type, entries] of Object.entries(read.value as Record<string, Record<string, { title?: string; key?: string }>>)) {
    if (!requirementTypes.includes(type)) problems.push(`requirements: ${type} is not known`);
    for (const [name, entry] of Object.entries(entries)) {
      if (!titleless.includes(type) && !entry.title) problems.push(`requirements: ${name} needs a title`);
      if (/^(user|organization)_fields$/.test(type) && !entry.key) problems.push(`requirements: ${name} needs a key`);
    }
  }
  return problems;
}

function fileProblems(files: Package): string[] {
  const problems = Object.keys(files)
    .filter((path) => !allowedFiles.test(path))
    .map((path) => `${path} does not belong in a package`);
  for (const path of Object.keys(files)) {
    const content = text(files, path)!;
    if (/\.(js|html?|json|xml)$/.test(path) && (secretWords.test(content) || secretShapes.test(content)))
      problems.push(`${path} looks as if it held a secret`);
    if (/\.(js|html?)$/.test(path) && /http:\/\/[a-z0-9]/i.test(content.replace(harmless, '')))
      problems.push(`${path} names an address without TLS`);
    if (
      path.endsWith('.svg') &&
      (/<script|\son\w+=|javascript:|<foreignObject|data:image|<image/i.test(content) || !/viewBox=/.test(content))
    )
      problems.push(`${path} is not a plain drawing with a viewBox`);
    if (archives.some((start) => start.every((byte, index) => files[path]![index] === byte)))
      problems.push(`${path} is an archive or a document`);
  }
  return problems;
}

function imageProblems(files: Package): string[] {
  return Object.entries(sizes).flatMap(([path, size]) => {
    const bytes = files[path];
    if (!bytes) return [`${path} is missing`];
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const isPng = view.getUint32(0) === 0x89504e47;
    return isPng && view.getUint32(16) === size[0] && view.getUint32(20) === size[1]
      ? []
      : [`${path} must be a PNG of ${size.join(' × ')}`];
  });
}
