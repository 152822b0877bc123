import { setTimeout as pause } from 'node:timers/promises';
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
  /** It was done, and half of the answer comes. */
  | { kind: 'truncate' }
  /** It was done, and the answer is a page for people. */
  | { kind: 'html' };

export interface FaultStep {
  /** `path` is matched against path and query; it may be written as a regular expression's source. */
  match: { method?: string; path: RegExp | string };
  /** How many requests it strikes. */
  times: number;
  fault: Fault;
}

export interface Faults {
  /** Replaces the script; steps are used up in order. */
  script(steps: FaultStep[]): void;
}

/** Lets scripted faults strike requests to the REST API. */
export function registerFaults(app: FastifyInstance): Faults {
  let steps: { method: string | undefined; path: RegExp; left: number; fault: Fault }[] = [];
  const struck = new WeakMap<FastifyRequest, Fault>();

  function take(request: FastifyRequest): Fault | undefined {
    const step = steps.find((one) => one.left > 0 && (!one.method || one.method === request.method) && one.path.test(request.url));
    if (!step) return undefined;
    step.left -= 1;
    return step.fault;
  }

  app.addHook('preHandler', async (request, reply) => {
    if (request.url.startsWith('/simulator')) return;
    const fault = take(request);
    if (!fault) return;
    if (fault.kind === 'slow') await pause(fault.ms);
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
    return payload;
  });

  function breakOff(reply: FastifyReply): void {
    reply.hijack();
    reply.raw.socket?.resetAndDestroy();
  }

  return {
    script(next) {
      steps = next.map(({ match, times, fault }) => ({ method: match.method, path: new RegExp(match.path), left: times, fault }));
    },
  };
}
