import { Field, Input, Select } from '@zendeskgarden/react-forms';
import { useEffect, useState } from 'react';
import { type Channel, channels } from '#domain/conversation.ts';
import { type ReasonCode, reasonCodes } from '#domain/decision.ts';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { occasions, type Template } from './template.ts';

export interface Previewed {
  text: string;
  template: number | null;
  problem: string | null;
}

/** Whoever types is not followed letter by letter: a hundred requests a minute are all there are. */
const pauseMs = 700;

/** What a requester would be told, as the server says it. */
export function Preview({ templates, onShown }: { templates: Template[]; onShown: (shown: Previewed) => void }) {
  const { t, ask } = useDesk();
  const [sample, setSample] = useState({
    ...{ occasion: 'accepted' as Template['when'], reason: 'asked_for_human' as ReasonCode, channel: 'chat' as Channel },
    ...{ language: 'en', name: 'Maya', open: true as boolean | null, position: 2 as number | null, minutes: 10 as number | null },
  });
  const [shown, setShown] = useState<Previewed | null>(null);
  const [error, setError] = useState<unknown>(null);
  // Half a tag is no language yet.
  const language = sample.language.length < 2 ? 'en' : sample.language;
  const asked = JSON.stringify({ messages: templates, sample: { ...sample, language } });
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(() => {
      ask<Previewed>('/v1/desk/messages/preview', { method: 'POST', body: JSON.parse(asked) as object }).then(
        (answer) => {
          if (isOld) return;
          setShown(answer);
          setError(null);
          onShown(answer);
        },
        (failure: unknown) => {
          if (!isOld) setError(failure);
        },
      );
    }, pauseMs);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [ask, asked, onShown]);
  const put = (change: Partial<typeof sample>) => setSample({ ...sample, ...change });
  return (
    <section className="preview">
      <h2>{t('preview.title')}</h2>
      {error !== null && <Trouble error={error} />}
      <blockquote aria-live="polite">{shown === null ? t('loading') : <Said text={shown.text} />}</blockquote>
      {shown !== null && (
        <p className="soft">{shown.template === null ? t('preview.built_in') : t('preview.from', { place: shown.template + 1 })}</p>
      )}
      <div className="fields">
        <Field>
          <Field.Label>{t('messages.when')}</Field.Label>
          <Select value={sample.occasion} onChange={({ target }) => put({ occasion: target.value as Template['when'] })}>
            {occasions.map((one) => (
              <option key={one} value={one}>
                {t(`occasion.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field>
          <Field.Label>{t('preview.reason')}</Field.Label>
          <Select value={sample.reason} onChange={({ target }) => put({ reason: target.value as ReasonCode })}>
            {reasonCodes.map((one) => (
              <option key={one} value={one}>
                {t(`reason.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field>
          <Field.Label>{t('preview.channel')}</Field.Label>
          <Select value={sample.channel} onChange={({ target }) => put({ channel: target.value as Channel })}>
            {channels.map((one) => (
              <option key={one} value={one}>
                {t(`channel.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field>
          <Field.Label>{t('preview.language')}</Field.Label>
          <Input value={sample.language} maxLength={35} onChange={({ target }) => put({ language: target.value })} />
        </Field>
        <Field>
          <Field.Label>{t('messages.open')}</Field.Label>
          <Select
            value={String(sample.open)}
            onChange={({ target }) => put({ open: target.value === 'null' ? null : target.value === 'true' })}
          >
            <option value="true">{t('messages.inside')}</option>
            <option value="false">{t('messages.outside')}</option>
            <option value="null">{t('preview.no_hours')}</option>
          </Select>
        </Field>
        <Field>
          <Field.Label>{t('preview.minutes')}</Field.Label>
          <Input
            type="number"
            min={0}
            value={sample.minutes ?? ''}
            onChange={({ target }) => put({ minutes: target.value === '' ? null : Math.round(Number(target.value)) })}
          />
        </Field>
      </div>
    </section>
  );
}
