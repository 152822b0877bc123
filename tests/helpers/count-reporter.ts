import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with a plain line of counts, and fails it when a test was skipped or none ran. Names whatever passed at a second try only. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const states = tests.map((test) => test.result().state);
    const count = (state: string) => states.filter((one) => one === state).length;
    const skipped = states.length - count('passed') - count('failed');
    if (skipped > 0 || states.length === 0) process.exitCode = 1;
    for (const test of tests) {
      if (test.diagnostic()?.flaky)
        process.stdout.write(`passed at a second try only: ${test.module.relativeModuleId} > ${test.fullName}\n`);
    }
    process.stdout.write(`${count('passed')} passed, ${count('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  }
}
