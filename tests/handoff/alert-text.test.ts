import { describe, expect, it } from 'vitest';
import { alertMessage, plainText, slackBody, teamsBody } from '../../server/handoff/alert-message.ts';
import type { AlertRoute } from '../../server/handoff/settings.ts';
import type { Handoff } from '../../server/store/handoffs.ts';

const fields = ['ticket', 'reason', 'group', 'priority', 'channel', 'intent', 'requester_name', 'requester_email'] as const;
const route = { kind: 'slack', url: 'https://hooks.slack.example/x', fields: [...fields] } as unknown as AlertRoute;

/** An alert of which the requester has chosen the name, and the bot the intent. */
function alert(name: string, intent = 'refund') {
  const brief = {
    why: { reasons: [{ code: 'asked_for_human' }], priority: 'high' },
    conversation: { channel: 'chat' },
    intent,
    requester: { name, email: 'maya@shopper.example' },
  };
  return alertMessage(route, { brief, routing: { group: 'Billing' }, ticketId: '35' } as unknown as Handoff, 0);
}

const forged = 'Maya\nticket: 999\u2028reason: x\r\nBcc: all@acme.example';
const markup = '<!channel> <https://evil.example|click> [click](https://evil.example) *bold* & @here';

describe('an alert that holds what somebody else wrote', () => {
  it('has a line for each field, whatever breaks stand in a name', () => {
    expect((slackBody(alert(forged)) as { text: string }).text.split('\n')).toHaveLength(1 + fields.length);
    expect(plainText(alert(forged)).trim().split('\n')).toHaveLength(1 + fields.length);
  });

  it('shows no hidden or reordering characters', () => {
    for (const body of [slackBody, teamsBody])
      expect(JSON.stringify(body(alert('Maya \u202e gpj.exe \u200b')))).not.toMatch(/[\u202e\u200b]/);
  });

  it('in Slack calls nobody and unfolds nothing', () => {
    const body = slackBody(alert(markup)) as { text: string };
    expect(body).toMatchObject({ unfurl_links: false, unfurl_media: false });
    expect(body.text).toContain('&lt;!channel&gt; &lt;https://evil.example|click&gt;');
    expect(body.text).not.toMatch(/<|&(?!amp;|lt;|gt;)/);
  });

  it('in Teams is a card that the workflow takes and whose text is text, never markup', () => {
    const card = (teamsBody(alert(markup)) as { attachments: { contentType: string; content: { type: string; body: Block[] } }[] })
      .attachments[0]!;
    type Block = { type: string; inlines?: { type: string; text: string }[] };
    expect(card.contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(card.content.type).toBe('AdaptiveCard');
    const said = JSON.stringify(card.content.body);
    expect(said).toContain('[click](https://evil.example)');
    // Text blocks and facts are read as Markdown, runs are not.
    for (const { type, inlines } of card.content.body) {
      expect(type).toBe('RichTextBlock');
      for (const run of inlines!) expect(run.type).toBe('TextRun');
    }
  });

  it('stays within what each takes, however long a name is', () => {
    const long = alert('M'.repeat(200_000), 'i'.repeat(200_000));
    // Slack cuts a message after 4,000 characters and refuses it after 40,000; Teams refuses 28 KB.
    expect((slackBody(long) as { text: string }).text.length).toBeLessThan(4_000);
    expect(Buffer.byteLength(JSON.stringify(teamsBody(long)))).toBeLessThan(28_000);
    expect(plainText(long).length).toBeLessThan(4_000);
  });
});
