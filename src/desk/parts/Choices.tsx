import { useDesk } from '../context.ts';

interface Props<T extends string> {
  legend: string;
  all: { value: T; name: string }[];
  chosen: T[];
  /** What it means that none is chosen: all, unless this says otherwise. */
  none?: string;
  onChange: (chosen: T[]) => void;
}

/** Any number of a few. */
export function Choices<T extends string>({ legend, all, chosen, none, onChange }: Props<T>) {
  const { t } = useDesk();
  return (
    <fieldset className="choices">
      <legend>
        {legend} {chosen.length === 0 && <span className="soft">{none ?? t('choices.all')}</span>}
      </legend>
      {all.map(({ value, name }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) => onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))}
          />{' '}
          {name}
        </label>
      ))}
    </fieldset>
  );
}
