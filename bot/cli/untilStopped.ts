import { constants } from 'node:os';

/** One press of Ctrl-C may come twice: from the terminal, and handed on by npm. In milliseconds. */
const sameMs = 100;

/**
 * Resolves at Ctrl-C or a request to end (SIGINT, SIGTERM). Another one after that ends the process at
 * once, with the exit code that shells know for it.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        askedAt ??= performance.now();
        if (performance.now() - askedAt > sameMs) process.exit(128 + constants.signals[signal]);
        resolve();
      });
    }
  });
}
