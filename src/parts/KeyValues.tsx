import type { Json } from '#domain/json.ts';
import { spoken } from '#domain/spoken.ts';
import { Said } from './Said.tsx';

/** Names and values that the bot gave; what is nested is shown as JSON. */
export function KeyValues({ values }: { values: Record<string, Json> }) {
  return (
    <dl>
      {Object.entries(values).map(([name, value]) => (
        <div key={name}>
          <dt>
            <Said text={spoken(name)} />
          </dt>
          <dd>
            <Said text={typeof value === 'string' ? value : JSON.stringify(value)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
