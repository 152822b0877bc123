import type { Json } from '#domain/json.ts';
import { Said } from './Said.tsx';

/** Names and values as the bot gave them; what is nested is shown as JSON. */
export function KeyValues({ values }: { values: Record<string, Json> }) {
  return (
    <dl>
      {Object.entries(values).map(([name, value]) => (
        <div key={name}>
          <dt>
            <Said text={name} />
          </dt>
          <dd>
            <Said text={typeof value === 'string' ? value : JSON.stringify(value)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
