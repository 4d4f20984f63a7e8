import { readFileSync } from 'node:fs';

/** Files that are named run alone; mocha would add a `spec` given here to them. */
const named = process.argv.slice(2).some((argument) => argument.endsWith('.test.ts'));

/** Real processes, a thousand sockets, everybody × every button: `npm run test:slow`. */
const slow = JSON.parse(readFileSync(new URL('.mocharc.slow.json', import.meta.url), 'utf8')).spec;

const everything = {
  spec: ['test/**/*.test.ts'],
  ignore: ['test/journeys/**', 'test/year/**', 'test/crashes/**', 'test/postgres/**', ...slow],
  parallel: true,
  jobs: 2,
};

export default {
  ...(named ? {} : everything),
  require: ['./test/postgresRun.ts'],
  timeout: 30_000,
  reporter: 'dot',
  exit: true,
  'forbid-only': true,
};
