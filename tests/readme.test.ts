import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { bots } from '../server/bots/index.ts';
import { readConfig } from '../server/config.ts';
import { temporaryFolder } from './helpers/temporary-folder.ts';
import { oneHouse } from './stories/house.ts';

const root = resolve(import.meta.dirname, '..');
const pages = ['README.md', 'server/README.md', 'src/README.md', 'server/domain/README.md'];
const read = (page: string) => readFileSync(join(root, page), 'utf8');
const blocks = (page: string, language: string) =>
  [...read(page).matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1]!);

describe('readme', () => {
  const house = oneHouse();

  it('opens with the two commands', () => {
    expect(blocks('README.md', 'bash').map((block) => block.trim())).toEqual(['npm start', 'npm test']);
  });

  it('names only scripts that exist', () => {
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm (?:run )?(start|test|(?<=run )[\w:-]+)/g)].map((match) => match[1]!),
    );
    expect(named.length).toBeGreaterThan(8);
    for (const script of named) expect(Object.keys(packageJson.scripts)).toContain(script);
  });

  it('shows a webhook that the server reads', () => {
    const [payload] = blocks('README.md', 'json');
    const event = bots.baton.read(new TextEncoder().encode(payload));
    expect(event.type).toBe('handoff_requested');
    expect(event.conversation.messages).toHaveLength(2);
  });

  it('shows code that posts it, as it stands', async () => {
    const file = join(temporaryFolder(), 'post.mjs');
    writeFileSync(file, blocks('README.md', 'js')[0]!);
    const { post } = (await import(file)) as { post(address: string, secret: string, payload: unknown): Promise<Response> };
    const { server, secret } = house();
    const answer = await post(`${server.url}/webhooks/shop-bot`, secret, JSON.parse(blocks('README.md', 'json')[0]!));
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ conversation: 'c-1' });
  });

  it('shows a configuration that the server takes', () => {
    const path = join(temporaryFolder(), 'config.json');
    writeFileSync(path, blocks('server/README.md', 'json')[0]!);
    expect(readConfig({ BATON_CONFIG: path }).bots).toHaveProperty('shop-bot');
  });

  it('leads to pages that are there', () => {
    for (const page of pages) {
      for (const [, target] of read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g))
        expect(existsSync(join(root, dirname(page), target!)), `${page} → ${target}`).toBe(true);
    }
  });

  it('says nothing of a variable that the server does not read', () => {
    const source = readFileSync(join(root, 'server/config.ts'), 'utf8');
    for (const [variable] of read('server/README.md').matchAll(/BATON_\w+/g)) expect(source).toContain(variable);
  });
});
