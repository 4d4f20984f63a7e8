import { isDeepStrictEqual } from 'node:util';
import { municipalityPart, type SchoolStore } from '../core/records.ts';
import { transact } from '../core/unitOfWork.ts';
import { channelOf } from './meetTeam.ts';

/** Removes from the teams' addresses what earlier versions kept about whoever installed the bot. */
export async function tidyTeams(store: SchoolStore): Promise<void> {
  await transact(store, municipalityPart, async (unit) => {
    for (const { id, value } of await unit.list('team')) {
      const reference = channelOf(value.reference);
      if (!isDeepStrictEqual(reference, value.reference))
        unit.put('team', id, { ...value, reference });
    }
  });
}
