import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { When } from '../parts/When.tsx';
import { useAsked } from '../use-asked.ts';

/** As `GET /v1/desk/bots/{bot}/back` tells it. */
interface WayBack {
  way: 'platform' | 'callback';
  host: string | null;
  problem: string | null;
  sent: number;
  waiting: number;
  dead: number;
  last_sent_at: string | null;
  failure: { about: string; reason: string; gave_up_at: string | null } | null;
}

/** By which ways a bot is told what becomes of its handoffs, whether that works, and what went wrong last. */
export function WaysBack({ bot, days }: { bot: string; days: number }) {
  const { t } = useDesk();
  const asked = useAsked<{ ways: WayBack[] }>(`/v1/desk/bots/${bot}/back`);
  return (
    <Shown asked={asked}>
      {({ ways }) => (
        <>
          {ways.map((way) => (
            <div key={way.way}>
              <Working way={way} /> {t(`back.${way.way}`)} {way.host !== null && <Said text={way.host} />}
              <br />
              <span className="soft">{t('back.counted', { days, sent: way.sent, waiting: way.waiting, dead: way.dead })}</span>{' '}
              {way.last_sent_at !== null && (
                <span className="soft">
                  {t('back.last')} <When at={way.last_sent_at} />
                </span>
              )}
              {way.problem !== null && <p className="trouble">{t('back.shut', { problem: way.problem })}</p>}
              {way.failure !== null && (
                <p className="trouble">
                  {t('back.failed', { about: t.maybe(`back.about.${way.failure.about}`) ?? way.failure.about })}{' '}
                  {way.failure.gave_up_at === null ? (
                    t('back.tried_again')
                  ) : (
                    <>
                      {t('back.given_up')} <When at={way.failure.gave_up_at} /> <a href="#/letters">{t('room.letters')}</a>
                    </>
                  )}
                  <br />
                  <code dir="ltr">{way.failure.reason}</code>
                </p>
              )}
            </div>
          ))}
        </>
      )}
    </Shown>
  );
}

function Working({ way: { problem, failure, last_sent_at } }: { way: WayBack }) {
  const { t } = useDesk();
  const isBad = problem !== null || (failure !== null && (failure.gave_up_at === null || failure.gave_up_at > (last_sent_at ?? '')));
  if (isBad) return <span className="state-word bad">{t('back.fails')}</span>;
  if (last_sent_at === null) return <span className="state-word">{t('back.unused')}</span>;
  return <span className="state-word good">{t('bots.works')}</span>;
}
