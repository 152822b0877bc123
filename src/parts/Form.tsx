import type { ReactNode } from 'react';
import { Themed } from './Themed.tsx';

/** A form in Garden's look that is sent by our own code, never by the browser. */
export function Form({ onSend, children }: { onSend: () => void; children: ReactNode }) {
  return (
    <Themed>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
      >
        {children}
      </form>
    </Themed>
  );
}
