import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Package, readPackage } from './helpers/package-files.ts';
import { packageProblems } from './helpers/package-rules.ts';

const dist = resolve(import.meta.dirname, '../dist');
const built = readPackage(resolve(dist, 'zendesk'));
const bytes = (content: unknown) => new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
const read = (path: string) => JSON.parse(new TextDecoder().decode(built[path])) as Record<string, never>;

/** The built package with one JSON file changed. */
function changed(path: string, change: (value: Record<string, unknown>) => void): Package {
  const value = read(path) as Record<string, unknown>;
  change(value);
  return { ...built, [path]: bytes(value) };
}
const manifest = (change: (value: Record<string, unknown>) => void) => changed('manifest.json', change);
const parameter = (changes: object) => manifest((value) => Object.assign((value.parameters as object[])[1]!, changes));

describe('package', () => {
  it('breaks none of the rules', () => {
    expect(packageProblems(built)).toEqual([]);
  });

  it('is the same in the folder and in the zip, and has the version of package.json', () => {
    const { version } = JSON.parse(readFileSync(resolve(dist, '../package.json'), 'utf8')) as { version: string };
    const [zip] = globSync('*.zip', { cwd: dist });
    expect(zip).toBe(`baton-${version}.zip`);
    expect(read('manifest.json').version).toBe(version);
    const inside = unzipSync(new Uint8Array(readFileSync(resolve(dist, zip!))));
    expect(Object.keys(inside).sort()).toEqual(Object.keys(built).sort());
    for (const [path, content] of Object.entries(inside)) expect(Buffer.compare(content, built[path]!), path).toBe(0);
  });

  it.each<[string, Package]>([
    ['no manifest', Object.fromEntries(Object.entries(built).filter(([path]) => path !== 'manifest.json'))],
    ['a manifest that is not JSON', { ...built, 'manifest.json': bytes('{') }],
    ['a key twice', { ...built, 'manifest.json': bytes('{"name":"a","name":"b"}') }],
    ['a key nobody knows', manifest((value) => Object.assign(value, { colour: 'red' }))],
    ['no author', manifest((value) => delete value.author)],
    ['another framework', manifest((value) => Object.assign(value, { frameworkVersion: '1.0' }))],
    ['a language that is not there', manifest((value) => Object.assign(value, { defaultLocale: 'xx' }))],
    [
      'a location nobody knows',
      manifest((value) => Object.assign((value.location as { support: object }).support, { ceiling: { url: 'assets/index.html' } })),
    ],
    [
      'a page that is not there',
      manifest((value) => Object.assign((value.location as { support: object }).support, { modal: { url: 'assets/modal.html' } })),
    ],
    ['a long name', manifest((value) => Object.assign(value, { name: 'x'.repeat(41) }))],
    ["Zendesk's mark in the name", manifest((value) => Object.assign(value, { name: 'Baton for Zendesk' }))],
    ['a parameter of a type nobody knows', parameter({ type: 'secret' })],
    ['a secure parameter without scopes', parameter({ scopes: [] })],
    ['a scope nobody knows', parameter({ scopes: ['cookie'] })],
    ['a secret with a default', parameter({ default: 'x' })],
    ['a secret that is not secure', parameter({ name: 'api_token', secure: false, scopes: undefined })],
    ['a missing text', changed('translations/en.json', (value) => delete (value.app as Record<string, unknown>).long_description)],
    ['a parameter without a label', changed('translations/en.json', (value) => delete (value.app as Record<string, unknown>).parameters)],
    ['a requirement nobody knows', changed('requirements.json', (value) => Object.assign(value, { robots: {} }))],
    [
      'a requirement without a title',
      changed('requirements.json', (value) => Object.assign(value.ticket_fields as object, { x: { type: 'text' } })),
    ],
    ['a file of a kind that is banned', { ...built, 'assets/manual.pdf': bytes('%PDF-1.7') }],
    ['an archive that calls itself a picture', { ...built, 'assets/a.png': bytes('PK\x03\x04') }],
    ['a secret', { ...built, 'assets/a.js': bytes('const api_key = "x"') }],
    ['an address without TLS', { ...built, 'assets/a.js': bytes('fetch("http://example.com")') }],
    ['a drawing that does something', { ...built, 'assets/a.svg': bytes('<svg viewBox="0 0 1 1" onload="x()"/>') }],
    ['a logo of another size', { ...built, 'assets/logo.png': built['assets/logo-small.png']! }],
  ])('the rules see %s', (_name, broken) => {
    expect(packageProblems(broken).length).toBeGreaterThan(0);
  });
});
