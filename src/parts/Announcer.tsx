import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const AnnounceContext = createContext<((text: string) => void) | undefined>(undefined);

/** One place where everything is said to those who listen: two live regions would talk over each other. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  // The same words twice are news the second time too: another space makes them another text.
  const announce = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);
  return (
    <AnnounceContext value={announce}>
      <div role="status" className="only-heard">
        {said.text}
        {said.turn % 2 === 1 ? '\u00a0' : ''}
      </div>
      {children}
    </AnnounceContext>
  );
}

export function useAnnounce(): (text: string) => void {
  const announce = useContext(AnnounceContext);
  if (!announce) throw new Error('Nobody announces here: put an Announcer around it');
  return announce;
}
