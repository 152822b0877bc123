import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { Brief } from '#domain/brief.ts';
import type { ReasonCode } from '#domain/decision.ts';
import type { Row } from '#domain/transcript-rows.ts';
import { useT } from '../../i18n/context.ts';
import { duration } from '../../i18n/format.ts';
import { useJump } from '../jump.tsx';
import { focusMessage } from './focus-message.ts';
import { anchorOf, Message } from './Message.tsx';

interface MessageListProps {
  brief: Brief;
  rows: Row[];
  /** Messages among the rows; where nothing is filtered out, also those that are still to come. */
  count: number;
  query: string;
  /** Whether the agent looks for something among the messages. */
  isSearching: boolean;
  /** Id of a message → the reason that it proves. */
  evidence: Map<string, ReasonCode>;
  isWhole: boolean;
  /** Somebody wants to see a message that is filtered out. */
  onMissed: () => void;
}

/** Shorter ones are all in the page, so that the browser's own search finds them and nothing scrolls inside of what scrolls. */
const mostAtOnce = 40;

/** A feed as ARIA knows it: PageDown and PageUp go from message to message, and however many there are, only those in view are in the page. */
export function MessageList({ brief, rows, count, query, isSearching, evidence, isWhole, onMissed }: MessageListProps) {
  const t = useT();
  const { target } = useJump();
  const list = useRef<VirtualizerHandle>(null);
  const isVirtual = rows.length > mostAtOnce;
  const places = useMemo(() => placesOf(rows), [rows]);

  const show = useCallback(
    (at: number) => {
      const row = rows.findIndex((one) => one.kind === 'message' && one.at === at);
      if (row >= 0) focusMessage(anchorOf(at), () => list.current?.scrollToIndex(row, { align: 'center' }));
    },
    [rows],
  );
  const taken = useRef<typeof target>(null);
  const missed = useRef<typeof target>(null);
  useEffect(() => {
    if (target === null || taken.current === target) return;
    // Whoever looks for something else while a message is still on its way is not torn away when it comes.
    if (missed.current === target && isSearching) taken.current = target;
    else if (places.has(target.at)) {
      taken.current = target;
      show(target.at);
    } else if (missed.current !== target) {
      missed.current = target;
      onMissed();
    }
  }, [target, places, show, onMissed, isSearching]);

  // What comes in above must not push away what is being read.
  const first = useRef(-1);
  const top = rows[0]?.kind === 'message' ? rows[0].at : 0;
  const isOlderAbove = top < first.current;
  useEffect(() => {
    first.current = top;
  }, [top]);

  // Agents read the end first.
  const isAtEnd = useRef(false);
  useEffect(() => {
    if (isAtEnd.current || !isVirtual || target !== null) return;
    isAtEnd.current = true;
    list.current?.scrollToIndex(rows.length - 1, { align: 'end' });
  }, [isVirtual, rows, target]);

  const onKey = useCallback(
    (event: KeyboardEvent) => {
      const step = { PageDown: 1, PageUp: -1 }[event.key];
      if (step === undefined) return;
      const here = places.get(Number(event.currentTarget.id.split('-')[1])) ?? 0;
      const next = [...places.keys()][here + step];
      if (next === undefined) return;
      event.preventDefault();
      show(next);
    },
    [places, show],
  );

  const items = rows.map((row) =>
    row.kind === 'gap' ? (
      <p className="gap soft" key={`gap ${row.before}`}>
        {t('panel.gap', { duration: duration(row.ms, t.locale) })}
      </p>
    ) : (
      <Message
        key={row.at}
        brief={brief}
        at={row.at}
        query={query}
        proves={evidence.get(brief.messages[row.at]!.id) ?? null}
        isTarget={target?.at === row.at}
        place={count === brief.messages.length ? row.at : places.get(row.at)!}
        count={count}
        onKey={onKey}
      />
    ),
  );
  return (
    <div
      role="feed"
      aria-label={t('panel.conversation')}
      // What scrolls must be reachable for those who scroll by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
      tabIndex={0}
      className={`transcript${isVirtual ? ' scrolls' : ''}${isWhole ? ' whole' : ''}`}
    >
      {isVirtual ? (
        <Virtualizer ref={list} shift={isOlderAbove}>
          {items}
        </Virtualizer>
      ) : (
        items
      )}
    </div>
  );
}

/** Place in the brief → place among the messages that are shown. */
function placesOf(rows: Row[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const row of rows) if (row.kind === 'message') places.set(row.at, places.size);
  return places;
}
