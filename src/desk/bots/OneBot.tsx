import { useDesk } from '../context.ts';
import { When } from '../parts/When.tsx';
import type { Bot } from './bot.ts';
import { Health } from './Health.tsx';
import { Made } from './Made.tsx';
import { RemoveBot } from './RemoveBot.tsx';
import { Secrets } from './Secrets.tsx';
import { TryOut } from './TryOut.tsx';
import { WaysBack } from './WaysBack.tsx';

/** One bot: how it is, its secrets, what came last. */
export function OneBot({ bot, days, onChanged }: { bot: Bot; days: number; onChanged: () => void }) {
  const { t, may } = useDesk();
  return (
    <>
      <h2>
        {bot.name} <span className="soft">{bot.title}</span>
      </h2>
      <dl className="given">
        <div>
          <dt>{t('bots.health')}</dt>
          <dd>
            <Health bot={bot} />
          </dd>
        </div>
        <div>
          <dt>{t('bots.last')}</dt>
          <dd>{bot.last_at === null ? t('bots.never') : <When at={bot.last_at} />}</dd>
        </div>
        <div>
          <dt>{t('bots.lately', { days })}</dt>
          <dd>{t('bots.counted', { deliveries: bot.deliveries, conversations: bot.conversations, handoffs: bot.handoffs })}</dd>
        </div>
        <div>
          <dt>{t('bots.back')}</dt>
          <dd>
            {t(bot.has_back ? 'bots.has_back' : 'bots.no_back')}
            {bot.has_back && <WaysBack bot={bot.name} days={days} />}
          </dd>
        </div>
      </dl>
      <Made name={bot.name} secret={null} />
      <TryOut name={bot.name} />
      <Secrets bot={bot} onChanged={onChanged} />
      {may.includes('tune') && <RemoveBot bot={bot} onRemoved={onChanged} />}
    </>
  );
}
