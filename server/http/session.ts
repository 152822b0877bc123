import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '#domain/errors.ts';
import { errorBody } from './errors.ts';
import type { HttpOptions } from './options.ts';
import { saysSession, sessionMs, signSession } from './panel-session.ts';
import { admitAgent, bearerOf, verifyPanelToken } from './panel-token.ts';
import { verifySignedUrl } from './signed-url.ts';

const largestForm = 16 * 1024;
const session = z.object({ token: z.string(), expires_at: z.string(), served_at: z.string() });

/** `POST /v1/session`: a token that Zendesk signed becomes a short session of ours. A session begets none: Zendesk has to sign again. */
export function sessionRoute(app: FastifyInstance, { deps, panel }: Pick<HttpOptions, 'deps' | 'panel'>): void {
  const { signing, subdomain, signedUrls } = panel;
  app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: largestForm }, (_request, body, done) =>
      done(null, new URLSearchParams(body as string).get('token')),
    );
    scope.post(
      '/v1/session',
      {
        schema: {
          summary: 'A session of five minutes for the panel',
          description:
            'For a token that Zendesk signed: by the proxy (HS256, as a bearer), or of a signed URL (RS256, the form field `token`, where the configuration has its key). The agent must be staff of the helpdesk. `served_at` is the time by the server’s clock.',
          security: [{ panel: [] }],
          response: { 200: session, 401: errorBody, 403: errorBody, 429: errorBody },
        },
      },
      async ({ headers, body }) => {
        const now = deps.now();
        const posted = typeof body === 'string' && body !== '' ? body : null;
        if (posted === null && saysSession(bearerOf(headers.authorization)))
          throw new AppError('bad_token', 'A session does not make another: Zendesk has to sign');
        if (posted !== null && !signedUrls) throw new AppError('bad_token', 'Signed URLs are not configured (panel_signed_urls)');
        const agent =
          posted === null
            ? await verifyPanelToken(headers.authorization, signing, subdomain)
            : await verifySignedUrl(posted, subdomain, signedUrls!, now);
        await admitAgent(agent, panel);
        return {
          token: await signSession(signing, subdomain, agent, now),
          expires_at: new Date(now + sessionMs).toISOString(),
          served_at: new Date(now).toISOString(),
        };
      },
    );
  });
}
