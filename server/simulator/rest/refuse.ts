import type { FastifyReply } from 'fastify';

export interface FieldProblem {
  description: string;
  error: string;
}

/** Zendesk's answer to a record that breaks its rules. */
export function refuseRecord(reply: FastifyReply, details: Record<string, FieldProblem[]>): FastifyReply {
  return reply.code(422).send({ error: 'RecordInvalid', description: 'Record validation errors', details });
}

export function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ error: 'RecordNotFound', description: 'Not found' });
}

/** @returns the problem of a value that is not on the list */
export function notIncluded(field: string, value: unknown): Record<string, FieldProblem[]> {
  return {
    [field]: [
      { description: `${field[0]!.toUpperCase()}${field.slice(1)}: ${String(value)} is not included in the list`, error: 'InvalidValue' },
    ],
  };
}
