import { Field, Select, Textarea } from '@zendeskgarden/react-forms';
import { channels } from '#domain/conversation.ts';
import { reasonCodes } from '#domain/decision.ts';
import { useDesk } from '../context.ts';
import { Choices } from '../parts/Choices.tsx';
import { Opening } from '../parts/Opening.tsx';
import { TypedField } from '../parts/TypedField.tsx';
import { occasions, type Template, variables } from './template.ts';

interface Props {
  template: Template;
  /** From 1. */
  place: number;
  /** It is what the preview shows. */
  isUsed: boolean;
  problem: string | null;
  isNew: boolean;
  canTune: boolean;
  onChange: (template: Template) => void;
  onRemove: () => void;
  onUp?: () => void;
  onDown?: () => void;
}

/** A list as an admin writes it: `de, pt-BR`. */
const listed = (text: string) => text.split(/[\s,]+/).filter(Boolean);

export function TemplateForm({ template, place, isUsed, problem, isNew, canTune, onChange, onRemove, onUp, onDown }: Props) {
  const { t } = useDesk();
  const { when, reasons, channels: ways, languages, open, text } = template;
  /** What is left empty is left out: it holds for all. */
  const put = (change: { [K in keyof Template]?: Template[K] | undefined }) => {
    const next = { ...template, ...change };
    onChange(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as unknown as Template);
  };
  const some = <T,>(list: T[]) => (list.length === 0 ? undefined : list);
  return (
    <Opening
      isWanted={isNew || problem !== null}
      summary={
        <>
          {t('messages.summary', { place, when: t(`occasion.${when}`) })}
          <span className="soft">
            {' '}
            {[
              ...(reasons ?? []).map((one) => t(`reason.${one}`)),
              ...(ways ?? []).map((one) => t(`channel.${one}`)),
              ...(languages ?? []),
            ].join(', ')}
          </span>
          {isUsed && <span className="state-word good"> {t('messages.used')}</span>}
          {problem !== null && <span className="state-word bad"> {t('messages.wrong')}</span>}
        </>
      }
    >
      <fieldset className="fields" disabled={!canTune}>
        <legend className="only-heard">{t('messages.summary', { place, when: t(`occasion.${when}`) })}</legend>
        <Field>
          <Field.Label>{t('messages.when')}</Field.Label>
          <Select value={when} onChange={({ target }) => put({ when: target.value as Template['when'] })}>
            {occasions.map((one) => (
              <option key={one} value={one}>
                {t(`occasion.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Choices
          legend={t('messages.reasons')}
          all={reasonCodes.map((value) => ({ value, name: t(`reason.${value}`) }))}
          chosen={reasons ?? []}
          onChange={(list) => put({ reasons: some(list) })}
        />
        <Choices
          legend={t('messages.channels')}
          all={channels.map((value) => ({ value, name: t(`channel.${value}`) }))}
          chosen={ways ?? []}
          onChange={(list) => put({ channels: some(list) })}
        />
        <TypedField
          label={t('messages.languages')}
          hint={t('messages.languages_hint')}
          value={languages ?? []}
          write={(list) => list.join(', ')}
          read={listed}
          onChange={(list) => put({ languages: some(list) })}
        />
        <Field>
          <Field.Label>{t('messages.open')}</Field.Label>
          <Select
            value={open === undefined ? '' : String(open)}
            onChange={({ target }) => put({ open: target.value === '' ? undefined : target.value === 'true' })}
          >
            <option value="">{t('messages.always')}</option>
            <option value="true">{t('messages.inside')}</option>
            <option value="false">{t('messages.outside')}</option>
          </Select>
        </Field>
        <Field>
          <Field.Label>{t('messages.text')}</Field.Label>
          <Field.Hint>{t('messages.variables', { names: variables.map((one) => `{{ ${one} }}`).join(' ') })}</Field.Hint>
          <Textarea value={text} minRows={3} maxLength={4_000} onChange={({ target }) => put({ text: target.value })} />
        </Field>
        {problem !== null && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        {canTune && (
          <p className="row">
            {onUp && (
              <button type="button" className="chip" onClick={onUp}>
                {t('messages.up')}
              </button>
            )}
            {onDown && (
              <button type="button" className="chip" onClick={onDown}>
                {t('messages.down')}
              </button>
            )}
            <button type="button" className="chip" onClick={onRemove}>
              {t('messages.remove')}
            </button>
          </p>
        )}
      </fieldset>
    </Opening>
  );
}
