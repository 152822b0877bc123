import { useEffect, useState } from 'react';

const partOf = (hash: string) => decodeURIComponent(hash.split('/')[2] ?? '');

/** What stands behind the room in the address, `#/room/here`; empty where nothing does. */
export function usePlace(): string {
  const [place, setPlace] = useState(() => partOf(window.location.hash));
  useEffect(() => {
    const move = () => setPlace(partOf(window.location.hash));
    window.addEventListener('hashchange', move);
    return () => window.removeEventListener('hashchange', move);
  }, []);
  return place;
}
