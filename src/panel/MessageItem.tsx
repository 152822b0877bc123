import type { Brief, BriefMessage } from '#domain/brief.ts';
import { visible } from '#domain/visible.ts';
import { useT } from '../i18n/context.ts';
import { moment, percent } from '../i18n/format.ts';
import type { Translate } from '../i18n/translate.ts';
import { Said } from '../parts/Said.tsx';
import { anchorOf } from './message-anchor.ts';

interface MessageItemProps {
  message: BriefMessage;
  index: number;
  brief: Brief;
  isEvidence: boolean;
}

export function MessageItem({ message, index, brief, isEvidence }: MessageItemProps) {
  const t = useT();
  const { author, sent_at, text, attachments } = message;
  const details = detailsOf(message, t);
  return (
    <li id={anchorOf(index)} tabIndex={-1} className={`message ${author}${isEvidence ? ' evidence' : ''}`}>
      <div className="by">
        <strong>
          <Said text={speaker(message, brief) ?? t(`panel.author.${author}`)} />
        </strong>
        {sent_at !== null && <time dateTime={sent_at}>{moment(sent_at, t.locale, new Date())}</time>}
      </div>
      <p className="said">{text === '' ? <span className="soft">{t('panel.empty_message')}</span> : <Said text={text} />}</p>
      {attachments.map((file) => (
        <p className="soft" key={`${file.name} ${file.url}`}>
          <FileName name={t('panel.attachment', { name: file.name })} url={file.url} />
        </p>
      ))}
      {details !== '' && (
        <p className="soft">
          <bdi>{details}</bdi>
        </p>
      )}
    </li>
  );
}

function speaker({ name, author }: BriefMessage, { requester, conversation }: Brief): string | null {
  if (name !== null) return name;
  return author === 'requester' ? requester.name : author === 'bot' ? conversation.bot_name : null;
}

/** What the bot thought while it said this. */
function detailsOf({ author, intent, confidence, sources }: BriefMessage, t: Translate): string {
  const told = author === 'bot' && sources !== null;
  const parts = [
    intent === null ? null : visible(intent),
    confidence === null ? null : percent(confidence, t.locale),
    told ? (sources.length > 0 ? t('panel.sources', { sources: visible(sources.join(', ')) }) : t('panel.no_sources')) : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** A link only where it leads to the web: other schemes could do something. */
function FileName({ name, url }: { name: string; url: string | null }) {
  if (url === null || !/^https?:\/\//i.test(url)) return <Said text={name} />;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      <Said text={name} />
    </a>
  );
}
