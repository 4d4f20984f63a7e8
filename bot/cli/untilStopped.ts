import { constants } from 'node:os';

/** One Ctrl-C may arrive twice: from the terminal, and forwarded by npm. In milliseconds. */
const sameMs = 100;

/**
 * Resolves on Ctrl-C or a request to stop (SIGINT, SIGTERM). A second one ends the process at once, with the
 * usual exit code.
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
