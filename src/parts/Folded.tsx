import { type ReactNode, type Ref, useState } from 'react';

interface Props {
  title: string;
  /** Its title, which opens it. */
  summary?: Ref<HTMLElement>;
  children: ReactNode;
}

/** A part that most agents do not need at first; what is in it is made when it is opened. */
export function Folded({ title, summary, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="folded" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary ref={summary}>
        <h2>{title}</h2>
      </summary>
      {isOpen && children}
    </details>
  );
}
