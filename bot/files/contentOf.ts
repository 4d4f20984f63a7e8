import type { Locale } from '../../cards/wording/locale.ts';
import { wordingOf } from '../../cards/wording/wording.ts';
import {
  type Actor,
  type Basis,
  caseAccess,
  leads,
  maySeeMunicipality,
  maySeeSchool,
  schoolBasis,
  schoolsInReach,
} from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { municipalityStatusView, yearReportView } from '../../services/status/overview.ts';
import type { App } from '../core/app.ts';
import type { FileContent, FileRecord } from '../core/fileRecord.ts';
import { type RecordReader, storedRecords } from '../core/recordReader.ts';
import { countSchools } from '../status/countSchools.ts';
import { schoolStatus } from '../status/schoolStatus.ts';
import { municipalitySheet, yearSheet } from './countSheets.ts';
import { letterFor } from './letterFile.ts';
import type { Sheet } from './sheet.ts';
import { statusSheet } from './statusSheet.ts';

/** What is a table; a letter is filled from its template (`letterFile.ts`). */
type SheetContent = Exclude<FileContent, { about: 'letter' }>;

/**
 * @throws RefusedError `not_allowed` when somebody may not have a file, even if it was offered before; of a
 *   letter what `letterFor` refuses
 */
export async function mayHaveFile(
  app: App,
  actor: Actor,
  content: FileContent,
  records: RecordReader,
): Promise<void> {
  if (content.about === 'letter') await letterFor(app, actor, content, records);
  else mayHaveSheet(app, actor, content);
}

/** @throws RefusedError `not_allowed` when somebody may not have a table */
export function mayHaveSheet(app: App, actor: Actor, { about }: SheetContent): void {
  const may = {
    school: () => maySeeSchool(actor),
    status: () => maySeeMunicipality(actor, app.schools.all(), app.coordinators),
    year: () => leads(actor),
  };
  if (!may[about]()) throw new RefusedError('not_allowed');
}

/** The ground on which somebody sees the pupils named in a file; counts name nobody. */
export async function fileBasis(
  actor: Actor,
  content: FileContent,
  records: RecordReader,
): Promise<Basis | undefined> {
  if (content.about === 'school') return schoolBasis(actor);
  if (content.about !== 'letter') return undefined;
  const subject = await records.load('case', content.caseId);
  return subject && caseAccess(actor, subject)?.basis;
}

/** What the trail calls what happens to a file: the family is told of a letter about their child as one. */
export function trailOf({ about }: FileContent): 'letter' | 'file' {
  return about === 'letter' ? 'letter' : 'file';
}

/** What a file is about, for the trail. */
export function subjectsOf({ content, format }: Pick<FileRecord, 'content' | 'format'>): string[] {
  if (content.about === 'letter') return [content.caseId, content.letter, format];
  return [content.about, ...('year' in content ? [String(content.year)] : []), format];
}

/**
 * A file's content, from current data and the person's current rights.
 * @throws RefusedError `not_allowed`
 */
export async function sheetFor(
  app: App,
  actor: Actor,
  content: SheetContent,
  locale: Locale,
): Promise<Sheet> {
  mayHaveSheet(app, actor, content);
  if (content.about === 'school') return namesSheet(app, actor, locale);
  const schools = schoolsInReach(actor, app.schools.all(), app.coordinators);
  return countsSheet(app, schools, content, locale);
}

type Naming = Pick<App, 'store' | 'calendar' | 'playbook' | 'now'>;
type Counting = Naming & Pick<App, 'retention' | 'reportFigure'>;

/** The school's open cases, with names. The caller has checked the rights. */
export async function namesSheet(app: Naming, actor: Actor, locale: Locale): Promise<Sheet> {
  const view = await schoolStatus(
    app,
    actor,
    'school',
    { perPage: Number.POSITIVE_INFINITY },
    storedRecords(app, actor.roster.school.id),
  );
  return statusSheet(view, wordingOf(locale));
}

/** Counts by school. */
export async function countsSheet(
  app: Counting,
  schools: readonly Roster[],
  wanted: Exclude<SheetContent, { about: 'school' }>,
  locale: Locale,
): Promise<Sheet> {
  const counted = await countSchools(app, schools, wanted);
  const wording = wordingOf(locale);
  return wanted.about === 'status'
    ? municipalitySheet(municipalityStatusView(counted, 0, Number.POSITIVE_INFINITY), wording)
    : yearSheet(yearReportView(counted, 0, Number.POSITIVE_INFINITY), wording);
}
