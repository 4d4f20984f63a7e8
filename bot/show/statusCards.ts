import { dryRunCard } from '../../cards/dryRunCard.ts';
import { municipalityStatusCard } from '../../cards/municipalityStatusCard.ts';
import { pupilStatusCard } from '../../cards/pupilStatusCard.ts';
import { statusCard } from '../../cards/statusCard.ts';
import { whatWorkedCard } from '../../cards/whatWorkedCard.ts';
import { yearReportCard } from '../../cards/yearReportCard.ts';
import { nothingNoted } from '../../services/absence/pupilAbsence.ts';
import { type Actor, classBasis } from '../../services/access/access.ts';
import type { AskedNoted } from '../../services/status/askedNoted.ts';
import {
  municipalityStatusView,
  workedView,
  yearReportView,
} from '../../services/status/overview.ts';
import { pupilStatusView } from '../../services/status/pupilStatusView.ts';
import type { PupilStatusView } from '../../services/status/views.ts';
import { reviewStatus } from '../casework/monthReview.ts';
import { reportedOf } from '../casework/reportedOf.ts';
import { siblingsOf } from '../casework/siblingsOf.ts';
import { localTime, rulesetsOf } from '../core/app.ts';
import type { Seen } from '../core/seen.ts';
import { mayHaveSheet } from '../files/contentOf.ts';
import { schoolStatus } from '../status/schoolStatus.ts';
import { type CardKind, namingNobody, type Showing } from './cardKind.ts';
import { seenHere, seenPupil } from './seen.ts';

/** A school or a class at a glance. O(records of the school). */
export const statusKind: CardKind<'status'> = {
  readers: 'person',
  shows: 'nothing',
  show: async ({ app, records, locale }, { id, filter, page }, { actor }) => {
    const isOverview = id === 'school' && filter === undefined;
    const review = isOverview ? await reviewStatus(app, actor, records) : undefined;
    const view = await schoolStatus(app, actor, id, { list: filter, page, review }, records);
    const basis = classBasis(actor, id);
    return { message: statusCard(view, locale), seen: basis ? [{ subject: id, basis }] : [] };
  },
};

/** Counts over several schools, for the person who asked. */
export const overviewKind: CardKind<'overview'> = {
  readers: 'person',
  shows: { records: ['overview'] },
  show: async ({ app, records, locale }, { id, page }, { actor }) => {
    const counted = await records.load('overview', id);
    if (counted?.by !== actor.member.id) return undefined;
    if (counted.about === 'year') {
      mayHaveSheet(app, actor, { about: 'year', year: counted.year });
      return namingNobody(yearReportCard(yearReportView(counted, page), locale));
    }
    if (counted.about === 'worked') {
      mayHaveSheet(app, actor, { about: 'year', year: counted.year });
      return namingNobody(whatWorkedCard(workedView(counted, page), locale));
    }
    mayHaveSheet(app, actor, { about: 'status' });
    return namingNobody(municipalityStatusCard(municipalityStatusView(counted, page), locale));
  },
};

/** One pupil's current absence. */
export const pupilStatusKind: CardKind<'pupilStatus'> = {
  readers: 'person',
  shows: 'pupil',
  show: async ({ app, records, locale }, { id, as, days }, { actor }) => {
    const asked = as && { as, days };
    const found = await pupilStatusOf({ app, records }, id, actor, asked);
    if (!found) return undefined;
    const { view, seen } = found;
    return { message: pupilStatusCard(view, locale), seen };
  },
};

/** One pupil's current absence for one reader who may see it, and whom that tells of. */
export async function pupilStatusOf(
  { app, records }: Pick<Showing, 'app' | 'records'>,
  id: string,
  actor: Actor,
  asked?: AskedNoted,
): Promise<{ view: PupilStatusView; seen: readonly Seen[] } | undefined> {
  const pupil = actor.roster.pupil(id);
  if (!pupil) return undefined;
  const absence = (await records.load('pupil', id)) ?? nothingNoted(id);
  const { openCaseId } = absence;
  const view = pupilStatusView({
    pupil,
    actor,
    absence,
    siblings: await siblingsOf(app, actor, pupil, records),
    lastCase: openCaseId === undefined ? undefined : await records.load('case', openCaseId),
    rulesets: rulesetsOf(app, actor.roster.school.id),
    calendar: app.calendar,
    today: localTime(app).toPlainDate(),
    reported: await reportedOf(records, actor.roster, pupil.classId),
    coverage: app.playbook.coverage,
    asked,
  });
  return { view, seen: [seenPupil(id, actor), ...seenHere(view.siblings, actor)] };
}

/** What rules would have done, for whoever tried them. */
export const dryRunKind: CardKind<'dryRun'> = {
  readers: 'person',
  shows: { records: ['dryRun'] },
  show: async ({ records, locale }, { id }, { actor }) => {
    const run = await records.load('dryRun', id);
    if (run?.by !== actor.member.id) return undefined;
    const { by: _, ...rest } = run;
    return namingNobody(dryRunCard({ kind: 'dryRun', ...rest }, locale));
  },
};
