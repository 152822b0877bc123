/** Milliseconds that this thread works at something: on the wall a busy machine makes any work long. */
export function workOf(run: () => void): number {
  const start = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1_000;
}
