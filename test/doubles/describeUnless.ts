/**
 * What becomes of a suite that needs PostgreSQL where something is missing: it is skipped and says so, unless it
 * must not be.
 * @param missing what is; undefined where nothing is
 */
export function fateOf(
  missing: string | undefined,
  { CI, REQUIRE_POSTGRES }: Readonly<Record<string, string | undefined>>,
): 'runs' | 'fails' | 'is skipped' {
  if (missing === undefined) return 'runs';
  return CI === '1' || REQUIRE_POSTGRES === '1' ? 'fails' : 'is skipped';
}

/** A suite that needs PostgreSQL, or its tools. */
export function describeUnless(
  missing: string | undefined,
  title: string,
  suite: (this: Mocha.Suite) => void,
): void {
  const fate = fateOf(missing, process.env);
  if (fate === 'runs') describe(title, suite);
  else if (fate === 'is skipped') describe.skip(`${title} (skipped: ${missing})`, suite);
  else {
    describe(title, () => {
      it('has what it needs', () => {
        throw new Error(missing);
      });
    });
  }
}
