import { visible } from '#domain/visible.ts';

/** Text that somebody else wrote: plain, isolated from its surroundings' direction, hidden characters shown. */
export function Said({ text }: { text: string }) {
  return <bdi dir="auto">{visible(text)}</bdi>;
}
