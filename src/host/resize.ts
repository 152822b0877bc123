import type { Host } from './connect.ts';

/** Gives the frame the height of what is in it, now and whenever that changes. @returns how to stop */
export function followHeight(host: Host, element: HTMLElement): () => void {
  let last = 0;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    void host.client.invoke('resize', { width: '100%', height: `${height}px` }).catch(() => undefined);
  });
  observer.observe(element);
  return () => observer.disconnect();
}
