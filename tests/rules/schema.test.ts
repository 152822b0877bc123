import { expect, it } from 'vitest';
import { z } from 'zod';
import { ruleList } from '#rules/rule-list.ts';

it('rules: the published JSON schema is the one that rules are read with (vitest -u writes it anew)', async () => {
  const schema = z.toJSONSchema(ruleList, { io: 'input' });
  await expect(`${JSON.stringify({ title: 'Escalation rules of Baton', ...schema }, null, 2)}\n`).toMatchFileSnapshot(
    '../../server/rules/rules.schema.json',
  );
});

it('rules: the schema says of every condition and action what it means', () => {
  const kinds: string[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { properties, description } = part as { properties?: { kind?: { const?: string } }; description?: string };
    const kind = properties?.kind?.const;
    if (kind !== undefined) kinds.push(kind);
    if (kind !== undefined) expect(description, kind).toMatch(/\w.*\.$/);
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(z.toJSONSchema(ruleList, { io: 'input' }));
  expect(kinds).toHaveLength(26);
});
