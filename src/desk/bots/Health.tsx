import { useDesk } from '../context.ts';
import { When } from '../parts/When.tsx';
import type { Bot } from './bot.ts';

/** Whether its deliveries come and are let in, in words; the colour only repeats them. */
export function Health({ bot: { last_at, last_refusal, deliveries } }: { bot: Bot }) {
  const { t } = useDesk();
  const isRefused = last_refusal !== null && (last_at === null || last_refusal.at > last_at);
  if (isRefused)
    return (
      <>
        <span className="state-word bad">{t('bots.refused')}</span> <When at={last_refusal.at} />
        <br />
        <span className="soft">{t.maybe(`refusal.${last_refusal.code}`)}</span>
      </>
    );
  if (last_at === null) return <span className="state-word">{t('bots.waiting')}</span>;
  return deliveries > 0 ? (
    <span className="state-word good">{t('bots.works')}</span>
  ) : (
    <span className="state-word">{t('bots.quiet')}</span>
  );
}
