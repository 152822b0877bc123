import { describe, expect, it } from 'vitest';
import { readTranscript } from '#domain/transcripts/index.ts';

const words = [
  'How can I help you today?',
  'My bill is wrong, I paid twice.',
  'Let me look into it.',
  'It was on Monday.',
  'It comes back.',
];
const call = (labels: string[]) =>
  `WEBVTT\n\n${words.map((text, at) => `00:0${at}.000 --> 00:0${at}.900\n<v ${labels[at % labels.length]}>${text}\n`).join('\n')}`;
const chat = (labels: string[]) => `${words.map((text, at) => `${labels[at % labels.length]}: ${text}`).join('\n')}\n`;
const azure = (channels: number[]) =>
  JSON.stringify({
    recognizedPhrases: words.map((display, at) => ({
      channel: channels[at % channels.length],
      offsetInTicks: at * 10,
      nBest: [{ display }],
    })),
  });
const read = (text: string) => {
  const { conversation, notes } = readTranscript(text)!;
  return {
    texts: conversation.messages.map(({ text: said }) => said),
    authors: [...new Set(conversation.messages.map(({ author }) => author))],
    notes,
  };
};

describe('transcripts: speakers that are labelled wrongly', () => {
  it.each([call, chat])('keeps every word in order, whatever the labels are', (written) => {
    for (const labels of [
      ['Agent'],
      ['Customer'],
      ['Unknown'],
      ['Agent', 'Agent 2'],
      ['Customer', 'Agent'],
      ['Speaker 1'],
      ['Bot', 'Bot 2'],
    ])
      expect([labels, read(written(labels)).texts]).toEqual([labels, words]);
  });

  it.each([call, chat])('says that a label which all lines carry tells nobody apart', (written) => {
    expect(read(written(['Agent'])).notes).toEqual([{ code: 'one_speaker', name: 'Agent' }]);
    // Nobody is taken for the requester whom the file does not name, nor for an agent.
    expect(read(written(['Unknown']))).toMatchObject({ authors: ['system'], notes: [{ code: 'one_speaker', name: 'Unknown' }] });
    expect(read(written(['Speaker 1'])).authors).toEqual(['system']);
  });

  it.each([call, chat])('judges by the words where labels differ by a number only, and says so', (written) => {
    for (const label of ['Agent', 'Customer', 'Speaker', 'Channel'])
      expect(read(written([`${label} 1`, `${label} 2`]))).toMatchObject({
        authors: ['agent', 'requester'],
        notes: [{ code: 'speakers_guessed', names: `${label} 1, ${label} 2` }],
      });
  });

  it.each([call, chat])('takes two labels that are mixed up the other way round, and says so', (written) => {
    expect(read(written(['Customer', 'Agent']))).toMatchObject({
      authors: ['agent', 'requester'],
      notes: [{ code: 'labels_swapped', requester: 'Customer', agent: 'Agent' }],
    });
    expect(read(written(['Agent', 'Customer']))).toMatchObject({ authors: ['agent', 'requester'], notes: [] });
  });

  it('leaves labels alone where the words do not contradict them', () => {
    const both = 'Agent: Welcome to Acme.\nCustomer: Hi, how can I help you find my order?\nAgent: Tell me its number.\n';
    expect(read(both).authors).toEqual(['agent', 'requester']);
    expect(read('Customer: Thank you for calling me back.\nAgent: It is about your order.\n').authors).toEqual(['requester', 'agent']);
  });

  it('keeps a call whose channels are one, and tells two apart', () => {
    expect(read(azure([0]))).toMatchObject({ texts: words, authors: ['system'], notes: [{ code: 'one_speaker' }] });
    expect(read(azure([0, 1]))).toMatchObject({ texts: words, authors: ['agent', 'requester'], notes: [{ code: 'speakers_guessed' }] });
  });

  it('keeps what nobody is named for among lines that are named', () => {
    const text =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>Hello.\n\n00:03.000 --> 00:04.000\nIs it open?\n\n00:05.000 --> 00:06.000\n<v Jo>Yes.\n';
    expect(readTranscript(text)?.conversation.messages.map(({ author, text: said }) => [author, said])).toEqual([
      ['agent', 'Hello.'],
      ['system', 'Is it open?'],
      ['requester', 'Yes.'],
    ]);
  });
});
