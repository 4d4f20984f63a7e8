import { OutsideError } from '../../services/errors/errors.ts';
import type { RosterSource } from '../../services/roster/rosterSource.ts';
import { readSkoledataMap } from '../../services/roster/skoledataMap.ts';
import {
  type InstitutionAnswer,
  institutionsIn,
  skoledataJson,
  skoledataRows,
} from '../../services/roster/skoledataRows.ts';
import { fetchBytes } from '../core/fetchBytes.ts';

/** Where OS2skoledata is, the key of a client there, and how its answers are read. */
export type SkoledataAddress = {
  url: string;
  token: string;
  /** Path of the map. */
  map: string;
  municipality: string;
  domain: string | undefined;
};

/**
 * Rosters from OS2skoledata's REST: its schools, then persons and home classes of each. A school whose year is
 * being changed is not told of; its roster stays. O(people).
 */
export function skoledataSource(address: SkoledataAddress): RosterSource {
  const root = address.url.replace(/\/$/, '');
  const ask = async (path: string): Promise<unknown> => {
    const answer = await fetchBytes('roster', `${root}/api/${path}`, { ApiKey: address.token });
    if (!answer) throw new OutsideError('roster_garbage', { retry: true });
    return skoledataJson(new TextDecoder().decode(answer.bytes));
  };
  return {
    origin: 'os2skoledata',
    read: async () => {
      const map = await readSkoledataMap(address.map);
      const institutions = institutionsIn(await ask('institutions'), map);
      const answers: InstitutionAnswer[] = [];
      for (const institution of institutions.filter(({ locked }) => !locked)) {
        const query = `institutionNumber=${encodeURIComponent(institution.number)}`;
        const persons = await ask(`persons?${query}`);
        answers.push({ institution, persons, groups: await ask(`groups?${query}`) });
      }
      const unread = institutions.filter(({ locked }) => locked).map(({ number }) => number);
      if (answers.length === 0) {
        return {
          found: 'unfinished',
          expected: 'expected a school whose year is not being changed',
        };
      }
      const { municipality, domain } = address;
      return {
        found: 'rows',
        ...skoledataRows(answers, { map, municipality, domain }),
        fileOf: (name) => `os2skoledata/${name}`,
        unread,
        mark: undefined,
      };
    },
  };
}
