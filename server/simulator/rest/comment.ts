import sanitize from 'sanitize-html';
import type { Account } from '../account.ts';
import type { SimComment } from '../state.ts';

/** Bytes; what is longer is cut without a word. */
const longest = 64 * 1024;
const uploadLifetime = 3_600_000;

export interface CommentInput {
  body?: unknown;
  html_body?: unknown;
  public?: unknown;
  uploads?: unknown;
  author_id?: unknown;
}

/** Turns input into a comment as Zendesk would keep it, and takes its uploads. @returns null when there is no text */
export function makeComment(account: Account, input: CommentInput, authorId: number, now: number): SimComment | null {
  const render = (value: unknown) => (typeof value !== 'string' ? null : account.switches.rendersPlaceholders ? fillIn(value) : value);
  const html = render(input.html_body);
  const plain = render(input.body);
  if ((html ?? plain ?? '').trim() === '') return null;
  const htmlBody = cut(html === null ? `<p>${sanitize(plain!.replace(/\s+/g, ' '), { allowedTags: [] })}</p>` : clean(html));
  const tokens = Array.isArray(input.uploads) ? input.uploads : input.uploads === undefined ? [] : [input.uploads];
  return {
    id: account.newId(),
    author_id: authorId,
    body: cut(plain ?? sanitize(html!, { allowedTags: [], allowedAttributes: {} })),
    html_body: htmlBody,
    public: input.public !== false,
    attachments: tokens.flatMap((token) => takeUpload(account, String(token), now)),
    created_at: new Date(now).toISOString(),
  };
}

/** Stands for what the real product would put there. */
function fillIn(text: string): string {
  return text.replace(/\{\{\s*[\w.]+\s*\}\}|\{%[^%]*%\}/g, 'RENDERED');
}

function clean(html: string): string {
  return sanitize(html, {
    allowedTags: [...sanitize.defaults.allowedTags, 'img', 'h1', 'h2'],
    allowedAttributes: { a: ['href', 'rel', 'target'], img: ['src', 'alt'], '*': ['dir', 'lang'] },
    allowedSchemes: ['http', 'https', 'mailto'],
  });
}

function takeUpload(account: Account, token: string, now: number) {
  const upload = account.uploads.get(token);
  if (!upload || upload.madeAt + uploadLifetime <= now) return [];
  account.uploads.delete(token);
  return upload.files;
}

function cut(text: string): string {
  const bytes = Buffer.from(text);
  return bytes.length <= longest
    ? text
    : bytes
        .subarray(0, longest)
        .toString('utf8')
        .replace(/\uFFFD$/, '');
}
