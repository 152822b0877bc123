import { Anchor } from '@zendeskgarden/react-buttons';
import { Tag } from '@zendeskgarden/react-tags';
import type { Brief, BriefReason } from '#domain/brief.ts';
import { visible } from '#domain/visible.ts';
import { useT } from '../i18n/context.ts';
import type { Translate } from '../i18n/translate.ts';
import { goToMessage } from './message-anchor.ts';

const hues = { low: 'grey', normal: 'blue', high: 'orange', urgent: 'red' } as const;

/** One plain sentence for each reason, strongest first, each with the way to its proof. */
export function Why({ brief }: { brief: Brief }) {
  const t = useT();
  const { priority, reasons } = brief.why;
  return (
    <section aria-labelledby="why">
      <div className="heading">
        <h1 id="why">{t('panel.why')}</h1>
        <Tag hue={hues[priority]} isPill>
          <span>{t(`panel.priority.${priority}`)}</span>
        </Tag>
      </div>
      <ul className="reasons">
        {reasons.length === 0 && <li>{t('panel.no_reason')}</li>}
        {reasons.map((reason) => (
          <li key={`${reason.code} ${reason.rule}`}>
            <bdi>{sentenceOf(reason, t)}</bdi> <Evidence reason={reason} brief={brief} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function sentenceOf({ code, params, sentence }: BriefReason, t: Translate): string {
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? visible(value) : value]),
  );
  return t.maybe(`signal.${code}`, { ...shown, has_reason: params.reason ? 'yes' : 'no' }) ?? visible(sentence);
}

function Evidence({ reason, brief }: { reason: BriefReason; brief: Brief }) {
  const t = useT();
  const index = brief.messages.findLastIndex(({ id }) => reason.evidence.includes(id));
  if (index < 0) return null;
  return (
    <Anchor
      href={`#message-${index}`}
      onClick={(event) => {
        event.preventDefault();
        goToMessage(index);
      }}
    >
      {t('panel.show_evidence')}
    </Anchor>
  );
}
