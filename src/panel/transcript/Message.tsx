import { Fragment, type KeyboardEvent, memo, useState } from 'react';
import type { Brief, BriefMessage } from '#domain/brief.ts';
import type { ReasonCode } from '#domain/decision.ts';
import { spoken } from '#domain/spoken.ts';
import { sinceStart } from '#domain/transcript-rows.ts';
import { visible } from '#domain/visible.ts';
import { timeNow } from '../../host/server-time.ts';
import { useT } from '../../i18n/context.ts';
import { moment, percent, stopwatch } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/translate.ts';
import { Said } from '../../parts/Said.tsx';
import { Files } from './Files.tsx';

interface MessageProps {
  brief: Brief;
  /** Its place in the brief. */
  at: number;
  query: string;
  /** What it proves, if anything. */
  proves: ReasonCode | null;
  /** Somebody wanted to see this one: it stays marked, as browsers do not let every frame take the focus. */
  isTarget: boolean;
  /** Its place among those that are shown, and how many those are. */
  place: number;
  count: number;
  onKey: (event: KeyboardEvent) => void;
}

/** Longer ones are folded, so that one of them does not fill the panel. */
const longest = 1_500;

export const anchorOf = (at: number) => `message-${at}`;

export const Message = memo(function Message({ brief, at, query, proves, isTarget, place, count, onKey }: MessageProps) {
  const t = useT();
  const [isWhole, setWhole] = useState(false);
  const message = brief.messages[at]!;
  const { author, text, attachments } = message;
  const isCut = text.length > longest && !isWhole && query === '';
  const details = detailsOf(message, t);
  return (
    <article
      id={anchorOf(at)}
      tabIndex={-1}
      aria-current={isTarget ? 'true' : undefined}
      aria-posinset={place + 1}
      aria-setsize={count}
      aria-labelledby={`${anchorOf(at)}-by`}
      className={`message ${author}${proves === null ? '' : ' evidence'}`}
      onKeyDown={onKey}
    >
      <div className="by" id={`${anchorOf(at)}-by`}>
        <strong>
          <Said text={speaker(message, brief) ?? t(`panel.author.${author}`)} />
        </strong>
        <When brief={brief} at={at} />
      </div>
      <p className="said">
        {text === '' ? (
          <span className="soft">{t('panel.empty_message')}</span>
        ) : (
          <Said text={isCut ? text.slice(0, longest) : text} query={query} />
        )}
        {isCut && '…'}
      </p>
      {isCut && (
        <button type="button" className="plain" onClick={() => setWhole(true)}>
          {t('panel.show_whole', { count: text.length })}
        </button>
      )}
      {attachments.length > 0 && <Files files={attachments} />}
      {proves !== null && <p className="proof">{t('panel.proof', { reason: t(`reason.${proves}`) })}</p>}
      {details.length > 0 && (
        <p className="soft">
          {details.map((detail, place) => (
            <Fragment key={detail}>
              {place > 0 && ' · '}
              <bdi>{detail}</bdi>
            </Fragment>
          ))}
        </p>
      )}
    </article>
  );
});

/** The time of day; in a call, the time since it began. */
function When({ brief, at }: { brief: Brief; at: number }) {
  const t = useT();
  const { sent_at } = brief.messages[at]!;
  if (sent_at === null) return null;
  const offset = brief.conversation.channel === 'phone' ? sinceStart(brief.messages, at) : null;
  return <time dateTime={sent_at}>{offset === null ? moment(sent_at, t.locale, timeNow()) : stopwatch(offset, t.locale)}</time>;
}

function speaker({ name, author }: BriefMessage, { requester, conversation }: Brief): string | null {
  if (name !== null) return name;
  return author === 'requester' ? requester.name : author === 'bot' ? conversation.bot_name : null;
}

/** What the bot thought while it said this. */
function detailsOf({ author, intent, confidence, sources }: BriefMessage, t: Translate): string[] {
  const told = author === 'bot' && sources !== null;
  const parts = [
    intent === null ? null : visible(spoken(intent)),
    confidence === null ? null : percent(confidence, t.locale),
    told ? (sources.length > 0 ? t('panel.sources', { sources: visible(sources.join(', ')) }) : t('panel.no_sources')) : null,
  ];
  return parts.filter((part) => part !== null);
}
