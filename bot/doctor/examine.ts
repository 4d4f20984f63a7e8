import { errorFacts } from '../core/timed.ts';
import type { CheckName } from './checkNames.ts';
import { type Finding, failed, type Line, notChecked } from './finding.ts';

/** One thing that is looked at. */
export type Check = {
  name: CheckName;
  /** Variables it stands on: where one of them is wrong, it is not made. */
  reads?: readonly string[];
  /** Checks it stands on: where one of them failed or was not made, neither is it. */
  after?: readonly CheckName[];
  /** Throws only what nobody foresaw. */
  look(): Promise<Finding> | Finding;
};

type Surroundings = {
  /** Variables that are wrong. */
  wrong: ReadonlySet<string>;
  /** Runs something later and returns how to cancel it. */
  schedule: (afterMs: number, run: () => void) => () => void;
};

/** A login that is not answered gives up after 15 seconds, a calendar after 20. */
const longestMs = 30_000;

/**
 * Makes all checks, side by side where none stands on another; one that fails or hangs holds up none but those
 * that stand on it.
 * @returns a line for each check, in the order given
 */
export async function examine(
  checks: readonly Check[],
  around: Surroundings,
): Promise<readonly Line[]> {
  const found = new Map<CheckName, Promise<Finding>>();
  for (const check of checks) {
    const before = (check.after ?? []).flatMap((name) => {
      const finding = found.get(name);
      return finding ? [{ name, finding }] : [];
    });
    found.set(check.name, findingOf(check, before, around));
  }
  return Promise.all(
    [...found].map(async ([check, finding]): Promise<Line> => ({ check, ...(await finding) })),
  );
}

type Before = readonly { name: CheckName; finding: Promise<Finding> }[];

async function findingOf(
  check: Check,
  before: Before,
  { wrong, schedule }: Surroundings,
): Promise<Finding> {
  const variable = check.reads?.find((name) => wrong.has(name));
  if (variable !== undefined) return notChecked('variable_wrong', { variable });
  for (const { name, finding } of before) {
    const { state } = await finding;
    if (state === 'failed' || state === 'not_checked')
      return notChecked('because', { check: name });
  }
  const { promise: late, resolve } = Promise.withResolvers<Finding>();
  const cancel = schedule(longestMs, () =>
    resolve(failed('too_slow', { seconds: longestMs / 1000 })),
  );
  try {
    return await Promise.race([Promise.try(() => check.look()), late]);
  } catch (error) {
    const { name, code = '' } = errorFacts(error);
    return failed('broke', { error: code === '' ? name : `${name} ${code}` });
  } finally {
    cancel();
  }
}
