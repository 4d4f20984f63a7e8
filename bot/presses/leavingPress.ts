import { z } from 'zod';
import { caseAccess } from '../../services/access/access.ts';
import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import { decideLeaving } from '../../services/cases/leaving.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { rosterKeepers } from '../../services/roster/rosterKeepers.ts';
import { localTime } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { TurnWork } from '../core/work.ts';
import { changeCase } from './changeCase.ts';
import { onOtherCards, pressVerb } from './pressVerb.ts';
import { unchosen } from './unchosen.ts';

const caseData = z.object({ case: z.string(), v: z.number() });

/** What can be decided about the case of a pupil who left the roster. */
export const leftShow = pressVerb({
  data: z.object({ case: z.string() }),
  about: 'case',
  ...onOtherCards,
  press: async ({ turn, unit, at }, press) => {
    const subject = await unit.load('case', press.case);
    const access = subject && caseAccess(turn.actor, subject);
    if (!subject || access?.scope !== 'full') throw new RefusedError('not_allowed');
    const { id } = subject;
    const by = turn.actor.member.id;
    const { basis } = access;
    audit(unit, { turnId: turn.id, at, by, action: 'left.show', subjects: [id], basis });
    return subject.left && subject.state !== 'closed'
      ? { card: 'leaving', id }
      : { card: 'case', id };
  },
});

/** Offers the case to another school of the municipality. */
export const leftHandOver = pressVerb({
  data: caseData.extend({ school: z.string().or(unchosen).optional() }),
  about: 'leaving',
  ...onOtherCards,
  press: async (work, { school, ...press }) => {
    const { app, turn, outbox } = work;
    if (school === undefined || school === '') throw new RefusedError('choice_required');
    const to = app.schools.roster(school)?.school;
    if (!to || to.id === turn.school) throw new RefusedError('unknown_school');
    const id = app.newId();
    const { id: caseId } = await changeCase(
      work,
      press,
      'left.handOver',
      (subject, deciding) => decideLeaving(subject, { action: 'handOver', id, to }, deciding),
      () => [to.id, id],
    );
    outbox.run({ do: 'offerCase', caseId, handOverId: id });
    return { card: 'leaving', id: caseId };
  },
});

/** Says that the roster is wrong, and asks whoever runs it to correct it. */
export const leftWrong = pressVerb({
  data: caseData,
  about: 'leaving',
  ...onOtherCards,
  press: async (work, press) => {
    const { id } = await changeCase(
      work,
      press,
      'left.wrong',
      (subject, deciding) => decideLeaving(subject, { action: 'rosterWrong' }, deciding),
      () => [],
    );
    askToCorrect(work, id);
    return { card: 'leaving', id };
  },
});

/** A colleague asks them, so it is not left for a list they may not have; in waking hours. */
function askToCorrect({ app, turn, outbox }: TurnWork, caseId: string): void {
  const notBefore = nextWakingHour(app.calendar, localTime(app));
  for (const staffId of rosterKeepers(turn.actor.roster)) {
    const what = { card: 'rosterWrong', id: caseId } as const;
    outbox.show({ to: 'person', staffId }, what, 'new', notBefore);
  }
}

/** The family moved to another municipality, which is to be told. */
export const leftMovedAway = pressVerb({
  data: caseData,
  about: 'leaving',
  ...onOtherCards,
  press: (work, press) =>
    changeCase(
      work,
      press,
      'left.movedAway',
      (subject, deciding) => decideLeaving(subject, { action: 'movedAway' }, deciding),
      (events) =>
        events.flatMap((event) => (event.do === 'call' ? event.steps.map(({ id }) => id) : [])),
    ),
});
