import { readFileSync } from 'node:fs';

/** Files that are named run alone; mocha would add a `spec` given here to them. */
const named = process.argv.slice(2).some((argument) => argument.endsWith('.test.ts'));

const specOf = (suite) =>
  JSON.parse(readFileSync(new URL(`.mocharc.${suite}.json`, import.meta.url), 'utf8')).spec;

/** Real processes, a thousand sockets, everybody × every button; and what is killed or cut off at every point. */
const elsewhere = [...specOf('slow'), ...specOf('crashes')];

const everything = {
  spec: ['test/**/*.test.ts'],
  ignore: ['test/journeys/**', 'test/year/**', 'test/postgres/**', ...elsewhere],
  parallel: true,
  jobs: 3,
};

export default {
  ...(named ? {} : everything),
  require: ['./test/postgresRun.ts'],
  timeout: 30_000,
  reporter: 'dot',
  exit: true,
  'forbid-only': true,
};
