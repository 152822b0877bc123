import { useEffect, useRef, useState } from 'react';
import { useDesk } from './context.ts';
import { type RoomName, roomOf, rooms } from './rooms.ts';

/** The list of rooms and the one that was entered; the address behind `#` keeps it, for links and for the way back. */
export function Rooms() {
  const { t } = useDesk();
  const [room, setRoom] = useState<RoomName>(() => roomOf(window.location.hash));
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const enter = () => {
      setRoom(roomOf(window.location.hash));
      title.current?.focus();
    };
    window.addEventListener('hashchange', enter);
    return () => window.removeEventListener('hashchange', enter);
  }, []);
  const Room = rooms[room];
  return (
    <div className="desk">
      <nav aria-label={t('nav')}>
        <ul>
          {(Object.keys(rooms) as RoomName[]).map((name) => (
            <li key={name}>
              <a href={`#/${name}`} aria-current={name === room ? 'page' : undefined}>
                {t(`room.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main>
        <h1 ref={title} tabIndex={-1}>
          {t(`room.${room}`)}
        </h1>
        <Room />
      </main>
    </div>
  );
}
