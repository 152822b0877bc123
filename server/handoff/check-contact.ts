import type { CountryCode } from 'libphonenumber-js/min';
import type { ContactChannel, ContactProblem, ContactWish, PreferredTime } from '#domain/requester-act.ts';

/** As a form has it: text, empty where nothing was filled in. */
export interface ContactForm {
  channel: ContactChannel;
  email: string;
  phone: string;
  day: string;
  time: string;
  zone: string;
}

/** Which field of the form a problem is about. */
export const fieldOf = {
  bad_email: 'email',
  bad_phone: 'phone',
  no_country: 'phone',
  past_time: 'day',
  bad_time: 'day',
} as const satisfies Record<ContactProblem, keyof ContactForm>;

const address = /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\.]{2,}$/;
const longestAddress = 254;
const dayMs = 24 * 3_600_000;
const furthestDays = 60;

/**
 * What a requester's wish comes to.
 * @param region ISO 3166 country in which a number without its country code is looked for; null where nobody knows
 * @param now milliseconds since 1970
 */
export async function checkContact(
  form: ContactForm,
  region: string | null,
  now: number,
): Promise<ContactWish | { problem: ContactProblem }> {
  const { channel } = form;
  if (channel === 'chat') return { channel, address: null, preferred: null };
  if (channel === 'email') {
    const email = form.email.trim();
    return email.length <= longestAddress && address.test(email) ? { channel, address: email, preferred: null } : { problem: 'bad_email' };
  }
  // The numbers of all countries, for the few who want to be called.
  const { isSupportedCountry, parsePhoneNumberFromString } = await import('libphonenumber-js/min');
  const phone = form.phone.trim();
  const country = region !== null && isSupportedCountry(region) ? (region as CountryCode) : undefined;
  if (country === undefined && !/^(?:\+|00)/.test(phone) && /\d/.test(phone)) return { problem: 'no_country' };
  const number = parsePhoneNumberFromString(
    phone.replace(/^00/, '+'),
    country ? { defaultCountry: country, extract: false } : { extract: false },
  );
  if (!number?.isValid()) return { problem: 'bad_phone' };
  const preferred = checkTime(form, now);
  if (typeof preferred === 'string') return { problem: preferred };
  return { channel, address: number.number, preferred };
}

function checkTime({ day, time, zone }: ContactForm, now: number): PreferredTime | null | 'past_time' | 'bad_time' {
  if (day === '' && time === '') return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || (time !== '' && !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))) return 'bad_time';
  // Read as UTC. Anybody's own clock is at most fourteen hours from it: a little past is let through rather than a good wish refused.
  const at = Date.parse(`${day}T${time === '' ? '23:59' : time}:00Z`);
  if (Number.isNaN(at)) return 'bad_time';
  if (at < now - 14 * 3_600_000) return 'past_time';
  if (at > now + furthestDays * dayMs) return 'bad_time';
  return { day, time: time === '' ? null : time, zone: isZone(zone) ? zone : null };
}

function isZone(zone: string): boolean {
  try {
    return /^[\w+/-]{1,64}$/.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
