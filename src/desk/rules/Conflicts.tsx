import type { Rule } from '#domain/rule.ts';
import { conflictsOf } from '#rules/conflicts.ts';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';

/** Rules that want what cannot both be had. */
export function Conflicts({ rules }: { rules: Rule[] }) {
  const { t } = useDesk();
  const found = conflictsOf(rules);
  if (found.length === 0) return null;
  return (
    <div className="trouble" role="status">
      <strong>{t('rules.conflicts', { count: found.length })}</strong>
      <ul>
        {found.map(({ rules: [first, second], kind, what }) => (
          <li key={`${first} ${second} ${what}`}>
            <Said text={t(`rules.conflict.${kind}`, { first, second, what })} />
          </li>
        ))}
      </ul>
    </div>
  );
}
