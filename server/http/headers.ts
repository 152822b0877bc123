import type { FastifyInstance } from 'fastify';

const always: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};
/** Answers are data: no browser has anything to run or to frame in them. */
const data = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** The pages of the documentation, whose scripts are files of ours; the hash is that of the one style that theirs write into the page. */
const pages =
  "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; img-src 'self' data:; connect-src 'self'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Every answer carries them, errors and what nobody routes too; only what is meant to be kept may be cached. */
export function answerWithHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const isPage = request.url === '/docs' || request.url.startsWith('/docs/');
    reply.headers({ ...always, 'content-security-policy': isPage ? pages : data });
    if (!isPage) reply.header('cache-control', 'no-store');
  });
}
