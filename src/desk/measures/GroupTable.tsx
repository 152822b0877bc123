import { measures } from '#domain/measuring/measures.ts';
import { useT } from '../../i18n/context.ts';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import type { Measured, Page } from './answer.ts';
import { count, figure } from './figures.ts';

/** A measure by reason, bot, intent or channel, each with its own interval and count. */
export function GroupTable({ name, groups, by }: Pick<Measured, 'name' | 'groups'> & Pick<Page, 'by'>) {
  const { t } = useDesk();
  const panel = useT();
  const { unit } = measures[name];
  const nameOf = (key: string) => (by === 'reason' ? panel.maybe(`reason.${key}`) : null) ?? <Said text={key} />;
  const say = (one: number | null) => figure(one, unit, t.locale);
  return (
    <table className="groups">
      <caption className="only-heard">{t('measures.groups', { name: t(`measures.name_${name}`) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('measures.group')}</th>
          <th scope="col">{t('measures.value')}</th>
          <th scope="col">{t('measures.sure')}</th>
          <th scope="col">{t('measures.n')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ key, value, n, low, high }) => (
          <tr key={key}>
            <th scope="row">{key === '' ? t('measures.none_told') : nameOf(key)}</th>
            <td>{say(value)}</td>
            <td className="soft">{low === null || high === null ? '–' : `${say(low)} – ${say(high)}`}</td>
            <td>{count(n, t.locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
