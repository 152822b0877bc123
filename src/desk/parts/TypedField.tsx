import { Field, Input, Textarea } from '@zendeskgarden/react-forms';
import { useTyped } from './use-typed.ts';

interface Props<T> {
  label: string;
  hint?: string;
  placeholder?: string;
  isLong?: boolean;
  value: T;
  write(value: T): string;
  read(text: string): T;
  onChange(value: T): void;
}

/** Anything in a form of settings that is written as text and is something else. */
export function TypedField<T>({ label, hint, placeholder, isLong, value, write, read, onChange }: Props<T>) {
  const [shown, type] = useTyped(value, write, read);
  const given = { value: shown, placeholder, onChange: ({ target }: { target: { value: string } }) => onChange(type(target.value)) };
  return (
    <Field>
      <Field.Label>{label}</Field.Label>
      {hint !== undefined && <Field.Hint>{hint}</Field.Hint>}
      {isLong ? <Textarea {...given} minRows={2} /> : <Input {...given} />}
    </Field>
  );
}
