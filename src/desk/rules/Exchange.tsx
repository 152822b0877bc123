import { Button } from '@zendeskgarden/react-buttons';
import { Field, Textarea } from '@zendeskgarden/react-forms';
import { useEffect, useId, useState } from 'react';
import type { Rule } from '#domain/rule.ts';
import { useAnnounce } from '../../parts/Announcer.tsx';
import { CopyButton } from '../../parts/CopyButton.tsx';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';

interface ExchangeProps {
  rules: Rule[];
  onImport(rules: Rule[]): void;
}

/** The rules as JSON, out and in; the same that the configuration file and the command line take. */
export function Exchange({ rules, onImport }: ExchangeProps) {
  const { t, may } = useDesk();
  const text = JSON.stringify(rules, null, 2);
  return (
    <>
      <p className="row">
        <Download text={text} />
        <CopyButton label={t('rules.json.all')} text={text} />
      </p>
      {may.includes('tune') && <Import onImport={onImport} />}
    </>
  );
}

function Download({ text }: { text: string }) {
  const { t } = useDesk();
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return (
    <a href={url} download="rules.json">
      {t('rules.json.export')}
    </a>
  );
}

function Import({ onImport }: Pick<ExchangeProps, 'onImport'>) {
  const { t, ask } = useDesk();
  const id = useId();
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isNoJson, setNoJson] = useState(false);
  const take = async () => {
    setError(null);
    let value: unknown;
    try {
      value = JSON.parse(text);
      setNoJson(false);
    } catch {
      return setNoJson(true);
    }
    try {
      // The server knows what a rule may be; nothing else is taken into the draft.
      const { rules } = await ask<{ rules: Rule[] }>('/v1/desk/rules/check', { method: 'POST', body: { rules: value } });
      onImport(rules);
      setText('');
      announce(t('rules.json.imported', { count: rules.length }));
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <p>
        <label htmlFor={id}>{t('rules.json.file')} </label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => void target.files?.[0]?.text().then(setText)}
        />
      </p>
      <Field>
        <Field.Label>{t('rules.json.paste')}</Field.Label>
        <Textarea isCompact minRows={4} value={text} spellCheck={false} onChange={({ target }) => setText(target.value)} />
        {isNoJson && <Field.Message validation="error">{t('rules.json.no_json')}</Field.Message>}
      </Field>
      {error !== null && <Trouble error={error} />}
      <Button type="submit" size="small" disabled={text.trim() === ''}>
        {t('rules.json.import')}
      </Button>
    </form>
  );
}
