import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  /** What to do with it, beside the title. */
  hint?: string;
  tone?: 'ask';
  children: ReactNode;
}

/** A part of the panel under its heading. */
export function Section({ title, hint, tone, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} tabIndex={-1} className={tone}>
      <h2 id={id}>{title}</h2>
      {hint !== undefined && <p className="hint">{hint}</p>}
      {children}
    </section>
  );
}
