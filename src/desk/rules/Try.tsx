import { Button } from '@zendeskgarden/react-buttons';
import { Field, Textarea } from '@zendeskgarden/react-forms';
import { useId, useState } from 'react';
import type { Rule } from '#domain/rule.ts';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { ChooseTalk } from './ChooseTalk.tsx';
import { type Tried, TriedTalk } from './TriedTalk.tsx';

/** The draft on one conversation, which somebody pastes or chooses. */
export function Try({ rules }: { rules: Rule[] }) {
  const { t, ask } = useDesk();
  const name = useId();
  const [from, setFrom] = useState<'pasted' | 'stored'>('pasted');
  const [text, setText] = useState('');
  const [conversation, setConversation] = useState('');
  const [tried, setTried] = useState<Tried | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const given = from === 'pasted' ? text.trim() : conversation;
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      const about = from === 'pasted' ? { text } : { conversation };
      setTried(await ask<Tried>('/v1/desk/rules/try', { method: 'POST', body: { rules, ...about } }));
    } catch (failure) {
      setTried(null);
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="try"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <p className="hint">{t('rules.try.hint')}</p>
      <p className="row">
        {(['pasted', 'stored'] as const).map((one) => (
          <label key={one} className="choice">
            <input type="radio" name={name} checked={from === one} onChange={() => setFrom(one)} />
            {t(`rules.try.${one}`)}
          </label>
        ))}
      </p>
      {from === 'pasted' ? (
        <Field>
          <Field.Label>{t('rules.try.paste')}</Field.Label>
          <Textarea
            isCompact
            minRows={5}
            maxRows={16}
            value={text}
            placeholder={t('rules.try.example')}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
      ) : (
        <ChooseTalk value={conversation} onChange={setConversation} />
      )}
      {error !== null && <Trouble error={error} />}
      <p>
        <Button type="submit" size="small" disabled={given === '' || isBusy}>
          {t('rules.try.run')}
        </Button>
      </p>
      {tried !== null && <TriedTalk tried={tried} />}
    </form>
  );
}
