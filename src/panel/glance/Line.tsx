import type { ReactNode } from 'react';
import { CopyButton } from '../../parts/CopyButton.tsx';
import { Said } from '../../parts/Said.tsx';
import { Evidence } from '../jump.tsx';

interface LineProps {
  /** What it is, in the agent's language; none where the text speaks for itself. */
  label?: ReactNode;
  text: string;
  at: number | null;
  /** Behind the text. */
  note?: ReactNode;
}

/** One claim: what it says, the way to what proves it, and a copy of it. */
export function Line({ label, text, at, note }: LineProps) {
  return (
    <li className="line">
      <span className="words">
        {label !== undefined && <span className="soft">{label} </span>}
        <Said text={text} />
        {note !== undefined && <span className="soft"> {note}</span>}
      </span>
      <span className="tools">
        <Evidence at={at} of={text} />
        <CopyButton text={text} label={text} />
      </span>
    </li>
  );
}
