const mostFrames = 60;

/** Gives a message the focus, as soon as it is in the page: what was scrolled to is rendered some frames later. */
export function focusMessage(id: string, frame = 0): boolean {
  const element = document.getElementById(id);
  if (!element) {
    if (frame < mostFrames) requestAnimationFrame(() => focusMessage(id, frame + 1));
    return frame < mostFrames;
  }
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
  return true;
}
