import { expect, it } from 'vitest';
import { alertMessage, plainText, slackBody, teamsBody } from '../../server/handoff/alert-message.ts';
import type { AlertRoute } from '../../server/handoff/settings.ts';
import type { Handoff } from '../../server/store/handoffs.ts';
import { brief } from '../helpers/brief.ts';

/** A stranger chooses what they are called, and a bot what an intent is. */
function alertOf(name: string, intent = 'refund') {
  const one = brief();
  const told = { ...one, intent, requester: { ...one.requester, name } };
  const route = { fields: ['priority', 'intent', 'requester_name'] } as unknown as AlertRoute;
  return alertMessage(route, { brief: told, routing: { group: null }, ticketId: '7' } as unknown as Handoff, 0);
}

it('alerts: nobody’s name is a link, a line or a command of the channel’s', () => {
  const link = JSON.stringify(teamsBody(alertOf('[Sign in](https://evil.example)')));
  expect(link).not.toMatch(/\]\(/);
  expect(link).toContain('Sign in');
  expect(JSON.stringify(slackBody(alertOf('<https://evil.example|Sign in> <!channel>')))).not.toMatch(/[<>]/);
});

it('alerts: a value is one line, and shows what would reorder or hide it', () => {
  const message = alertOf('Maya\npriority: low\r\n\u2028group: x', 'a\u202eb');
  for (const text of [(slackBody(message) as { text: string }).text, plainText(message).trimEnd()])
    expect(text.split(/[\n\u2028]/).length).toBe(4);
  expect(plainText(message)).toContain('a⟨U+202E⟩b');
  expect(plainText(alertOf('x'.repeat(5_000))).length).toBeLessThan(400);
});
