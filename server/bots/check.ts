import type { z } from 'zod';
import { AppError } from '#domain/errors.ts';

/** Holds a payload against its schema. @throws AppError bad_payload naming the first field that is wrong */
export function check<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.path.join('.');
  throw new AppError('bad_payload', path === '' ? `The body is unusable: ${issue.message}` : `${path}: ${issue.message}`, {
    path,
    cause: result.error,
  });
}
