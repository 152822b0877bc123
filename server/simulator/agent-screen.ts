import type { FastifyInstance } from 'fastify';
import type { Account } from './account.ts';
import type { Switches } from './state.ts';

export interface AgentScreenOptions {
  appUrl: string | undefined;
  now: () => number;
  switches: Switches;
}

export function registerAgentScreen(_app: FastifyInstance, _account: Account, _options: AgentScreenOptions): void {}
