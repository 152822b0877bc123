import type { FastifyRequest } from 'fastify';

const usualSize = 100;

/** One page of a list as Zendesk numbers them: a hundred at the most, in the order that is asked for, with the way to the next one. */
export function pageOf<T>(
  request: FastifyRequest,
  url: string,
  rows: T[],
): { rows: T[]; count: number; next_page: string | null; previous_page: null } {
  const query = request.query as Record<string, string | undefined>;
  const size = Math.min(usualSize, Math.max(1, Number(query.per_page) || usualSize));
  const number = Math.max(1, Number(query.page) || 1);
  const sorted = query.sort_order === 'desc' ? rows.toReversed() : rows;
  const next = new URL(request.url, url);
  next.searchParams.set('page', String(number + 1));
  return {
    rows: sorted.slice((number - 1) * size, number * size),
    count: rows.length,
    next_page: number * size < rows.length ? next.href : null,
    previous_page: null,
  };
}
