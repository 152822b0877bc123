import { expect, it } from 'vitest';
import { z } from 'zod';
import { ruleList } from '#rules/rule-list.ts';

it('rules: the published JSON schema is the one that rules are read with (vitest -u writes it anew)', async () => {
  const schema = z.toJSONSchema(ruleList, { io: 'input' });
  await expect(`${JSON.stringify({ title: 'Escalation rules of Baton', ...schema }, null, 2)}\n`).toMatchFileSnapshot(
    '../../server/rules/rules.schema.json',
  );
});
