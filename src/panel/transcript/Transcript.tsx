import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Brief } from '#domain/brief.ts';
import { type MessageFilter, messageFilters, rowsOf } from '#domain/transcript-rows.ts';
import { useT } from '../../i18n/context.ts';
import { useAnnounced } from '../../parts/Announcer.tsx';
import { MessageList } from './MessageList.tsx';

interface TranscriptProps {
  brief: Brief;
  /** How many of the messages are still to come: the oldest ones, whose places are empty. */
  earlier: number;
  /** Whether it has a window of its own, and no other thing to scroll around it. */
  isWhole?: boolean;
}

/** Every message, oldest first, to be searched and filtered; what was left out is said at the top. */
export default function Transcript({ brief, earlier, isWhole = false }: TranscriptProps) {
  const t = useT();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<MessageFilter>('all');
  // Typing goes before finding: among thousands of messages a search is not over before the next letter.
  const query = useDeferredValue(typed);
  const evidence = useMemo(
    // The strongest reason has the last word.
    () => new Map(brief.why.reasons.toReversed().flatMap(({ code, evidence }) => evidence.map((id) => [id, code] as const))),
    [brief],
  );
  const rows = useMemo(() => rowsOf(brief.messages, { query, filter, evidence, from: earlier }), [brief, query, filter, evidence, earlier]);
  const shown = rows.reduce((count, row) => count + (row.kind === 'message' ? 1 : 0), 0);
  const isNarrowed = query.trim() !== '' || filter !== 'all';
  const isSearching = typed.trim() !== '' || filter !== 'all';
  const said = isNarrowed
    ? t('panel.found', { shown, count: brief.messages.length })
    : t('panel.message_count', { count: brief.messages.length });
  // What is found is said when the typing rests.
  useAnnounced(isNarrowed ? said : null, 600);
  const showAll = () => {
    setTyped('');
    setFilter('all');
  };
  return (
    <>
      <search className="narrow">
        <input
          ref={box}
          type="search"
          value={typed}
          aria-label={t('panel.search')}
          placeholder={t('panel.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <select value={filter} aria-label={t('panel.filter')} onChange={(event) => setFilter(event.target.value as MessageFilter)}>
          {messageFilters.map((one) => (
            <option key={one} value={one}>
              {t(`panel.filters.${one}`)}
            </option>
          ))}
        </select>
      </search>
      <p className="soft count">
        {said}
        {isNarrowed && (
          <button
            type="button"
            className="plain"
            onClick={() => {
              box.current?.focus();
              showAll();
            }}
          >
            {t('panel.show_all')}
          </button>
        )}
      </p>
      {brief.omitted > 0 && <p className="aside">{t('panel.omitted', { count: brief.omitted })}</p>}
      {earlier > 0 && <p className="aside coming">{t('panel.earlier_coming', { count: earlier })}</p>}
      <MessageList
        brief={brief}
        rows={rows}
        count={isNarrowed ? shown : brief.messages.length}
        query={query}
        isSearching={isSearching}
        evidence={evidence}
        isWhole={isWhole}
        onMissed={showAll}
      />
    </>
  );
}
