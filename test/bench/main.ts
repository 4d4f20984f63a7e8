import { benchInstances } from './instances.ts';
import { benchMunicipality } from './municipality.ts';
import { benchNotes } from './notes.ts';
import { benchPromises } from './promises.ts';
import { benchRegister } from './register.ts';
import { benchRosters } from './rosters.ts';
import { benchRules } from './rules.ts';
import { benchScale } from './scale.ts';
import { benchSockets } from './sockets.ts';
import { benchSqlite } from './sqlite.ts';
import { benchStatus } from './status.ts';
import { benchStore } from './store.ts';
import { benchTurns } from './turns.ts';

// Compare ratios within one run; absolute figures are this machine's.
const benches: Readonly<Record<string, () => Promise<string[]> | AsyncIterable<string>>> = {
  turns: benchTurns,
  promises: benchPromises,
  store: benchStore,
  sqlite: benchSqlite,
  rules: benchRules,
  notes: benchNotes,
  status: benchStatus,
  register: benchRegister,
  rosters: benchRosters,
  sockets: benchSockets,
  municipality: benchMunicipality,
  instances: benchInstances,
  scale: benchScale,
};

/** Fills tens of gigabytes. */
const onlyByName: ReadonlySet<string> = new Set(['scale']);

const [, , ...chosen] = process.argv;
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length > 0 ? !chosen.includes(name) : onlyByName.has(name)) continue;
  console.log(`\n${name}`);
  for await (const text of await bench()) console.log(text);
}
// A database that was started for a bench ends with the process, and would keep it waiting.
process.exit();
