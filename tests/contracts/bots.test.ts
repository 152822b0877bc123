import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { bots } from '../../server/bots/index.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { botContract } from './bot-contract.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/bots', name), 'utf8');

describe('bots: baton', () =>
  botContract({
    bot: bots.baton,
    body: JSON.stringify(samplePayload('c-1', Date.parse('2026-05-04T12:00:00Z'))),
    authors: ['requester', 'bot', 'requester', 'bot', 'requester', 'bot'],
    says: ['Hi, I was', 'I am sorry', 'No, both', 'Refunds usually', 'That is not', 'Of course'],
  }));

describe('bots: copilot studio', () =>
  botContract({
    bot: bots.copilot_studio,
    body: fixture('copilot-studio-handoff.json'),
    authors: ['requester', 'bot', 'requester', 'bot', 'requester', 'bot'],
    says: ['My e-bike', "Let's look", 'Fjord 3', 'Please hold', 'Did that', "I'll pass"],
  }));

describe('bots: customgpt', () =>
  botContract({
    bot: bots.custom_gpt,
    body: fixture('custom-gpt-conversation.json'),
    authors: ['requester', 'bot', 'requester', 'bot', 'requester', 'bot', 'requester', 'bot'],
    says: ['Which solar', 'For a shed', 'Can it run', 'A 50 W', 'And in', 'I could not', 'Then please', 'I am an'],
  }));
