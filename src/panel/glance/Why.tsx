import type { Brief, BriefReason } from '#domain/brief.ts';
import { spoken } from '#domain/spoken.ts';
import { visible } from '#domain/visible.ts';
import { useT } from '../../i18n/context.ts';
import { isRightToLeft, type Translate } from '../../i18n/translate.ts';
import { CopyButton } from '../../parts/CopyButton.tsx';
import { Evidence } from '../jump.tsx';

/** Strongest first, so that what is folded away weighs least. */
const mostAtOnce = 3;

/** One plain sentence why the bot stopped; what else spoke for it stands smaller below. */
export function Why({ brief }: { brief: Brief }) {
  const t = useT();
  const { priority, reasons } = brief.why;
  const more = reasons.slice(mostAtOnce);
  return (
    <section aria-labelledby="why" className="why">
      <div className="heading">
        <h1 id="why">{t('panel.why')}</h1>
        <span className={`pill ${priority}`}>{t(`panel.priority.${priority}`)}</span>
      </div>
      <ul className="reasons">
        {reasons.length === 0 && <li className="line">{t('panel.no_reason')}</li>}
        {reasons.slice(0, mostAtOnce).map((reason) => (
          <Reason key={`${reason.code} ${reason.rule}`} reason={reason} brief={brief} />
        ))}
      </ul>
      {more.length > 0 && (
        <details className="reasons">
          <summary>{t('panel.more_reasons', { count: more.length })}</summary>
          <ul>
            {more.map((reason) => (
              <Reason key={`${reason.code} ${reason.rule}`} reason={reason} brief={brief} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Reason({ reason, brief }: { reason: BriefReason; brief: Brief }) {
  const t = useT();
  const sentence = sentenceOf(reason, t, (text) => text);
  const at = brief.messages.findLastIndex(({ id }) => reason.evidence.includes(id));
  return (
    <li className="line">
      <bdi className="words">{isRightToLeft(t.locale) ? sentenceOf(reason, t, isolated) : sentence}</bdi>
      <span className="tools">
        <Evidence at={at < 0 ? null : at} of={sentence} />
        <CopyButton text={sentence} label={sentence} />
      </span>
    </li>
  );
}

/** What the requester wrote from the left must not turn the marks around it. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

function sentenceOf({ code, params, sentence }: BriefReason, t: Translate, dress: (text: string) => string): string {
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && name !== 'topic' && name !== 'by'
        ? dress(name === 'reason' ? (t.maybe(`reason.${value}`) ?? visible(spoken(value))) : visible(value))
        : value,
    ]),
  );
  return t.maybe(`signal.${code}`, { ...shown, has_reason: params.reason ? 'yes' : 'no' }) ?? visible(sentence);
}
