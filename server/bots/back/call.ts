import { z } from 'zod';
import type { BackCall, SentFile } from '#domain/way-back.ts';

/** Credentials and names in the configuration. */
export const word = z.string().min(1).max(2_000);

export function json(method: BackCall['method'], path: string, body: object): BackCall {
  return { method, path, body: JSON.stringify(body), contentType: 'application/json' };
}

export function form(path: string, fields: Record<string, string>): BackCall {
  return { method: 'POST', path, body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

/** A file, for platforms that take no more than words. */
export function fileWords({ name, url }: SentFile): string {
  return `${name}: ${url}`;
}

export function isImage({ contentType }: SentFile): boolean {
  return /^image\/(?:png|jpe?g|gif|webp)$/.test(contentType ?? '');
}

/** An id as one segment of a path, whatever it holds: `..` would otherwise climb. */
export function segment(id: string): string {
  return encodeURIComponent(id).replace(/^\.{1,2}$/, (dots) => dots.replaceAll('.', '%252E'));
}

/** A text in parts that a platform takes, cut where people pause. */
export function parts(text: string, longest: number): string[] {
  const cut: string[] = [];
  let rest = text.trim();
  while (rest.length > longest) {
    const head = rest.slice(0, longest);
    const pause = ['\n\n', '\n', '. ', ' '].map((sign) => head.lastIndexOf(sign)).find((at) => at > longest / 2);
    // A character of two units is not cut in two.
    const at = pause === undefined ? (/[\uD800-\uDBFF]$/.test(head) ? longest - 1 : longest) : pause + 1;
    cut.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return rest === '' ? cut : [...cut, rest];
}
