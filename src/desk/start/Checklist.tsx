import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import type { Check } from './setup.ts';

const tone = { done: 'good', missing: 'bad', unknown: '' };
/** Where in the desk something can be mended. */
const rooms: Record<string, string> = { bot: 'bots', delivery: 'bots', handoff: 'bots', hours: 'routing', languages: 'messages' };

/** Each thing with its state in words, and what to do where it is not there. */
export function Checklist({ checks }: { checks: Check[] }) {
  const { t } = useDesk();
  return (
    <ul className="checks">
      {checks.map(({ name, state, detail }) => (
        <li key={name}>
          <span className={`state-word ${tone[state]}`}>{t(`check_state.${state}`)}</span>
          <div>
            <strong>{t.maybe(`check.${name}`)}</strong>
            {detail !== null && (
              <>
                {' '}
                <span className="soft">
                  <Said text={detail} />
                </span>
              </>
            )}
            {state !== 'done' && (
              <p>
                {t.maybe(`check_todo.${name}`)} {rooms[name] && <a href={`#/${rooms[name]}`}>{t('start.go')}</a>}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
