import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { visible } from '#domain/visible.ts';
import { useT } from '../i18n/context.ts';
import { Icon } from '../parts/Icon.tsx';

/** A message that somebody wants to see; another turn asks for the same one again. */
export interface Target {
  at: number;
  turn: number;
}

const JumpContext = createContext<{ target: Target | null; jump: (at: number) => void } | undefined>(undefined);

/** Lets every line above lead to its message below. */
export function Jumping({ first, children }: { first?: number | null; children: ReactNode }) {
  const [target, setTarget] = useState<Target | null>(first == null ? null : { at: first, turn: 0 });
  const jump = useCallback((at: number) => setTarget((before) => ({ at, turn: (before?.turn ?? 0) + 1 })), []);
  const value = useMemo(() => ({ target, jump }), [target, jump]);
  return <JumpContext value={value}>{children}</JumpContext>;
}

export function useJump() {
  const jumping = useContext(JumpContext);
  if (!jumping) throw new Error('Nothing can be jumped to here: put a Jumping around it');
  return jumping;
}

/** The way to the message that proves a line. */
export function Evidence({ at, of }: { at: number | null; of: string }) {
  const t = useT();
  const { jump } = useJump();
  if (at === null) return null;
  const name = t('panel.show_evidence_of', { what: visible(of) });
  return (
    <a
      className="tool"
      href={`#message-${at}`}
      aria-label={name}
      title={t('panel.show_evidence')}
      onClick={(event) => {
        event.preventDefault();
        jump(at);
      }}
    >
      <Icon name="show" />
    </a>
  );
}
