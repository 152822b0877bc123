import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import { briefChangedAt, type HandoffNow } from '#domain/handoff-now.ts';
import { type Follower, follow, quickMs, wallClock } from '../api/follow.ts';
import { readNow } from '../api/handoff-now.ts';
import { type BriefResult, readBrief, readWhole } from '../api/read-brief.ts';
import type { Host } from '../host/connect.ts';
import { followTicket } from '../host/events.ts';
import { serverUrl } from '../host/setting.ts';
import { afterPaint } from '../parts/after-paint.ts';

export interface Ticket {
  /** null while it is being read. */
  result: BriefResult | null;
  /** Where the handoff stands; null where no server tells. */
  now: HandoffNow | null;
  /** What is shown may be old: the server did not answer when it was asked last. */
  isLost: boolean;
  /** Reads everything again. */
  again: () => void;
  /** Takes what the server answered to something that was done here. */
  take: (now: HandoffNow) => void;
  /** Asks the server soon. */
  nudge: () => void;
}

/** The ticket's brief and what becomes of it, kept up to date. @param early the first reading, where it has begun already */
export function useTicket(host: Host, early: Promise<BriefResult> | null): Ticket {
  const [result, setResult] = useState<BriefResult | null>(null);
  const [now, setNow] = useState<HandoffNow | null>(null);
  const [isLost, setLost] = useState(false);
  const [tries, setTries] = useState(0);
  const follower = useRef<Follower | null>(null);
  /** How much had been said in what was read, or is being read. */
  const messages = useRef<number | null>(null);
  /** When the brief was changed last by something that somebody did. */
  const changed = useRef<string | null>(null);
  const readings = useRef(0);
  /** The reading that is shown. */
  const shown = useRef(0);
  const { ticketId } = host;

  useEffect(() => {
    let isCurrent = true;
    readings.current += 1;
    shown.current = readings.current;
    if (tries > 0) setResult(null);
    const reading: Promise<BriefResult> =
      ticketId === null ? Promise.resolve({ kind: 'none', unread: 0 }) : tries === 0 && early ? early : readBrief(host, ticketId, tries);
    void reading.then((read) => {
      if (isCurrent) setResult(read);
    });
    return () => {
      isCurrent = false;
    };
  }, [host, ticketId, tries, early]);

  const source = result?.kind === 'brief' ? result.source : null;
  const read = result?.kind === 'brief' && result.source === 'server' ? result : null;
  const [said, changedAt] = [read?.said ?? null, read?.changedAt ?? null];
  // Between the first reading and the first question somebody may have written or done something.
  useEffect(() => {
    if (said !== null) messages.current = Math.max(messages.current ?? 0, said);
  }, [said]);
  useEffect(() => {
    changed.current ??= changedAt;
  }, [changedAt]);
  const readAgain = useCallback(() => {
    if (ticketId === null) return;
    readings.current += 1;
    const mine = readings.current;
    // Quietly: what is there stays until there is something newer. A server that missed one question has not gone, and its brief is newer
    // than the one on the ticket: it is asked again.
    void (source === 'server' ? readWhole(host, ticketId) : readBrief(host, ticketId)).then((read) => {
      // Of two readings the one that was begun first may end last, and the ticket may be another one by now. But one that ends before the
      // next is shown: where people write faster than a long conversation comes, each is overtaken.
      if (mine < shown.current) return;
      if (read?.kind !== 'brief') {
        messages.current = -1;
        return;
      }
      shown.current = mine;
      startTransition(() => setResult(read));
    });
  }, [host, ticketId, source]);

  const hear = useCallback(
    (news: HandoffNow) => {
      setLost(false);
      setNow((before) => (before?.revision === news.revision && before.verdict === news.verdict ? before : news));
      const changedAt = briefChangedAt(news.changes);
      const isOld = (before: unknown, is: unknown) => before !== null && before !== is;
      if (isOld(messages.current, news.messages) || isOld(changed.current, changedAt)) readAgain();
      messages.current = news.messages;
      changed.current = changedAt;
    },
    [readAgain],
  );

  const acts = useRef(0);
  const take = useCallback(
    (news: HandoffNow) => {
      acts.current += 1;
      hear(news);
    },
    [hear],
  );
  /** Asks where the handoff stands. @returns null where something was done here meanwhile, which the answer may not know yet */
  const askNow = useCallback(async () => {
    const before = acts.current;
    const news = await readNow(host, ticketId!);
    return before === acts.current ? news : null;
  }, [host, ticketId]);

  const isPart = result !== null && earlierIn(result) > 0;
  useEffect(() => {
    return isPart ? afterPaint(readAgain) : undefined;
  }, [isPart, readAgain]);

  useEffect(() => {
    if (ticketId === null || source === null) return;
    let stop: () => void = () => undefined;
    const stopWaiting = afterPaint(() => {
      const onNews = (news: HandoffNow | null) => (news ? hear(news) : follower.current?.nudge());
      const here = source === 'server' ? follow({ ask: askNow, onNews, onLost: () => setLost(true) }) : null;
      follower.current = here;
      here?.slow(document.hidden);
      const stopHearing = followTicket(host, {
        onChange: () => (here ? here.nudge() : source === 'computed' && readAgain()),
        onShown: (isShown) => here?.slow(!isShown),
      });
      stop = () => {
        stopHearing();
        here?.end();
        follower.current = null;
      };
    });
    return () => {
      stopWaiting();
      stop();
    };
  }, [host, ticketId, source, askNow, hear, readAgain]);

  const isAlone = result !== null && source !== 'server' && serverUrl(host) !== null;
  // Opened before there was a handoff, or while the server was away: the panel comes alive by itself once the server knows the ticket.
  useEffect(() => {
    if (ticketId === null || !isAlone) return;
    let waiting: Follower | null = null;
    const onNews = (read: BriefResult) => {
      // A reading that found no server was begun before this one ended, whenever it ends itself.
      shown.current = readings.current += 1;
      setResult(read);
    };
    const wait = () => {
      waiting ??= follow({ ask: () => readFromServer(host, ticketId), onNews, onLost: () => undefined });
      waiting.slow(document.hidden);
    };
    const stopTimer = wallClock.after(quickMs, wait);
    // What happens to the ticket may be that very handoff.
    const stop = followTicket(host, {
      onChange: () => (waiting ? waiting.nudge() : wait()),
      onShown: (isShown) => waiting?.slow(!isShown),
    });
    return () => {
      stopTimer();
      stop();
      waiting?.end();
    };
  }, [host, ticketId, isAlone]);

  const again = useCallback(() => setTries((count) => count + 1), []);
  const nudge = useCallback(() => follower.current?.nudge(), []);
  return { result, now, isLost, again, take, nudge };
}

/** How many older messages of a conversation are still to come. */
export function earlierIn(result: BriefResult): number {
  return result.kind === 'brief' && result.source === 'server' ? (result.earlier?.count ?? 0) : 0;
}

/** Asks whether the server knows the ticket before the whole brief is read. @throws Error as long as it does not, or cannot be asked */
async function readFromServer(host: Host, ticketId: number): Promise<BriefResult> {
  await readNow(host, ticketId);
  const read = await readBrief(host, ticketId);
  if (read.kind !== 'brief' || read.source !== 'server') throw new Error('The server has no brief of the ticket yet');
  return read;
}
