import type { Draft, Question } from '../../services/notes/reading.ts';
import { status } from './askingIntents.ts';
import { always, type IntentKind } from './intentKind.ts';
import { pupilMeant } from './meant.ts';
import { nthPart } from './messageWork.ts';
import { showStatus } from './showStatus.ts';

const draft: Draft = {
  intent: 'status',
  pupilId: undefined,
  dates: undefined,
  category: undefined,
  extent: 'day',
};

/**
 * "Er Loke noteret syg?": the pupil's status, which says first yes or no, with the days, of today or the days
 * that are named. Nothing is noted by asking. A name that several have is asked about, as for a status.
 */
export const noted: IntentKind<'noted'> = {
  isOwn: always,
  answer: async (work, { who, others = [], as, days }) => {
    const asked = { as: as ?? 'any', ...(days === undefined ? {} : { days }) } as const;
    const unclear: Question[] = [];
    for (const [index, one] of [who, ...others].entries()) {
      const pupil = pupilMeant(work.turn.actor, one);
      if (pupil) await showStatus(nthPart(work, index), { pupilId: pupil.id }, { asked });
      else if ('heard' in one)
        unclear.push({ field: 'pupil', heard: one.heard, choices: one.choices, draft });
    }
    if (unclear.length === 0) return;
    await status.answer(work, { intent: 'status', target: undefined, questions: unclear });
  },
};
