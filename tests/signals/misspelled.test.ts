import { describe, expect, it } from 'vitest';
import packed from '#signals/model/glossary.json' with { type: 'json' };
import { unpackGlossary } from '#signals/model/glossary-table.ts';
import { meaningOf } from '#signals/model/meaning.ts';
import { normalise } from '#signals/normalise.ts';

const glossary = unpackGlossary(packed);
const meaning = (text: string) => meaningOf(normalise(text), glossary).glosses;

describe('signals: misspelled words', () => {
  it.each([
    ['swapped', 'please conenct me with your maanger', 'please connect me with your manager'],
    ['one too many', 'my paarcel is damageed', 'my parcel is damaged'],
    ['one missing', 'I want a refnd for the tckets', 'I want a refund for the tickets'],
    ['another one', 'my delivwry has not arrived', 'my delivery has not arrived'],
    ['no space', 'talk tosomebody', 'talk to somebody'],
    ['in German', 'meine Rehcnung ist doppelt', 'meine Rechnung ist doppelt'],
    ['in Spanish', 'no funcoina el pago', 'no funciona el pago'],
  ])('mean what was meant: %s', (_how, mistyped, meant) => {
    expect(meaning(mistyped)).toEqual(meaning(meant));
  });

  it('are not looked for in what is too short, or in more than a few words of a text', () => {
    expect(meaning('qx')).toEqual([0]);
    const many = Array.from({ length: 12 }, () => 'delivwry').join(' ');
    expect(meaning(many).filter((gloss) => gloss === 0)).toHaveLength(4);
  });

  it('keep their letters, which the model knows them by as well', () => {
    const { words } = meaningOf('delivwry', glossary);
    expect(words).toMatchObject([{ known: false, from: 0, to: 8 }]);
  });
});
