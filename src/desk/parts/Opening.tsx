import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  /** It opens when this comes true; whoever closes it then is left alone. */
  isWanted: boolean;
  summary: ReactNode;
  children: ReactNode;
}

/** A form that is folded away until somebody wants it, or it wants somebody. */
export function Opening({ isWanted, summary, children }: Props) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (isWanted && box.current) box.current.open = true;
  }, [isWanted]);
  return (
    <details className="template" ref={box}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
