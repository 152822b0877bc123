import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTranscript } from '#domain/transcripts/index.ts';
import { written } from '../../server/domain/transcripts/clock.ts';
import { platformSamples } from '../../server/simulator/samples/index.ts';

const lines = (text: string) => readTranscript(text)?.conversation.messages.map(({ author, name, text: said }) => [author, name, said]);
const formatOf = (text: string) => readTranscript(text)?.format;

const plain = 'Customer: Where is my parcel?\nAcme Bot: It left Leipzig.\nSince yesterday.\nCustomer: That does not help';
const spoken = [
  ['requester', 'Customer', 'Where is my parcel?'],
  ['bot', 'Acme Bot', 'It left Leipzig.\nSince yesterday.'],
  ['requester', 'Customer', 'That does not help'],
];

const formats: [name: string, text: string, format: string, expected: unknown[][]][] = [
  ['plain lines', plain, 'text', spoken],
  [
    'lines that begin with a time',
    '[10:02] Customer: Hi\n[10:03] Support agent: Hello',
    'text',
    [
      ['requester', 'Customer', 'Hi'],
      ['agent', 'Support agent', 'Hello'],
    ],
  ],
  [
    'a time behind the name',
    'Visitor 8841 (10:02:11): Hi\nBot (10:02:15): Hello',
    'text',
    [
      ['requester', 'Visitor 8841', 'Hi'],
      ['bot', 'Bot', 'Hello'],
    ],
  ],
  [
    'full-width colons',
    '客户：你好\n客服：您好，请问有什么可以帮您？',
    'text',
    [
      ['requester', '客户', '你好'],
      ['agent', '客服', '您好，请问有什么可以帮您？'],
    ],
  ],
  [
    'Markdown',
    '# Chat\n\n**Customer:** The app crashes\n\n**Assistant:** Which version?\n- 4.1',
    'markdown',
    [
      ['requester', 'Customer', 'The app crashes'],
      ['bot', 'Assistant', 'Which version?\n- 4.1'],
    ],
  ],
  [
    'HTML',
    '<html><body><p><b>User</b>: Is it <i>open</i> &amp; free?</p><p>Bot: Yes.<br>Until 6.</p></body></html>',
    'html',
    [
      ['requester', 'User', 'Is it open & free?'],
      ['bot', 'Bot', 'Yes.\nUntil 6.'],
    ],
  ],
  [
    'a piece of HTML',
    '<strong>User:</strong> Is it open?<br><b>Bot:</b> Yes.',
    'html',
    [
      ['requester', 'User', 'Is it open?'],
      ['bot', 'Bot', 'Yes.'],
    ],
  ],
  [
    'Zendesk chat on one line',
    '(16:59:33) Tina: Hi, how can I help?  (16:59:49) Web User 6a4f: it says: error 5',
    'zendesk_chat',
    [
      ['bot', 'Tina', 'Hi, how can I help?'],
      ['requester', 'Web User 6a4f', 'it says: error 5'],
    ],
  ],
  [
    'CSV',
    'time,author,text\n2026-03-02 10:00,customer,"Hello, ""you"""\n2026-03-02 10:01,bot,"two\nlines"\n',
    'csv',
    [
      ['requester', 'customer', 'Hello, "you"'],
      ['bot', 'bot', 'two\nlines'],
    ],
  ],
  [
    'CSV with semicolons',
    'Sender;Message\nKunde;Wo ist es?\nBot;Unterwegs',
    'csv',
    [
      ['requester', 'Kunde', 'Wo ist es?'],
      ['bot', 'Bot', 'Unterwegs'],
    ],
  ],
  [
    'WebVTT',
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>Good day.\n\n00:02.500 --> 00:03.000\n<v Agent>Who is calling?\n\n00:04.000 --> 00:05.000\n<v Customer>It is me',
    'webvtt',
    [
      ['agent', 'Agent', 'Good day. Who is calling?'],
      ['requester', 'Customer', 'It is me'],
    ],
  ],
  [
    'SRT',
    '1\n00:00:01,000 --> 00:00:02,000\n[Agent] Hello\n\n2\n00:00:03,000 --> 00:00:04,000\n[User] Hi there\n',
    'srt',
    [
      ['agent', 'Agent', 'Hello'],
      ['requester', 'User', 'Hi there'],
    ],
  ],
  [
    'a thread of mails',
    'From: Ida Berg <ida@example.com>\nDate: Mon, 2 Mar 2026 11:00:00 +0000\nSubject: Bike\n\nStill broken.\n\nOn Mon, 2 Mar 2026 at 10:00, Support team wrote:\n> Did the reset help?\n>\n> On Mon, 2 Mar 2026 at 09:00, Ida Berg wrote:\n>> The display is dark.',
    'email',
    [
      ['requester', 'Ida Berg', 'The display is dark.'],
      ['agent', 'Support team', 'Did the reset help?'],
      ['requester', 'Ida Berg', 'Still broken.'],
    ],
  ],
  [
    'Deepgram by channel',
    JSON.stringify({
      results: {
        utterances: [
          { start: 2, channel: 1, transcript: 'my bill is wrong' },
          { start: 0, channel: 0, transcript: 'how can I help' },
        ],
      },
    }),
    'call_json',
    [
      ['agent', 'speaker 0', 'how can I help'],
      ['requester', 'speaker 1', 'my bill is wrong'],
    ],
  ],
  [
    'Azure by speaker',
    JSON.stringify({
      recognizedPhrases: [
        { channel: 0, speaker: 1, offsetInTicks: 10, nBest: [{ display: 'Welcome to Acme.' }] },
        { channel: 0, speaker: 2, offsetInTicks: 20, nBest: [{ display: 'I need help.' }] },
      ],
    }),
    'call_json',
    [
      ['agent', 'speaker 1', 'Welcome to Acme.'],
      ['requester', 'speaker 2', 'I need help.'],
    ],
  ],
  [
    'JSON of nobody in particular',
    JSON.stringify({
      chat: [{ sender: { name: 'visitor' }, body: 'hey', ts: 1_772_445_600 }, { sender: { name: 'bot' }, body: 'ho' }, { joined: 'x' }],
    }),
    'json',
    [
      ['requester', 'visitor', 'hey'],
      ['bot', 'bot', 'ho'],
    ],
  ],
  [
    'one JSON object a line',
    '{"role":"user","content":"one"}\n{"role":"assistant","content":"two"}',
    'openai_messages',
    [
      ['requester', null, 'one'],
      ['bot', null, 'two'],
    ],
  ],
];

describe('transcripts', () => {
  it.each(formats)('%s are read', (_name, text, format, expected) => {
    expect(formatOf(text)).toBe(format);
    expect(lines(text)).toEqual(expected);
  });

  it.each(formats)('%s are read as far as they go when they stop in the middle', (_name, text) => {
    const all = readTranscript(text)?.conversation.messages.length ?? 0;
    for (let end = 0; end < text.length; end += 1)
      expect(readTranscript(text.slice(0, end))?.conversation.messages.length ?? 0).toBeLessThanOrEqual(all + 1);
    expect(readTranscript(text.slice(0, Math.floor(text.length * 0.97)))?.conversation.messages.length ?? 0).toBeGreaterThan(0);
  });

  it('reads what every bot platform writes, without being told which', () => {
    for (const [kind, list] of Object.entries(platformSamples))
      for (const { payload, says } of list.filter((one) => one.says.length > 0))
        expect([kind, lines(JSON.stringify(payload))?.map(([author]) => author)]).toEqual([kind, says.map(([author]) => author)]);
  });

  it('takes a head without a sender for no mail', () => {
    const chat = 'Date: 2 March 2026\nSubject: Your chat\nAnn: hello\nShop bot: Hi Ann!';
    expect(formatOf(chat)).toBe('text');
    expect(lines(chat)?.map(([author, name]) => [author, name])).toEqual([
      ['requester', 'Ann'],
      ['bot', 'Shop bot'],
    ]);
    expect(formatOf('Betreff: Ihr Chat\nDatum: 2. März\nKundin: Hallo\nBot: Guten Tag')).toBe('text');
    expect(formatOf('From: ann@example.com\nSubject: Bike\n\nStill broken.')).toBe('email');
  });

  it.each([
    ['On Mon, Mar 2, 2026 at 10:00 AM Support Team <help@example.com> wrote:', 'Support Team'],
    ['On Mon, Mar 2, 2026 at 10:00 AM Support Team <help-and-more@a-long-name.example.com>\nwrote:', 'Support Team'],
    ['Am 02.03.2026 um 10:00 schrieb Support Team <help@example.com>:', 'Support Team'],
    ['Le lun. 2 mars 2026 à 10:00, Support Team <help@example.com> a écrit :', 'Support Team'],
    ['El lun, 2 mar 2026 a las 10:00, Support Team (<help@example.com>) escribió:', 'Support Team'],
    ['Il giorno lun 2 mar 2026 alle ore 10:00 Support Team <help@example.com> ha scritto:', 'Support Team'],
    ['Em seg., 2 de mar. de 2026 às 10:00, Support Team <help@example.com> escreveu:', 'Support Team'],
    ['2026年3月2日(月) 10:00 Support Team <help@example.com>:', 'Support Team'],
    ['في الاثنين، 2 مارس 2026 كتب Support Team <help@example.com>:', 'Support Team'],
  ])('knows what is quoted by "%s"', (intro, name) => {
    expect(lines(`It is still dark.\n\n${intro}\n> Did the reset help?`)).toEqual([
      ['agent', name, 'Did the reset help?'],
      ['requester', null, 'It is still dark.'],
    ]);
  });

  it('says what it had to guess, and what is missing', () => {
    expect(readTranscript('Mara: my heating is cold\nOle: How can I help you today?')?.notes).toEqual([
      { code: 'speakers_guessed', names: 'Mara, Ole' },
    ]);
    expect(lines('Ole: Welcome to Acme\nMara: my heating is cold')?.map(([author]) => author)).toEqual(['agent', 'requester']);
    const oneVoice = `WEBVTT\n\n${['a', 'b', 'c', 'd'].map((word, at) => `00:0${at}.000 --> 00:0${at}.500\n<v Agent>${word}`).join('\n\n')}`;
    expect(readTranscript(oneVoice)).toMatchObject({
      notes: [{ code: 'one_speaker', name: 'Agent' }],
      conversation: { messages: { length: 4 } },
    });
    expect(readTranscript('{"messages":[{"role":"user","content":"kept"},{"role":"assistant","content":"lo')).toMatchObject({
      notes: [{ code: 'cut', after: 2 }],
    });
  });

  it('takes no letter, no error page and no number for a conversation', () => {
    for (const text of [
      '',
      '7',
      'null',
      '[]',
      '{}',
      '{"error":{"message":"Not found"}}',
      'Dear all,\nplease note: the office is closed.\nBest: me',
      'Error: x\n  at y',
      '<p>hello</p>',
    ])
      expect([text, readTranscript(text)]).toEqual([text, null]);
  });

  it('never throws, whatever it is given', () => {
    const pieces = fc.array(
      fc.constantFrom(
        ...formats.map(([, text]) => text),
        '{',
        '[',
        '"',
        '<',
        '>',
        '-->',
        '\n',
        ':',
        ',',
        'WEBVTT',
        '(10:00:00) ',
        'From: ',
        '\u0000',
        '\ud800',
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((some) => some.join('')),
          fc.json(),
        ),
        (text) => void readTranscript(text),
      ),
      { numRuns: 2_000 },
    );
  });

  it('reads times that have a date, and leaves a mere clock alone', () => {
    expect(written('2026-03-02 10:00')).toBe('2026-03-02T10:00:00.000Z');
    expect(written('2026-03-02T10:00:05.123+02:00')).toBe('2026-03-02T08:00:05.000Z');
    expect([written('10:00'), written('soon')]).toEqual([null, null]);
  });
});

describe('transcripts: long ones, which are read by what their list holds', () => {
  const many = Array.from({ length: 300 }, (_, at) => at);

  it('finds what only a late message has, and what a late message spells in another way', () => {
    const chat = many.map((at) => ({ role: at % 2 === 0 ? 'user' : 'assistant', content: `said ${at}` }) as Record<string, unknown>);
    chat[250] = { Role: 'user', CONTENT: 'late', Created_At: 1_772_445_600, Name: 'Jo' };
    chat[251] = { role: 'assistant', content: null, toolCalls: [{ id: 't', function: { name: 'lookup_order', arguments: '{}' } }] };
    const read = readTranscript(JSON.stringify({ messages: chat }))!.conversation;
    expect(read.messages.find(({ text }) => text === 'late')).toMatchObject({ name: 'Jo', sentAt: '2026-03-02T10:00:00.000Z' });
    expect(read.report.attempts).toEqual([{ step: 'lookup_order', worked: null }]);

    const home = many.map((at) => ({ sender: at % 2 === 0 ? 'Customer' : 'Bot', body: `said ${at}` }) as Record<string, unknown>);
    home[280] = { Sender: 'Customer', TEXT: 'late', 'sent-at': '2026-03-02T10:00:00.000Z' };
    expect(readTranscript(JSON.stringify({ log: home }))!.conversation.messages[280]).toMatchObject({
      text: 'late',
      sentAt: '2026-03-02T10:00:00.000Z',
    });
  });

  it('keeps times as they are only where they are times', () => {
    const timeIn = (created_at: string) =>
      readTranscript(JSON.stringify([{ role: 'user', content: 'x', created_at }]))!.conversation.messages[0]!.sentAt;
    expect(timeIn('2026-02-28T10:00:00.123Z')).toBe('2026-02-28T10:00:00.123Z');
    expect(timeIn('2026-02-30T10:00:00.123Z')).not.toBe('2026-02-30T10:00:00.123Z');
    expect([timeIn('2026-13-01T10:00:00.123Z'), timeIn('2026-01-01T24:60:00.123Z')]).toEqual([null, null]);
  });
});
