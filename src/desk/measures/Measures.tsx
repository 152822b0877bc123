import { useState } from 'react';
import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useAsked } from '../use-asked.ts';
import { useSetting } from '../use-setting.ts';
import type { Page } from './answer.ts';
import { Backfill } from './Backfill.tsx';
import { Choose } from './Choose.tsx';
import { type Choice, isWhole, pathOf, usualChoice } from './choice.ts';
import { Exports } from './Exports.tsx';
import { dayName } from './figures.ts';
import { Gaps } from './Gaps.tsx';
import { MeasureCard } from './MeasureCard.tsx';

/** Whether handing off works: every measure with its definition, its certainty, and what it was before. */
export default function Measures() {
  const { t } = useDesk();
  const setting = useSetting<{ time_zone: string }>('measuring');
  const zone = setting.saved?.value.time_zone;
  if (zone === undefined)
    return setting.error === null ? <p className="soft">{t('loading')}</p> : <Trouble error={setting.error} onTryAgain={setting.reload} />;
  return <Chosen zone={zone} />;
}

function Chosen({ zone }: { zone: string }) {
  const { t, may } = useDesk();
  const [choice, setChoice] = useState<Choice>(() => usualChoice(zone, Date.now()));
  // While a date is being typed, the page stays with the last range that was one.
  const [query, setQuery] = useState(() => pathOf(choice, zone));
  const asked = useAsked<Page>(`/v1/desk/measures?${query}`);
  return (
    <>
      <p className="hint">{t('measures.hint', { zone })}</p>
      <Choose
        choice={choice}
        zone={zone}
        onChange={(next) => {
          setChoice(next);
          if (isWhole(next)) setQuery(pathOf(next, zone));
        }}
      />
      <Shown asked={asked}>
        {(page) => (
          <>
            <Counted page={page} onLook={asked.again} />
            {page.counts.conversations + page.counts.handoffs > 0 && (
              <>
                <div className="measures">
                  {page.measures.map((measured) => (
                    <MeasureCard key={measured.name} measured={measured} page={page} />
                  ))}
                </div>
                {may.includes('tune') && <Gaps query={query} />}
                <Exports query={query} />
                <Backfill from={choice.from} />
              </>
            )}
          </>
        )}
      </Shown>
    </>
  );
}

/** How much was counted, what is still being worked out, and where there is nothing, why, and when there will be something. */
function Counted({ page, onLook }: { page: Page; onLook(): void }) {
  const { t } = useDesk();
  const { counts, pending, since, from, to } = page;
  const isEmpty = counts.conversations + counts.handoffs === 0;
  return (
    <>
      {!isEmpty && (
        <p role="status">
          {t('measures.counted', {
            handoffs: counts.handoffs,
            conversations: counts.conversations,
            from: dayName(from, t.locale),
            to: dayName(to, t.locale),
          })}
        </p>
      )}
      {isEmpty && since === null && pending === 0 && <p role="status">{t('measures.empty')}</p>}
      {isEmpty && since !== null && <p role="status">{t('measures.empty_days', { since: dayName(since.slice(0, 10), t.locale) })}</p>}
      {pending > 0 && (
        <p role="status">
          {t('measures.pending', { n: pending })}{' '}
          <button type="button" className="chip" onClick={onLook}>
            {t('measures.look_again')}
          </button>
        </p>
      )}
    </>
  );
}
