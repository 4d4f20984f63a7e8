import type { Locale } from '../../cards/cardMessage.ts';
import { wordingOf } from '../../cards/wording.ts';
import {
  type Actor,
  type Basis,
  leads,
  maySeeMunicipality,
  maySeeSchool,
  schoolBasis,
  schoolsInReach,
} from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { municipalityStatusView, yearReportView } from '../../services/status/overview.ts';
import type { App } from '../app.ts';
import { countSchools } from '../status/countSchools.ts';
import { schoolStatus } from '../status/schoolStatus.ts';
import { municipalitySheet, yearSheet } from './countSheets.ts';
import type { FileContent } from './file.ts';
import type { Sheet } from './sheet.ts';
import { statusSheet } from './statusSheet.ts';

/** @throws RefusedError `not_allowed` where somebody may not have a file, whatever they were offered before */
export function mayHaveFile(app: App, actor: Actor, { about }: FileContent): void {
  const may = {
    school: () => maySeeSchool(actor),
    status: () => maySeeMunicipality(actor, app.schools.all(), app.coordinators),
    year: () => leads(actor),
  };
  if (!may[about]()) throw new RefusedError('not_allowed');
}

/** The ground on which somebody sees the pupils that a file names; counts name nobody. */
export function fileBasis(actor: Actor, { about }: FileContent): Basis | undefined {
  return about === 'school' ? schoolBasis(actor) : undefined;
}

/**
 * What a file holds, from what is true now and what the person may see now.
 * @throws RefusedError `not_allowed`
 */
export async function sheetFor(
  app: App,
  actor: Actor,
  content: FileContent,
  locale: Locale,
): Promise<Sheet> {
  mayHaveFile(app, actor, content);
  const wording = wordingOf(locale);
  if (content.about === 'school') {
    const view = await schoolStatus(app, actor, 'school', { perPage: Number.POSITIVE_INFINITY });
    return statusSheet(view, wording);
  }
  const schools = schoolsInReach(actor, app.schools.all(), app.coordinators);
  const year = content.about === 'year' ? content.year : undefined;
  const counted = await countSchools(app, schools, year);
  return content.about === 'year'
    ? yearSheet(yearReportView(counted, 0, Number.POSITIVE_INFINITY), wording)
    : municipalitySheet(municipalityStatusView(counted, 0, Number.POSITIVE_INFINITY), wording);
}
