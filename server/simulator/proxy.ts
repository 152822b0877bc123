import axios from 'axios';
import { SignJWT } from 'jose';

export interface AppJson {
  apps: unknown[];
  installations: { settings: Record<string, unknown>[] }[];
}

interface ProxyRequest {
  url: string;
  type?: string;
  data?: unknown;
  contentType?: string;
  headers?: Record<string, string>;
  secure?: boolean;
  jwt?: { algorithm?: string; secret_key?: string; expiry?: number; claims?: Record<string, unknown> };
}

export interface ProxyAnswer {
  status: number;
  text: string;
}

const largest = 10 * 1024 * 1024;

/**
 * What Zendesk's proxy does for `client.request`: puts secure settings where their scopes allow it, signs the token, and
 * calls from the server's side. The secrets never reach the page.
 * @param scopes name of each secure setting → where it may be put
 */
export async function proxy(
  request: ProxyRequest,
  settings: Record<string, string>,
  scopes: Record<string, string[]>,
): Promise<ProxyAnswer> {
  let token = '';
  let misplaced: string | null = null;

  function fill(text: string, place: string): string {
    return text.replace(/\{\{setting\.(\w+)\}\}/g, (whole, name: string) => {
      const isSecure = name in scopes;
      if (isSecure && !(request.secure && scopes[name]!.includes(place))) misplaced = `The setting ${name} may not be used in ${place}`;
      return settings[name] ?? whole;
    });
  }
  const fillToken = (text: string) => text.replaceAll('{{jwt.token}}', token);

  if (request.jwt) {
    const { algorithm = 'HS256', secret_key = '', expiry = 60, claims = {} } = request.jwt;
    if (algorithm !== 'HS256') return { status: 400, text: 'Only HS256 is supported' };
    const key = fill(secret_key, 'jwt_secret_key');
    if (key === '' || key.includes('{{')) return { status: 400, text: 'jwt.secret_key names no setting that has a value' };
    const issued = Math.floor(Date.now() / 1000);
    token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuedAt(issued)
      .setExpirationTime(issued + expiry)
      .sign(new TextEncoder().encode(key));
  }
  const url = fillToken(fill(request.url, 'url'));
  const headers = Object.fromEntries(
    Object.entries(request.headers ?? {})
      // Header names with an underscore do not pass the real proxy.
      .filter(([name]) => !name.includes('_'))
      .map(([name, value]) => [name, fillToken(fill(value, 'header'))]),
  );
  const data = typeof request.data === 'string' ? fill(request.data, 'body') : request.data;
  if (misplaced !== null) return { status: 400, text: misplaced };
  if (!/^https?:\/\//.test(url)) return { status: 400, text: 'The address is not absolute' };

  try {
    const answer = await axios.request<string>({
      url,
      method: request.type ?? 'GET',
      ...(data === undefined ? {} : { data }),
      headers: { ...headers, ...(data === undefined ? {} : { 'content-type': request.contentType ?? 'application/json' }) },
      timeout: 10_000,
      maxContentLength: largest,
      responseType: 'text',
      transformResponse: (text: string) => text,
      validateStatus: () => true,
      proxy: false,
    });
    return { status: answer.status, text: answer.data };
  } catch (error) {
    // What the real proxy answers when the other side does not is not documented; 502 is what proxies say.
    return { status: 502, text: (error as Error).message };
  }
}
