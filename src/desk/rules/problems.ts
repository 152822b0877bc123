import { createContext, useContext } from 'react';
import { RequestFailed } from '../../host/request.ts';

/** Path of a field, such as `rules.2.conditions.of.0.matches` → what is wrong there. */
type Problems = ReadonlyMap<string, string>;

/** What the server said of a draft, by the place of each mistake; it names one a line. */
export function problemsOf(error: unknown): Problems {
  if (!(error instanceof RequestFailed) || error.code !== 'bad_setting' || error.detail === null) return new Map();
  return new Map(
    error.detail.split('\n').flatMap((line) => {
      const [, path, message] = /^(rules[\w.-]*): (.+)$/.exec(line) ?? [];
      return path === undefined || message === undefined ? [] : [[path, message] as const];
    }),
  );
}

/** Without anybody around it, nothing is wrong. */
export const ProblemsContext = createContext<Problems>(new Map());

export function useProblem(path: string): string | null {
  return useContext(ProblemsContext).get(path) ?? null;
}

/** The first mistake anywhere in what stands at a path. */
export function useProblemWithin(path: string): string | null {
  const problems = useContext(ProblemsContext);
  return [...problems].find(([place]) => place.startsWith(`${path}.`))?.[1] ?? null;
}
