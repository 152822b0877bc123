import { useCallback, useEffect, useState } from 'react';
import { useDesk } from './context.ts';

interface Saved<T> {
  value: T;
  version: number;
}

export interface Setting<T> {
  /** As it is in force; null until it has come. */
  saved: Saved<T> | null;
  /** What the admin has made of it; null until it has come. */
  draft: T | null;
  isChanged: boolean;
  change(draft: T): void;
  /** Back to what is in force. */
  discard(): void;
  /** @param value in place of the draft. @returns whether it was saved; why not stands in `error` */
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
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const reload = useCallback(async () => {
    try {
      const { settings } = await ask<{ settings: Record<string, Saved<T>> }>('/v1/desk/settings');
      const now = settings[kind]!;
      setSaved(now);
      setDraft(now.value);
      setError(null);
    } catch (failure) {
      setError(failure);
    }
  }, [ask, kind]);
  useEffect(() => void reload(), [reload]);

  async function put(value: T | null, note: string): Promise<boolean> {
    if (saved === null) return false;
    setSaving(true);
    try {
      await ask(`/v1/desk/settings/${kind}`, { method: 'PUT', body: { value, note, based_on: saved.version } });
      await reload();
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setSaving(false);
    }
  }

  return {
    ...{ saved, draft, isSaving, error },
    isChanged: saved !== null && JSON.stringify(draft) !== JSON.stringify(saved.value),
    change: setDraft,
    discard: () => saved && setDraft(saved.value),
    save: (note = '', value) => put(value ?? draft, note),
    reset: () => put(null, ''),
    reload: () => void reload(),
  };
}
