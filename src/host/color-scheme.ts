import { createContext, useContext, useEffect, useState } from 'react';
import type { Host } from './connect.ts';

export type ColorScheme = 'light' | 'dark';

/** Zendesk puts the scheme into the address, so that the first paint is right. */
export function firstColorScheme(): ColorScheme {
  return new URLSearchParams(window.location.search).get('colorScheme') === 'dark' ? 'dark' : 'light';
}

/** The helpdesk's scheme, now and when the agent changes it. */
export function useColorScheme(host: Host): ColorScheme {
  const [scheme, setScheme] = useState(firstColorScheme);
  useEffect(() => {
    const take = (value: unknown) => setScheme(value === 'dark' ? 'dark' : 'light');
    host.client.on('colorScheme.changed', take);
    host.client.get('colorScheme').then(
      ({ colorScheme }) => colorScheme && take(colorScheme),
      () => undefined,
    );
    return () => host.client.off('colorScheme.changed', take);
  }, [host]);
  return scheme;
}

export const SchemeContext = createContext<ColorScheme | undefined>(undefined);

export function useScheme(): ColorScheme {
  const scheme = useContext(SchemeContext);
  if (!scheme) throw new Error('No colour scheme here: put a SchemeContext around it');
  return scheme;
}
