import { createContext, useContext } from 'react';
import type { Translate } from './translate.ts';

export const TranslateContext = createContext<Translate | undefined>(undefined);

export function useT(): Translate {
  const t = useContext(TranslateContext);
  if (!t) throw new Error('No translations here: put a TranslateContext around it');
  return t;
}
