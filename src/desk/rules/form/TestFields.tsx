import type { Json } from '#domain/json.ts';
import type { TextTest } from '#domain/rule.ts';
import { useDesk } from '../../context.ts';
import { ChoiceField, ListField, NumberField, TextField, WrittenField } from './fields.tsx';

type AnyTest = TextTest | { at_least: number } | { equals: Json };
type Kind = 'in' | 'matches' | 'at_least' | 'equals';

const first = { in: { in: ['refund'] }, matches: { matches: '^refund' }, at_least: { at_least: 1 }, equals: { equals: true } };

/** A value as its author means it: `true`, 5 and null as such, "5" in quotes as text, anything else as text. */
function readValue(text: string): Json {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === 'object' && value !== null ? text : value;
  } catch {
    return text;
  }
}

function writeValue(value: Json): string {
  return typeof value === 'string' && readValue(value) === value ? value : JSON.stringify(value);
}

interface TestProps<T extends AnyTest> {
  kinds: readonly Kind[];
  test: T;
  path: string;
  onChange(test: T): void;
}

/** How a text or an attribute is compared. */
export function TestFields<T extends AnyTest>({ kinds, test, path, onChange }: TestProps<T>) {
  const { t } = useDesk();
  const kind = Object.keys(test)[0] as Kind;
  const give = (changed: AnyTest) => onChange(changed as T);
  return (
    <>
      <ChoiceField
        label={t('rules.field.test')}
        path={path}
        value={kind}
        onChange={(chosen) => give(first[chosen])}
        options={kinds.map((one) => [one, t(`rules.tests.${one}`)] as const)}
      />
      {'in' in test && (
        <ListField
          label={t('rules.field.values')}
          hint={t('rules.field.list_hint')}
          path={`${path}.in`}
          value={test.in}
          onChange={(values) => give({ in: values })}
        />
      )}
      {'matches' in test && (
        <TextField
          label={t('rules.field.pattern')}
          hint={t('rules.field.pattern_hint')}
          path={`${path}.matches`}
          value={test.matches}
          onChange={(matches) => give({ matches })}
        />
      )}
      {'at_least' in test && (
        <NumberField
          label={t('rules.field.value')}
          path={`${path}.at_least`}
          value={test.at_least}
          onChange={(at_least) => give({ at_least })}
        />
      )}
      {'equals' in test && (
        <WrittenField<Json>
          label={t('rules.field.value')}
          hint={t('rules.field.value_hint')}
          path={`${path}.equals`}
          value={test.equals}
          onChange={(equals) => give({ equals })}
          write={writeValue}
          read={readValue}
        />
      )}
    </>
  );
}
