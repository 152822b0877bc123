import { describe, expect, it } from 'vitest';
import { readTranscript } from '#domain/transcripts/index.ts';
import { authorOfName } from '#domain/transcripts/roles.ts';
import { workOf } from '../helpers/work-of.ts';

const said = (text: string) => readTranscript(text)?.conversation.messages.map(({ name, text }) => `${name}: ${text}`);

describe('transcripts: what only looks like another format', () => {
  it('a dated line within what somebody said makes no export of WhatsApp', () => {
    const text = 'Customer: here is what the log says\n2026-11-23 10:00:00 ERROR: payment failed\nBot: thank you\nCustomer: a human please';
    const read = readTranscript(text)!;
    expect(read.format).toBe('text');
    expect(read.conversation.messages[0]?.text).toContain('here is what the log says');
    expect(read.conversation.messages.at(-1)).toMatchObject({ author: 'requester', text: 'a human please' });
  });

  it('a zone within the brackets is no part of a name', () => {
    expect(said('[2026-11-23 10:00:00 UTC] Ann: hi there\n[2026-11-23 10:00:05 UTC] Bot: Hello, how can I help?')).toEqual([
      'Ann: hi there',
      'Bot: Hello, how can I help?',
    ]);
  });

  it('a heading within an answer ends nothing', () => {
    const text =
      'Customer: hours?\nBot: Here are your options:\n## Customer Support\nOpen on Mondays\nCustomer: I want a human\nBot: One moment.';
    expect(said(text)).toEqual([
      'Customer: hours?',
      'Bot: Here are your options:\n## Customer Support\nOpen on Mondays',
      'Customer: I want a human',
      'Bot: One moment.',
    ]);
    expect(said('# Customer Support\n\nCustomer: hours?\nBot: Nine to five.\nCustomer: thanks')).toHaveLength(3);
  });

  it('days and times that somebody lists are no speakers', () => {
    const text =
      'Ann Lee  10:02\nAny of these:\nMonday 10:30\nTuesday 11:00\nor\nFriday 9:15\nPlease choose\n\nMax Roe  10:04\nMonday is fine';
    expect(said(text)).toEqual([
      'Ann Lee: Any of these:\nMonday 10:30\nTuesday 11:00\nor\nFriday 9:15\nPlease choose',
      'Max Roe: Monday is fine',
    ]);
    expect(said('Ann Lee  10:02\nfree are\nRoom one 10:30\nRoom two 11:00\n\nMax Roe  10:04\nRoom one')?.[0]).toContain('Room two 11:00');
  });

  it('long runs of blanks cost no more than other characters', () => {
    for (const [before, after] of [
      ['# ', 'a:b'],
      ['[10:00] ***', 'x'],
      ['[10:00] *** ', '***'],
      ['[1/2/24, 10:00] ', ''],
    ]) {
      const cost = (length: number) =>
        workOf(() => void readTranscript(`${before}${' '.repeat(length)}${after}\nAnn: hello\nBot: hello\nAnn: yes`));
      cost(1_000);
      // Of work that grows with the square or worse a hundredfold text would take minutes.
      expect(cost(100_000)).toBeLessThan(1_000);
    }
  });

  it.each([
    ['names', '<i class="name">a'],
    ['times', '<b class="time">x'],
    ['parties', '<div class="user"><i></i>'],
    ['parties with names', '<div class="user"> <b class="name">'],
  ])('pages of %s that are never closed cost no more than their length', (_what, piece) => {
    workOf(() => void readTranscript(`<p>${piece.repeat(1_000)}`));
    // Of work that grows with the square most take a minute, the least of them over five seconds.
    expect(workOf(() => void readTranscript(`<p>${piece.repeat(80_000)}`))).toBeLessThan(4_000);
  });

  it('a name that is never closed is none, and what is behind it is read', () => {
    const page = (name: string) => `<div class="visitor">${name}Is it open?</div><div class="bot"><b class="name">Max</b>: Yes.</div>`;
    expect(said(page('<b class="name">Jo</B> '))).toEqual(['Jo: Is it open?', 'Max: Yes.']);
    expect(said(page(`<b class="name">${'<br>'.repeat(600)}`))).toEqual(['null: Is it open?', 'Max: Yes.']);
  });
});

describe('transcripts: heads of lines', () => {
  it('a numbered list or bullets within an answer are no speakers', () => {
    const text =
      'Customer: how do I return it?\nBot: Like so:\n1. Box: pack it\n2. Label: print it\n- Post office: bring it there\nCustomer: thanks';
    expect(said(text)).toEqual([
      'Customer: how do I return it?',
      'Bot: Like so:\n1. Box: pack it\n2. Label: print it\n- Post office: bring it there',
      'Customer: thanks',
    ]);
  });

  it('bold print across a line is no event, and what somebody says of joining is none', () => {
    const text = 'Customer: hi\n***Important***\n***\nBot: Ann joined the chat yesterday\nCustomer: ok';
    expect(said(text)).toEqual(['Customer: hi\n***Important***\n***', 'Bot: Ann joined the chat yesterday', 'Customer: ok']);
  });

  it.each([
    ['a letter', 'Dear team,\n\nI write about my order 77.\nProblem: the bike is broken\nWish: a refund\nDeadline: Monday\n\nYours\nJo'],
    ['a form', 'Name: Jo Li\nEmail: jo@example.test\nProduct: Bike\nMessage: It is broken\nPriority: high'],
    ['a recipe', 'Ingredients:\nFlour: 200 g\nSugar: 100 g\nTime: 10:30'],
    ['an agenda', 'Agenda\n10:00 Welcome: Ann\n10:30 Talk: Jo\n11:00 Break: all'],
    ['a log', '2026-03-02 10:15:03 ERROR: payment failed\n2026-03-02 10:15:04 WARN: retrying\n2026-03-02 10:15:05 ERROR: payment failed'],
    ['a source', 'const a = { b: 1 };\nif (a.b) {\n  console.log("x: y");\n}\ncase 1: return 2;\ncase 2: return 3;\ndefault: return 4;'],
    ['times behind what was said', 'Jo Li\nmy bill is wrong\nMar 2, 2026, 10:15 AM\nAcme\nlet me look\nMar 2, 2026, 10:16 AM'],
  ])('%s is no conversation', (_name, text) => {
    expect(readTranscript(text)).toBeNull();
  });

  it('a party is what its name says, not what a word within it could mean', () => {
    const authors = ['Customer Service', 'Kundenservice', 'Claude Dupont', 'Ai Tanaka', 'Fin', 'AI agent', 'müşteri temsilcisi', 'Human'];
    expect(authors.map(authorOfName)).toEqual(['agent', 'agent', null, null, 'bot', 'bot', 'agent', 'requester']);
    expect(authorOfName('Ann Lee <support@acme.test>')).toBe('agent');
    expect(authorOfName('agent.smith@example.test')).toBeNull();
  });

  it('who joins first and speaks first began the chat; whoever joins a chat that somebody began works for the company', () => {
    const authors = (text: string) => readTranscript(text)?.conversation.messages.map(({ author }) => author);
    const begun = '[10:00] *** Jo joined the chat ***\n[10:01] Jo: hi\n[10:02] *** Ann joined the chat ***\n[10:03] Ann: hello';
    expect(authors(begun)).toEqual(['system', 'requester', 'system', 'agent']);
    const unseen = '[10:00] *** Ann joined the chat ***\n[10:01] Jo: hi\n[10:03] Ann: hello';
    expect(authors(unseen)).toEqual(['system', 'requester', 'agent']);
    const greeted = '[10:00] *** Ann joined the chat ***\n[10:01] Ann: hello, how can I help?\n[10:03] Jo: hi';
    expect(authors(greeted)).toEqual(['system', 'agent', 'requester']);
  });

  it.each(['(', '[', ':', ' ', 'a', '0', '1:1 ', '<a', '*', 'From ', '(10:00:00) ', 'a, ', '1/1/26 ', '`|'])(
    'a megabyte of %j takes no long time',
    (piece) => {
      const much = piece.repeat(1_000_000 / piece.length);
      for (const text of [`Ann: hello\nBot: hello\n${much}`, `${much}\nAnn: hello\nBot: hello`, `${much}:`]) {
        const start = process.threadCpuUsage();
        readTranscript(text);
        const { user, system } = process.threadCpuUsage(start);
        // Of work that grows with the square it would take hours.
        expect(user + system).toBeLessThan(3_000_000);
      }
    },
  );
});

describe('transcripts: tables', () => {
  it('words that could name columns are a sentence where somebody says them', () => {
    const text = 'User: the message, by the user, from Monday\nBot: which sender, which text\nUser: that one';
    expect(readTranscript(text)?.format).toBe('text');
    expect(said(text)).toHaveLength(3);
  });

  it('a list of prices, and one of people, is no conversation', () => {
    for (const text of ['apples,2.50\npears,3.10\nplums,4.00', 'Ann;Berlin;12\nJo;Paris;13\nBo;Rome;14', 'name,city\nAnn,Berlin\nJo,Paris'])
      expect([text, readTranscript(text)]).toEqual([text, null]);
  });

  it('loses no words of a text that should have been quoted', () => {
    const text = 'id,author,text,time\n1,Customer,Hello, where, is it?,2026-03-02 10:00\n2,Bot,On its way,2026-03-02 10:01\n';
    expect(said(text)).toEqual(['Customer: Hello, where, is it?', 'Bot: On its way']);
    expect(readTranscript(text)?.conversation.messages[0]?.sentAt).toBe('2026-03-02T10:00:00.000Z');
  });

  it('the column of roles says who is who, whatever people are called', () => {
    const read = readTranscript('Direction,From,Body\ninbound,Claude Dupont,hi\noutbound,Jo Customer,hello')!;
    expect(read.conversation.messages.map(({ author, name }) => [author, name])).toEqual([
      ['requester', 'Claude Dupont'],
      ['agent', 'Jo Customer'],
    ]);
  });
});
