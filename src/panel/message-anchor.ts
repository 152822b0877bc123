/** The id of a message's element: its own id may hold anything, so its place is used. */
export function anchorOf(index: number): string {
  return `message-${index}`;
}

/** Brings a message into view and gives it the focus, so that eyes and screen readers are there. */
export function goToMessage(index: number): void {
  const element = document.getElementById(anchorOf(index));
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}
