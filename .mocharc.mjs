/** Files that are named run alone; mocha would add a `spec` given here to them. */
const named = process.argv.slice(2).some((argument) => argument.endsWith('.test.ts'));

const everything = {
  spec: ['test/**/*.test.ts'],
  ignore: ['test/journeys/**', 'test/year/**', 'test/crashes/**'],
};

export default {
  ...(named ? {} : everything),
  timeout: 30_000,
  reporter: 'dot',
  'forbid-only': true,
};
