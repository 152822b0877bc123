import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { useAsked } from '../use-asked.ts';
import { usePlace } from '../use-place.ts';
import { BotTable } from './BotTable.tsx';
import type { BotList } from './bot.ts';
import { ConnectBot } from './ConnectBot.tsx';
import { OneBot } from './OneBot.tsx';

/** All bots, one of them, or a new one, as the address says. */
export default function Bots() {
  const { t, may } = useDesk();
  const place = usePlace();
  const asked = useAsked<BotList>('/v1/desk/bots');
  return (
    <Shown asked={asked}>
      {(list) => {
        const bot = list.bots.find(({ name }) => name === place);
        if (place !== '')
          return (
            <>
              <p>
                <a href="#/bots">{t('bots.all')}</a>
              </p>
              {bot ? (
                <OneBot bot={bot} days={list.days} onChanged={asked.again} />
              ) : place === '+' ? (
                <ConnectBot list={list} onConnected={asked.again} />
              ) : (
                <p role="status">{t('bots.gone', { name: place })}</p>
              )}
            </>
          );
        return (
          <>
            <p className="hint">{t('bots.hint')}</p>
            {!list.can_seal && <p role="status">{t('bots.unsealed')}</p>}
            {may.includes('tune') && list.can_seal && (
              <p>
                <a className="button primary" href="#/bots/+">
                  {t('bots.connect')}
                </a>
              </p>
            )}
            {list.bots.length === 0 ? <p>{t('bots.none')}</p> : <BotTable list={list} />}
          </>
        );
      }}
    </Shown>
  );
}
