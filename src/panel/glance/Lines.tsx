import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/context.ts';

/** A list of which the first lines are seen at once, and the others where somebody wants them: none is left out. */
export function Lines({ most, children }: { most: number; children: ReactNode[] }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const rest = children.slice(most);
  return (
    <>
      <ul className="lines">{children.slice(0, most)}</ul>
      {rest.length > 0 && (
        <details className="reasons" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('panel.more_lines', { count: rest.length })}</summary>
          {isOpen && <ul className="lines">{rest}</ul>}
        </details>
      )}
    </>
  );
}
