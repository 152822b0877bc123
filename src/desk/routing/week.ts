export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof days)[number];
export type Week = { [D in Day]?: string[][] };

/** `09:00-12:30, 13:30-18:00` for a day's spans. */
export function spansToText(spans: string[][] = []): string {
  return spans.map((span) => span.join('-')).join(', ');
}

/** Whatever is written becomes spans; the server says which of them are none. A day with nothing written is free. */
export function textToSpans(text: string): string[][] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => part.split(/\s*[-–]\s*/).map((time) => (/^\d:/.test(time) ? `0${time}` : time)));
}
