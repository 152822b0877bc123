import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';

const AnnounceContext = createContext<((text: string) => void) | undefined>(undefined);

interface Word {
  text: string;
  turn: number;
}

/** Of one moment: what was done here, and what came of it elsewhere. */
const most = 3;

/** One place where everything is said to those who listen: two live regions would talk over each other. */
export function Announcer({ children }: { children: ReactNode }) {
  const [words, setWords] = useState<Word[]>([]);
  // A word of its own for each: two things that are said in one moment are both heard, and the same words twice are news the second time too.
  const announce = useCallback(
    (text: string) =>
      setWords((before) => [...before.filter((word) => word.text !== text), { text, turn: (before.at(-1)?.turn ?? 0) + 1 }].slice(-most)),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      <div role="status" aria-atomic="false" className="only-heard">
        {words.map(({ text, turn }) => (
          <p key={turn}>{text}</p>
        ))}
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

/** Says a text that stands on the page, now and when it becomes another one; nothing where there is none. */
export function useAnnounced(text: string | null, afterMs = 0): void {
  const announce = useAnnounce();
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => announce(text), afterMs);
    return () => clearTimeout(timer);
  }, [announce, text, afterMs]);
}
