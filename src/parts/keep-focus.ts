/**
 * Keeps the focus in a named place. A button that did its work often goes away with it, and so does what somebody else's news takes from
 * the page; browsers then put the focus nowhere, and whoever listens to the page is lost. Here it goes to the nearest place around that
 * is still there and takes focus, such as a section that is read by its name.
 * @returns how to stop
 */
export function keepFocus(root: HTMLElement): () => void {
  let last: Element | null = null;
  let around: HTMLElement[] = [];
  const remember = ({ target }: FocusEvent) => {
    last = target as Element;
    around = [];
    for (let place = last.parentElement; place; place = place.parentElement) around.push(place);
  };
  // Whoever moved the focus away themselves has left: another frame, another field. What is being taken away loses it too, and is gone a moment later.
  const forget = ({ target }: FocusEvent) =>
    queueMicrotask(() => {
      if (last === target && last?.isConnected) last = null;
    });
  const observer = new MutationObserver(() => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    const place =
      around.find((one) => one.isConnected && one.hasAttribute('tabindex')) ?? root.querySelector<HTMLElement>('main[tabindex]');
    place?.focus({ preventScroll: true });
  });
  root.addEventListener('focusin', remember);
  root.addEventListener('focusout', forget);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    root.removeEventListener('focusin', remember);
    root.removeEventListener('focusout', forget);
  };
}
