import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    globalSetup: ['tests/helpers/set-up.ts'],
    reporters: ['default', './tests/helpers/count-reporter.ts'],
    // On two busy cores a story that takes twenty seconds alone takes a minute.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What arrives late on busy cores has arrived all the same: a poll of one second would measure the machine.
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
  },
});
