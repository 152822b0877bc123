import { createContext, useContext } from 'react';
import type { Permission } from '../api/desk-me.ts';
import type { Change } from '../host/request.ts';
import type { DeskWords } from './words.ts';

/** What every room of the desk has. */
export interface DeskParts {
  t: DeskWords;
  may: readonly Permission[];
  /** Asks the server for a path below `/v1`. @throws RequestFailed */
  ask<T>(path: string, change?: Change): Promise<T>;
  /** The same where the answer is a file. @throws RequestFailed */
  askForText(path: string): Promise<string>;
  /** Address of the server, without a slash at its end. */
  url: string;
}

export const DeskContext = createContext<DeskParts | undefined>(undefined);

export function useDesk(): DeskParts {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('No desk here: put a DeskContext around it');
  return desk;
}
