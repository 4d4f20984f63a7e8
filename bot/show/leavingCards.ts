import { handOverCard } from '../../cards/handOverCard.ts';
import { leavingCard } from '../../cards/leavingCard.ts';
import { rosterWrongCard } from '../../cards/rosterWrongCard.ts';
import { turnoverCard } from '../../cards/turnoverCard.ts';
import { schoolBasis } from '../../services/access/access.ts';
import { handOverView } from '../../services/cases/handOverView.ts';
import { leavingView } from '../../services/cases/leavingView.ts';
import { turnoverView } from '../../services/cases/turnover.ts';
import { classTitleOf } from '../../services/roster/roster.ts';
import { rosterKeepers } from '../../services/roster/rosterKeepers.ts';
import { pupilName } from '../../services/roster/tellApart.ts';
import { caseContextOf, localTime } from '../core/app.ts';
import type { CardKind } from './cardKind.ts';
import { seenCase } from './seen.ts';

/** What happens to the case of a pupil who left the roster. */
export const leavingKind: CardKind<'leaving'> = {
  readers: 'person',
  shows: { records: ['case'] },
  show: async ({ app, school, records, locale }, { id }, { actor }) => {
    const subject = await records.load('case', id);
    if (!subject) return undefined;
    const others = app.schools
      .all()
      .filter((one) => one.school.id !== school)
      .map((one) => ({
        ...one.school,
        holdsPupil: one.pupil(subject.pupilId) !== undefined && !one.formerPupil(subject.pupilId),
      }));
    const today = localTime(app).toPlainDate();
    const view = leavingView(subject, actor, caseContextOf(app, school), others, today);
    return { message: leavingCard(view, locale), seen: seenCase(subject, actor) };
  },
};

/** A case that another school offers; for those who answer for this one. */
export const handOverKind: CardKind<'handOver'> = {
  readers: 'person',
  shows: { records: ['handOver'] },
  show: async ({ app, school, records, locale }, { id }, { actor }) => {
    const offered = await records.load('handOver', id);
    if (!offered) return undefined;
    const view = handOverView(offered, actor, caseContextOf(app, school));
    const seen = view.offer ? [{ subject: id, basis: schoolBasis(actor) }] : [];
    return { message: handOverCard(view, locale), seen };
  },
};

/** That a pupil is missing on the roster; says nothing of the case. Gone once the pupil is back. */
export const rosterWrongKind: CardKind<'rosterWrong'> = {
  readers: 'person',
  shows: { records: ['case'] },
  show: async ({ records, locale }, { id }, { actor }) => {
    const { member, roster } = actor;
    const subject = await records.load('case', id);
    const pupil = subject && roster.pupil(subject.pupilId);
    if (!pupil || subject.left?.wrongSince === undefined) return undefined;
    if (!rosterKeepers(roster).includes(member.id)) return undefined;
    const view = {
      kind: 'rosterWrong' as const,
      pupil: pupilName(pupil, roster),
      classTitle: classTitleOf(pupil, roster),
      leftOn: subject.left.on,
    };
    return {
      message: rosterWrongCard(view, locale),
      seen: [{ subject: pupil.id, basis: 'registers' }],
    };
  },
};

/** The cases a school has to hand over before the summer; for those who lead it. */
export const turnoverKind: CardKind<'turnover'> = {
  readers: 'person',
  shows: 'nothing',
  show: async ({ app, school, records, locale }, { page, filter }, { actor }) => {
    const cases = (await records.list('case')).map(({ value }) => value);
    const today = localTime(app).toPlainDate();
    const view = turnoverView(actor, cases, caseContextOf(app, school), today, {
      ...{ page, only: filter },
    });
    const listed = new Set(view.lines.map(({ caseId }) => caseId));
    const seen = cases.filter(({ id }) => listed.has(id)).flatMap((one) => seenCase(one, actor));
    return { message: turnoverCard(view, locale), seen };
  },
};
