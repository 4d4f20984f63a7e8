import type { Draft } from '../../services/notes/reading.ts';
import { status } from './askingIntents.ts';
import { always, type IntentKind } from './intentKind.ts';
import { pupilMeant } from './meant.ts';
import { showStatus } from './showStatus.ts';

const draft: Draft = {
  intent: 'status',
  pupilId: undefined,
  dates: undefined,
  category: undefined,
  extent: 'day',
};

/**
 * "Er Loke noteret syg?": the pupil's status, which says first whether something is noted today, by whom and
 * since when. Nothing is noted by asking. A name that several have is asked about, as for a status.
 */
export const noted: IntentKind<'noted'> = {
  isOwn: always,
  answer: async (work, { who, as }) => {
    const pupil = pupilMeant(work.turn.actor, who);
    if (pupil || 'pupil' in who) return showStatus(work, pupil && { pupilId: pupil.id }, { as });
    const { heard, choices } = who;
    const questions = [{ field: 'pupil', heard, choices, draft }] as const;
    await status.answer(work, { intent: 'status', target: undefined, questions });
  },
};
