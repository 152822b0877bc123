import type { ComponentType } from 'react';
import { type Author, channels } from '#domain/conversation.ts';
import { reasonCodes } from '#domain/decision.ts';
import type { Condition } from '#domain/rule.ts';
import { useDesk } from '../../context.ts';
import { ChoiceField, ListField, NumberField, PercentField, SomeField, TextField } from './fields.tsx';
import { TestFields } from './TestFields.tsx';

type Simple = Exclude<Condition, { kind: 'all' | 'any' | 'not' }>;
type Props<C> = { condition: C; path: string; onChange(condition: C): void };

const topics = ['legal', 'fraud', 'self_harm', 'privacy', 'billing_dispute', 'safety'] as const;
const authors: readonly Author[] = ['requester', 'bot', 'agent', 'system'];

function SignalField({ condition, path, onChange }: Props<Extract<Condition, { kind: 'signal' | 'evidence' }>>) {
  const { t } = useDesk();
  const options = reasonCodes.filter((code) => code !== 'custom').map((code) => [code, t(`rules.signal.${code}`)] as const);
  const change = (code: (typeof options)[number][0]) => {
    if (condition.kind === 'evidence') return onChange({ ...condition, code });
    onChange({ kind: 'signal', code, at_least: condition.at_least });
  };
  const value = condition.code === 'custom' ? 'asked_for_human' : condition.code;
  return <ChoiceField label={t('rules.field.signal')} path={`${path}.code`} value={value} onChange={change} options={options} />;
}

const fields: { [K in Simple['kind']]: ComponentType<Props<Extract<Condition, { kind: K }>>> } = {
  signal: ({ condition, path, onChange }) => {
    const { t } = useDesk();
    const { topic, ...rest } = condition;
    return (
      <>
        <SignalField condition={condition} path={path} onChange={(changed) => changed.kind === 'signal' && onChange(changed)} />
        {condition.code === 'sensitive_topic' && (
          <ChoiceField
            label={t('rules.field.topic')}
            path={`${path}.topic`}
            value={topic ?? ''}
            onChange={(chosen) => onChange(chosen === '' ? rest : { ...rest, topic: chosen })}
            options={[['', t('rules.field.any_topic')], ...topics.map((one) => [one as string, t(`rules.topic.${one}`)] as const)]}
          />
        )}
        <PercentField
          label={t('rules.field.at_least')}
          path={`${path}.at_least`}
          value={condition.at_least}
          onChange={(at_least) => onChange({ ...condition, at_least })}
        />
      </>
    );
  },
  evidence: ({ condition, path, onChange }) => {
    const { t } = useDesk();
    return (
      <>
        <SignalField condition={condition} path={path} onChange={(changed) => changed.kind === 'evidence' && onChange(changed)} />
        <NumberField
          label={t('rules.field.count')}
          path={`${path}.count`}
          value={condition.count}
          onChange={(count) => onChange({ ...condition, count })}
        />
        <Within condition={condition} path={path} onChange={onChange} />
      </>
    );
  },
  messages: ({ condition, path, onChange }) => {
    const { t } = useDesk();
    const { author, ...rest } = condition;
    return (
      <>
        <ChoiceField
          label={t('rules.field.author')}
          path={`${path}.author`}
          value={author ?? 'anybody'}
          onChange={(chosen) => onChange(chosen === 'anybody' ? rest : { ...rest, author: chosen })}
          options={(['anybody', ...authors] as const).map((one) => [one, t(`rules.author.${one}`)] as const)}
        />
        <NumberField
          label={t('rules.field.count')}
          path={`${path}.at_least`}
          value={condition.at_least}
          onChange={(at_least) => onChange({ ...condition, at_least })}
        />
      </>
    );
  },
  waiting: ({ condition, path, onChange }) => {
    const { t } = useDesk();
    return (
      <NumberField
        label={t('rules.field.minutes')}
        path={`${path}.minutes`}
        value={condition.minutes}
        onChange={(minutes) => onChange({ ...condition, minutes })}
      />
    );
  },
  channel: ({ condition, path, onChange }) => {
    const { t } = useDesk();
    return (
      <SomeField
        label={t('rules.field.channels')}
        path={`${path}.in`}
        value={condition.in}
        onChange={(some) => onChange({ ...condition, in: some })}
        options={channels.map((one) => [one, t(`rules.channel.${one}`)] as const)}
      />
    );
  },
  language: (props) => <Names {...props} label="rules.field.languages" hint="rules.field.languages_hint" />,
  bot: (props) => <Names {...props} label="rules.field.bots" hint="rules.field.list_hint" />,
  business_hours: ({ condition, path, onChange }) => {
    const { t } = useDesk();
    return (
      <ChoiceField
        label={t('rules.field.hours')}
        path={`${path}.open`}
        value={condition.open ? 'inside' : 'outside'}
        onChange={(chosen) => onChange({ ...condition, open: chosen === 'inside' })}
        options={(['inside', 'outside'] as const).map((one) => [one, t(`rules.hours.${one}`)] as const)}
      />
    );
  },
  intent: ({ condition, path, onChange }) => (
    <TestFields
      kinds={['in', 'matches']}
      test={condition.test}
      path={`${path}.test`}
      onChange={(test) => onChange({ ...condition, test })}
    />
  ),
  classification: ({ condition, path, onChange }) => (
    <TestFields
      kinds={['in', 'matches']}
      test={condition.test}
      path={`${path}.test`}
      onChange={(test) => onChange({ ...condition, test })}
    />
  ),
  attribute: ({ condition, path, onChange }) => {
    const { t } = useDesk();
    return (
      <>
        <TextField
          label={t('rules.field.attribute')}
          path={`${path}.name`}
          value={condition.name}
          onChange={(name) => onChange({ ...condition, name })}
        />
        <TestFields
          kinds={['in', 'matches', 'at_least', 'equals']}
          test={condition.test}
          path={`${path}.test`}
          onChange={(test) => onChange({ ...condition, test })}
        />
      </>
    );
  },
  text: ({ condition, path, onChange }) => {
    const { t } = useDesk();
    return (
      <>
        <ChoiceField
          label={t('rules.field.author')}
          path={`${path}.author`}
          value={condition.author}
          onChange={(author) => onChange({ ...condition, author })}
          options={authors.map((one) => [one, t(`rules.author.${one}`)] as const)}
        />
        <TextField
          label={t('rules.field.pattern')}
          hint={t('rules.field.pattern_hint')}
          path={`${path}.matches`}
          value={condition.matches}
          onChange={(matches) => onChange({ ...condition, matches })}
        />
        <Within condition={condition} path={path} onChange={onChange} />
      </>
    );
  },
};

function Within<C extends Condition & { within: number }>({ condition, path, onChange }: Props<C>) {
  const { t } = useDesk();
  return (
    <NumberField
      label={t('rules.field.within')}
      path={`${path}.within`}
      value={condition.within}
      onChange={(within) => onChange({ ...condition, within })}
    />
  );
}

interface NamesProps<C> extends Props<C> {
  label: 'rules.field.languages' | 'rules.field.bots';
  hint: 'rules.field.languages_hint' | 'rules.field.list_hint';
}

function Names<C extends Condition & { in: string[] }>({ condition, path, onChange, label, hint }: NamesProps<C>) {
  const { t } = useDesk();
  return (
    <ListField
      label={t(label)}
      hint={t(hint)}
      path={`${path}.in`}
      value={condition.in}
      onChange={(names) => onChange({ ...condition, in: names })}
    />
  );
}

/** What a condition of its kind is told. */
export function ConditionFields({ condition, path, onChange }: Props<Simple>) {
  const Fields = fields[condition.kind] as ComponentType<Props<Simple>>;
  return <Fields condition={condition} path={path} onChange={onChange} />;
}
