/** A frame that is not painted, such as a hidden one, is not waited for longer. */
const patienceMs = 100;

/**
 * Does it when what is shown now has been painted: an agent sees the first glance before the page goes to fetch what is looked at second.
 * @returns how to have it not done
 */
export function afterPaint(act: () => void): () => void {
  let late = 0;
  const stop = () => {
    clearTimeout(late);
    cancelAnimationFrame(frame);
  };
  const go = () => {
    stop();
    act();
  };
  const frame = requestAnimationFrame(() => {
    clearTimeout(late);
    late = window.setTimeout(go, 0);
  });
  late = window.setTimeout(go, patienceMs);
  return stop;
}
