import { Field, Input, Select, Textarea } from '@zendeskgarden/react-forms';
import type { ReactNode } from 'react';
import { useTyped } from '../../parts/use-typed.ts';
import { useProblem } from '../problems.ts';

interface FieldProps<T> {
  label: string;
  /** Where it stands in the rules, as the server names the place of a mistake. */
  path: string;
  value: T;
  onChange(value: T): void;
}

function Problem({ text }: { text: string | null }) {
  return text === null ? null : <Field.Message validation="error">{text}</Field.Message>;
}

/** One of some words. */
export function ChoiceField<T extends string>({
  label,
  path,
  value,
  onChange,
  options,
}: FieldProps<T> & { options: readonly (readonly [T, string])[] }) {
  const problem = useProblem(path);
  return (
    <Field>
      <Field.Label>{label}</Field.Label>
      <Select isCompact value={value} onChange={({ target }) => onChange(target.value as T)}>
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </Select>
      <Problem text={problem} />
    </Field>
  );
}

interface WrittenProps<T> extends FieldProps<T> {
  hint?: string;
  write(value: T): string;
  read(text: string): T;
  isLong?: boolean;
  isNumber?: boolean;
}

/** Anything that is written as text. */
export function WrittenField<T>({ label, path, value, onChange, hint, write, read, isLong, isNumber }: WrittenProps<T>) {
  const problem = useProblem(path);
  const [shown, type] = useTyped(value, write, read);
  const given = {
    isCompact: true,
    value: shown,
    ...(problem === null ? {} : { validation: 'error' as const }),
    onChange: ({ target }: { target: { value: string } }) => onChange(type(target.value)),
  };
  return (
    <Field>
      <Field.Label>{label}</Field.Label>
      {hint !== undefined && <Field.Hint>{hint}</Field.Hint>}
      {isLong ? <Textarea {...given} minRows={2} /> : <Input {...given} inputMode={isNumber ? 'decimal' : undefined} />}
      <Problem text={problem} />
    </Field>
  );
}

type Plain<T> = FieldProps<T> & { hint?: string };

export function TextField(props: Plain<string> & { isLong?: boolean }) {
  return <WrittenField {...props} write={(text) => text} read={(text) => text} />;
}

/** What is no number is sent as it would be lost: the server says that one is missing. */
export function NumberField(props: Plain<number>) {
  return <WrittenField {...props} isNumber write={(value) => String(value)} read={(text) => Number(text.replace(',', '.'))} />;
}

/** A share of 1, shown in percent. */
export function PercentField(props: Plain<number>) {
  return (
    <WrittenField
      {...props}
      isNumber
      write={(share) => String(Math.round(share * 10_000) / 100)}
      read={(text) => Math.round(Number(text.replace(',', '.')) * 100) / 10_000}
    />
  );
}

/** Words with commas between them. */
export function ListField(props: Plain<string[]>) {
  const read = (text: string) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  return <WrittenField {...props} write={(values) => values.join(', ')} read={read} />;
}

/** Some of a few words. */
export function SomeField<T extends string>({
  label,
  path,
  value,
  onChange,
  options,
}: FieldProps<T[]> & { options: readonly (readonly [T, string])[] }): ReactNode {
  const problem = useProblem(path);
  return (
    <fieldset className="some">
      <legend>{label}</legend>
      {options.map(([name, words]) => (
        <label key={name} className="choice">
          <input
            type="checkbox"
            checked={value.includes(name)}
            onChange={({ target }) =>
              onChange(options.map(([one]) => one).filter((one) => (one === name ? target.checked : value.includes(one))))
            }
          />
          {words}
        </label>
      ))}
      {problem !== null && <p className="wrong">{problem}</p>}
    </fieldset>
  );
}
