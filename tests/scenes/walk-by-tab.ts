import type { FrameLocator, Page } from 'playwright-core';

/** What a walk from the first thing of a frame to where Tab leads out of it came by, as a reader would name the things. */
export interface Walk {
  /** All that can be worked and is seen, numbered in the order in which it is read; of a group of radio buttons the one that Tab comes to. */
  stops: string[];
  reached: string[];
  /** Of those reached: what looks the same with and without the focus. */
  unmarked: string[];
}

/** Kept in the frame itself while the walk lasts: elements cannot leave it. */
interface Notes {
  stops: HTMLElement[];
  all(): HTMLElement[];
  /** How each stop looks without the focus. */
  plain: string[];
  name(element: Element): string;
  look(element: Element): string;
}

type Here = Window & typeof globalThis & { walk: Notes };

/**
 * Goes through a frame by Tab. What comes late changes what there is to reach: a walk during which that changed is no walk, and is gone again.
 * A time or a date is one stop, though Tab comes to its hours and to its minutes.
 */
export async function walkByTab(page: Page, panel: FrameLocator): Promise<Walk> {
  for (;;) {
    const walk = await oneWalk(page, panel);
    if (walk !== null) return walk;
  }
}

async function oneWalk(page: Page, panel: FrameLocator): Promise<Walk | null> {
  const body = panel.locator('body');
  const stops = await body.evaluate(takeNotes);
  await body.evaluate(() => (window as unknown as Here).walk.stops[0]?.focus({ focusVisible: true } as FocusOptions));
  const reached: string[] = [];
  const unmarked: string[] = [];
  let last = -2;
  // Eight for each: so many fields has a date with a time.
  for (let presses = 0; presses <= stops.length * 8; presses += 1) {
    const now = await body.evaluate(whereNow);
    if (now === null) break;
    if (now.place !== last && now.place !== -1) reached.push(now.name);
    if (!now.isMarked) unmarked.push(now.name);
    last = now.place;
    await page.keyboard.press('Tab');
  }
  return (await body.evaluate(isAsNoted)) ? { stops, reached, unmarked } : null;
}

function takeNotes(body: HTMLElement): string[] {
  const sided = (element: Element, side?: string) => {
    const { outline, boxShadow, borderColor } = getComputedStyle(element, side);
    return `${outline}|${boxShadow}|${borderColor}`;
  };
  const notes: Notes = {
    stops: [],
    plain: [],
    all: () =>
      [...body.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((one) => {
        if (!one.checkVisibility() || one.matches(':disabled, [tabindex="-1"], [inert] *')) return false;
        if (!(one instanceof HTMLInputElement) || one.type !== 'radio' || one.checked) return true;
        const group = [...body.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(({ name }) => name === one.name);
        return group[0] === one && !group.some(({ checked }) => checked);
      }),
    name: (element) =>
      (element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent ?? '').trim(),
    // Boxes to tick are hidden, and drawn on the label beside them; a colour on its way is where it will be.
    look(element) {
      for (const animation of document.getAnimations())
        if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
      const labels = [...((element as HTMLInputElement).labels ?? [])];
      return [sided(element), ...labels.flatMap((label) => [sided(label), sided(label, '::before')])].join();
    },
  };
  (document.activeElement as HTMLElement | null)?.blur();
  notes.stops = notes.all();
  notes.plain = notes.stops.map(notes.look);
  (window as unknown as Here).walk = notes;
  // By their numbers those of one name are told apart.
  return notes.stops.map((one, place) => `${place} ${notes.name(one)}`);
}

/** Null where the focus is outside; place -1 where it is on something that only scrolls. */
function whereNow(): { place: number; name: string; isMarked: boolean } | null {
  const { stops, plain, name, look } = (window as unknown as Here).walk;
  const focused = document.activeElement;
  if (!focused || focused === document.body || !document.hasFocus()) return null;
  const place = stops.indexOf(focused as HTMLElement);
  return { place, name: `${place} ${name(focused)}`, isMarked: place === -1 || look(focused) !== plain[place] };
}

function isAsNoted(): boolean {
  const { stops, all } = (window as unknown as Here).walk;
  const now = all();
  return now.length === stops.length && now.every((one, place) => one === stops[place]);
}
