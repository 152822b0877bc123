import { useCallback, useEffect, useState } from 'react';
import { RequestFailed } from '../host/request.ts';
import { useDesk } from './context.ts';

export interface Saved<T> {
  value: T;
  version: number;
  /** It is what the configuration file says. */
  from_file: boolean;
}

export interface Setting<T> {
  /** What the draft was made of: what is in force, unless it is in `newer`; null until it has come. */
  saved: Saved<T> | null;
  /** What the admin has made of it; null until it has come. */
  draft: T | null;
  /** What somebody else has saved since, which is in force; null where nobody has. */
  newer: Saved<T> | null;
  isChanged: boolean;
  change(draft: T): void;
  /** Back to what is in force. */
  discard(): void;
  /** A draft from before, of what stood in an older version: it is shown beside what is in force now. */
  takeUp: (draft: T, madeOf: Saved<T>) => void;
  /** @param value in place of the draft. @returns whether it was saved; why not stands in `error`, or in `newer` */
  save(note?: string, value?: T): Promise<boolean>;
  /** Back to what the configuration file says. */
  reset(): Promise<boolean>;
  reload(): void;
  isSaving: boolean;
  error: unknown;
}

/** A kind of settings, with a draft of it. Secrets come hidden, and go back hidden where nobody changed them. */
export function useSetting<T>(kind: string): Setting<T> {
  const { ask } = useDesk();
  const [saved, setSaved] = useState<Saved<T> | null>(null);
  const [draft, setDraft] = useState<T | null>(null);
  const [newer, setNewer] = useState<Saved<T> | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const look = useCallback(async () => {
    const { settings } = await ask<{ settings: Record<string, Saved<T>> }>('/v1/desk/settings');
    return settings[kind]!;
  }, [ask, kind]);
  /** @param sent what the draft was when it was sent away: what was typed since stays */
  const show = useCallback((now: Saved<T>, sent?: T | null) => {
    setSaved(now);
    setDraft((here) => (sent === undefined || here === sent ? now.value : here));
    setNewer(null);
    setError(null);
  }, []);
  const reload = useCallback(() => look().then((now) => show(now), setError), [look, show]);
  useEffect(() => void reload(), [reload]);

  const takeUp = useCallback(
    (kept: T, madeOf: Saved<T>) => {
      if (saved === null || JSON.stringify(kept) === JSON.stringify(saved.value)) return;
      setNewer(madeOf.version === saved.version ? null : saved);
      setSaved(madeOf);
      setDraft(kept);
    },
    [saved],
  );

  async function put(value: T | null, note: string): Promise<boolean> {
    if (saved === null) return false;
    setSaving(true);
    try {
      // Whoever saves beside something newer has seen it, and saves over it.
      const basedOn = (newer ?? saved).version;
      await ask(`/v1/desk/settings/${kind}`, { method: 'PUT', body: { value, note, based_on: basedOn } });
      await look().then((now) => show(now, draft), setError);
      return true;
    } catch (failure) {
      const isLate = failure instanceof RequestFailed && failure.code === 'bad_version';
      setError(isLate ? null : failure);
      if (isLate) await look().then(setNewer, setError);
      return false;
    } finally {
      setSaving(false);
    }
  }

  return {
    ...{ saved, draft, newer, isSaving, error },
    isChanged: saved !== null && JSON.stringify(draft) !== JSON.stringify((newer ?? saved).value),
    change: setDraft,
    discard: () => saved && show(newer ?? saved),
    takeUp,
    save: (note = '', value) => put(value ?? draft, note),
    reset: () => put(null, ''),
    reload: () => void reload(),
  };
}
