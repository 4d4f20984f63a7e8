import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Mocha's readable report, and as JSON for the build: the counts, and the titles of what failed, so that they stand at the end. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const output: unknown = options.reporterOptions?.output;
    const failed: string[] = [];
    runner.on(Mocha.Runner.constants.EVENT_TEST_FAIL, (test, error) => {
      failed.push(`${test.fullTitle()}: ${error.message.slice(0, 400)}`);
    });
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      if (typeof output !== 'string') return;
      const { passes, failures, pending } = this.stats;
      writeFileSync(output, JSON.stringify({ stats: { passes, failures, pending }, failed }));
    });
  }
}
