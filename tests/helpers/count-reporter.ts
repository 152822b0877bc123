import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with a plain line of counts, and fails it when a test was skipped or none ran. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: string) => states.filter((one) => one === state).length;
    const skipped = states.length - count('passed') - count('failed');
    if (skipped > 0 || states.length === 0) process.exitCode = 1;
    process.stdout.write(`${count('passed')} passed, ${count('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  }
}
