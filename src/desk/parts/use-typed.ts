import { useState } from 'react';

/**
 * A value that is written as text. What somebody types stays as they typed it, as long as it reads as the value; once the value is
 * another (put back, restored, saved by somebody else), the value is shown.
 * @returns what is shown, and what to do with what is typed
 */
export function useTyped<T>(value: T, write: (value: T) => string, read: (text: string) => T): [string, (text: string) => T] {
  const [typed, setTyped] = useState(() => write(value));
  const shown = JSON.stringify(read(typed)) === JSON.stringify(value) ? typed : write(value);
  const type = (text: string) => {
    setTyped(text);
    return read(text);
  };
  return [shown, type];
}
