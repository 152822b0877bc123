import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export type Fault =
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  /** The connection breaks before anything was done. */
  | { kind: 'reset' }
  /** It was done, but the connection breaks before the answer. */
  | { kind: 'reset_after' }
  /** No answer ever comes, and nothing is done. */
  | { kind: 'hang' }
  /** It was done, but no answer ever comes. */
  | { kind: 'hang_after' }
  | { kind: 'slow'; ms: number }
  /** It is done once that is over. */
  | { kind: 'held'; until: Promise<unknown> }
  /** It was done, and half of the answer comes. */
  | { kind: 'truncate' }
  /** It was done, and the answer is a page for people. */
  | { kind: 'html' }
  /** It was done, and the answer does not say what. */
  | { kind: 'empty' }
  /** It was done, and the answer comes a byte at a time. */
  | { kind: 'drip' }
  /** It was done, and the answer has no end. */
  | { kind: 'flood' }
  /** It was done, and the answer is small on the wire and huge when unpacked. */
  | { kind: 'bomb' };

export interface FaultStep {
  /** `path` is matched against path and query, `key` against the Idempotency-Key; both may be written as a regular expression's source. */
  match: { method?: string; path: RegExp | string; key?: RegExp | string };
  /** How many requests it strikes. */
  times: number;
  /** It strikes none from then on, in milliseconds since 1970. */
  until?: number;
  fault: Fault;
}

export interface Faults {
  /** Replaces the script; steps are used up in order. */
  script(steps: FaultStep[]): void;
  /** Asked at each request that the script does not strike; undefined takes it away again. */
  choose(choice: ((method: string, url: string) => Fault | undefined) | undefined): void;
}

/** Lets scripted faults strike requests to the REST API. */
export function registerFaults(app: FastifyInstance, now: () => number): Faults {
  let steps: { method: string | undefined; path: RegExp; key: RegExp | null; left: number; until: number; fault: Fault }[] = [];
  let choice: ((method: string, url: string) => Fault | undefined) | undefined;
  const struck = new WeakMap<FastifyRequest, Fault>();

  function take(request: FastifyRequest): Fault | undefined {
    const step = steps.find(
      (one) =>
        one.left > 0 &&
        now() < one.until &&
        (!one.method || one.method === request.method) &&
        one.path.test(request.url) &&
        (!one.key || one.key.test(String(request.headers['idempotency-key'] ?? ''))),
    );
    if (!step) return choice?.(request.method, request.url);
    step.left -= 1;
    return step.fault;
  }

  app.addHook('preHandler', async (request, reply) => {
    if (request.url.startsWith('/simulator')) return;
    const fault = take(request);
    if (!fault) return;
    if (fault.kind === 'slow') await pause(fault.ms);
    else if (fault.kind === 'held') await fault.until;
    else if (fault.kind === 'status')
      return reply
        .code(fault.status)
        .headers(fault.headers ?? {})
        .send(fault.body ?? { error: 'Scripted' });
    else if (fault.kind === 'reset') breakOff(reply);
    else if (fault.kind === 'hang') reply.hijack();
    else struck.set(request, fault);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const fault = struck.get(request);
    if (fault?.kind === 'reset_after') breakOff(reply);
    if (fault?.kind === 'hang_after') await new Promise(() => undefined);
    if (fault?.kind === 'truncate') return String(payload).slice(0, Math.floor(String(payload).length / 2));
    if (fault?.kind === 'html') {
      reply.header('content-type', 'text/html');
      return '<html><body><h1>Bad gateway</h1></body></html>';
    }
    if (fault?.kind === 'empty') return '{}';
    if (fault?.kind === 'drip') return Readable.from(drip());
    if (fault?.kind === 'flood') return Readable.from(flood());
    if (fault?.kind === 'bomb') {
      reply.header('content-encoding', 'gzip');
      return gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    }
    return payload;
  });

  function breakOff(reply: FastifyReply): void {
    reply.hijack();
    reply.raw.socket?.resetAndDestroy();
  }

  return {
    choose(next) {
      choice = next;
    },
    script(next) {
      steps = next.map(({ match, times, until = Number.POSITIVE_INFINITY, fault }) => ({
        method: match.method,
        path: new RegExp(match.path),
        key: match.key ? new RegExp(match.key) : null,
        left: times,
        until,
        fault,
      }));
    },
  };
}

async function* drip(): AsyncGenerator<string> {
  for (;;) {
    yield ' ';
    await pause(50);
  }
}

async function* flood(): AsyncGenerator<string> {
  for (;;) yield ' '.repeat(65_536);
}
