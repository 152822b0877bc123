/** The answer of a request, as the SDK's `done` and `fail` hand it on. */
export interface Answer {
  isDone: boolean;
  args: unknown[];
}

interface Options {
  url: string;
  type?: string;
  data?: unknown;
  contentType?: string;
  dataType?: string;
  mimeType?: string;
  headers?: Record<string, string>;
  cors?: boolean;
  httpCompleteResponse?: boolean;
}

/**
 * Carries out `client.request`: paths of the account with the agent's own session, everything else through the proxy,
 * which alone knows the secure settings; `cors: true` goes straight from the browser.
 */
export async function request(message: unknown): Promise<Answer> {
  const options: Options = typeof message === 'string' ? { url: message } : (message as Options);
  try {
    const isOwn = options.url.startsWith('/') || options.url.startsWith(location.origin);
    const response = isOwn || options.cors ? await direct(options) : await proxied(options);
    return finish(response.status, response.text, options);
  } catch (error) {
    return { isDone: false, args: [{ status: 0, statusText: 'error', responseText: '', responseJSON: undefined }, 'error', String(error)] };
  }
}

async function direct({ url, type = 'GET', data, contentType, headers, mimeType }: Options) {
  const hasBody = data !== undefined && type !== 'GET';
  const response = await fetch(url, {
    method: type,
    headers: { ...headers, ...(hasBody ? { 'content-type': contentType ?? 'application/json' } : {}) },
    ...(hasBody ? { body: typeof data === 'string' ? data : JSON.stringify(data) } : {}),
  });
  return { status: response.status, text: textAs(new Uint8Array(await response.arrayBuffer()), mimeType) };
}

/** As XMLHttpRequest has it: a mark at the beginning counts for more than any charset. */
function textAs(bytes: Uint8Array, mimeType: string | undefined): string {
  const [first, second, third] = bytes;
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const charset = isMarked ? 'utf-8' : (wide ?? /charset=([\w-]+)/.exec(mimeType ?? '')?.[1] ?? 'utf-8');
  return new TextDecoder(charset).decode(bytes);
}

async function proxied(options: Options): Promise<{ status: number; text: string }> {
  const response = await fetch('/simulator/proxy', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(options),
  });
  return (await response.json()) as { status: number; text: string };
}

function finish(status: number, text: string, { dataType, httpCompleteResponse }: Options): Answer {
  const json = parse(text);
  const whole = { status, statusText: String(status), headers: {}, responseText: text, responseJSON: json };
  if (status >= 200 && status < 300) {
    const body = dataType === 'text' ? text : (json ?? text);
    return { isDone: true, args: [httpCompleteResponse ? whole : body, 'success', whole] };
  }
  return { isDone: false, args: [whole, 'error', String(status)] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
