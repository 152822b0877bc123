import type { ReactNode } from 'react';
import type { Author } from '#domain/conversation.ts';
import { useT } from '../../i18n/context.ts';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { When } from '../parts/When.tsx';

export interface TalkMessage {
  id: string;
  author: Author;
  name: string | null;
  text: string;
  sent_at: string | null;
}

interface TalkProps {
  messages: TalkMessage[];
  /** How many messages had been said → what is to be seen behind them. */
  marks: ReadonlyMap<number, ReactNode>;
  /** Ids of messages that prove something. */
  evidence?: ReadonlySet<string>;
}

/** A conversation to be read from its beginning, with marks where something was decided. */
export function Talk({ messages, marks, evidence }: TalkProps) {
  const { t } = useDesk();
  const panel = useT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable for those who scroll by keyboard
    <section className="talk" aria-label={t('rules.talk')} tabIndex={0}>
      {marks.get(0)}
      <ol>
        {messages.map(({ id, author, name, text, sent_at }, at) => (
          <li key={id} className={evidence?.has(id) ? `${author} proof` : author}>
            <p className="row">
              <strong>
                <Said text={name ?? panel(`panel.author.${author}`)} />
              </strong>
              {sent_at !== null && <When at={sent_at} />}
            </p>
            <p className="said">
              <Said text={text} />
            </p>
            {marks.get(at + 1)}
          </li>
        ))}
      </ol>
    </section>
  );
}
