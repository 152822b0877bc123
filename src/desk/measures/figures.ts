import type { Measure } from '#domain/measuring/measures.ts';

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A time in its two largest units, such as "3 min 20 sec". */
export function duration(seconds: number, locale: string): string {
  const whole = Math.round(Math.abs(seconds));
  const place = Math.max(
    0,
    units.findIndex(([, size]) => whole >= size),
  );
  const start = whole === 0 ? units.length - 1 : place;
  let rest = whole;
  const parts = units.slice(start, start + 2).flatMap(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count === 0 && whole !== 0) return [];
    return [new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count)];
  });
  return (seconds < 0 ? '−' : '') + parts.join(' ');
}

/** A measure's value as people read it. */
export function figure(value: number | null, unit: Measure['unit'], locale: string): string {
  if (value === null) return '–';
  if (unit === 'seconds') return duration(value, locale);
  if (unit === 'share') return share(value, locale);
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

export function share(value: number, locale: string, signed = false): string {
  return new Intl.NumberFormat(locale, {
    ...{ style: 'percent', maximumFractionDigits: Math.abs(value) < 0.1 ? 1 : 0 },
    ...(signed ? { signDisplay: 'exceptZero' } : {}),
  }).format(value);
}

export function count(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** A calendar day as people write it. @param date `2026-03-29` */
export function dayName(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
