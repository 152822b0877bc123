import type { TestProject } from 'vitest/node';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { buildApp } from '../../server/simulator/build-app.ts';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a PostgreSQL to make schemas on. */
    postgres: string;
  }
}

/** Once, before workers race for it: the app is built, the browser unpacked, and a PostgreSQL started. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await buildApp();
  await (await launchBrowser()).close();
  const postgres = await startPostgres();
  project.provide('postgres', postgres.url);
  return () => postgres.stop();
}
