import type { ZendeskOptions } from './call.ts';
import { scope } from './oauth.ts';

/** Where an admin allows our OAuth client; they come back with a code. */
export function authorizeAddress(
  { baseUrl, clientId }: Pick<ZendeskOptions, 'baseUrl' | 'clientId'>,
  { redirect, state, challenge }: { redirect: string; state: string; challenge: string },
): string {
  const asked = { response_type: 'code', client_id: clientId, redirect_uri: redirect, scope, state };
  return `${baseUrl}/oauth/authorizations/new?${new URLSearchParams({ ...asked, code_challenge: challenge, code_challenge_method: 'S256' })}`;
}
