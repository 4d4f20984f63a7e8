import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Mocha's readable report, and the counts as JSON for the build to add up. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const output: unknown = options.reporterOptions?.output;
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      if (typeof output !== 'string') return;
      const { passes, failures, pending } = this.stats;
      writeFileSync(output, JSON.stringify({ stats: { passes, failures, pending } }));
    });
  }
}
