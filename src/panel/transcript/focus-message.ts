const mostFrames = 240;
const framesBetween = 10;
const mostRefusals = 20;
let turn = 0;

/**
 * Brings a message into view and gives it the focus. What is scrolled to in a long list is rendered some frames later, and a list that was
 * not measured yet may end up elsewhere: it is asked again until the message is there, or until another one is wanted.
 */
export function focusMessage(id: string, scroll: () => void): void {
  turn += 1;
  const own = turn;
  let frame = 0;
  let refusals = 0;
  function look(): void {
    if (own !== turn || frame > mostFrames) return;
    const element = document.getElementById(id);
    if (element) {
      element.scrollIntoView({ block: 'center' });
      element.focus({ preventScroll: true });
      // One that was not measured yet is there, but hidden, and takes no focus for some frames; a frame may never be given any.
      refusals += 1;
      if (document.activeElement === element || refusals > mostRefusals) return;
    } else if (frame % framesBetween === 0) scroll();
    frame += 1;
    requestAnimationFrame(look);
  }
  look();
}
