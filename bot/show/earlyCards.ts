import { earlySignCard } from '../../cards/earlySignCard.ts';
import { monthReviewCard } from '../../cards/monthReviewCard.ts';
import { nothingNoted } from '../../services/absence/pupilAbsence.ts';
import { earlyBasis } from '../../services/access/absenceTeam.ts';
import type { Actor } from '../../services/access/access.ts';
import { earlySignView } from '../../services/status/earlySignView.ts';
import { monthReviewView } from '../../services/status/monthReview.ts';
import { lastReview, reviewInput } from '../casework/monthReview.ts';
import { reportedOf } from '../casework/reportedOf.ts';
import type { App } from '../core/app.ts';
import type { Seen } from '../core/seen.ts';
import type { CardKind } from './cardKind.ts';

/** The month's look at everybody without a case; a teacher's, at their own classes. O(records). */
export const monthReviewKind: CardKind<'monthReview'> = {
  readers: 'person',
  shows: 'nothing',
  show: async ({ app, records, locale }, { page }, { actor }) => {
    const input = await reviewInput(app, actor, records);
    const view = monthReviewView(input, { page, last: await lastReview(records) });
    return {
      message: monthReviewCard(view, locale),
      seen: view.lines.map(({ pupilId }) => seenEarly(app, pupilId, actor)),
    };
  },
};

/** One pupil without a case, for those who see the pupil. */
export const earlySignKind: CardKind<'earlySign'> = {
  readers: 'person',
  shows: 'pupil',
  show: async ({ app, records, locale, refused }, { id, page }, { actor }) => {
    const pupil = actor.roster.pupil(id);
    if (!pupil) return undefined;
    const absence = (await records.load('pupil', id)) ?? nothingNoted(id);
    const { openCaseId } = absence;
    const view = earlySignView(pupil, absence, {
      ...(await reviewInput(app, actor, records)),
      sign: await records.load('earlySign', id),
      lastCase: openCaseId === undefined ? undefined : await records.load('case', openCaseId),
      reported: await reportedOf(records, actor.roster, pupil.classId),
      coverage: app.playbook.coverage,
    });
    return {
      message: earlySignCard(view, page, locale, refused?.press?.filledIn),
      seen: [seenEarly(app, id, actor)],
    };
  },
};

/** Whoever is shown one of these has a ground: the card is refused to others. */
function seenEarly({ playbook }: App, pupilId: string, actor: Actor): Seen {
  const pupil = actor.roster.pupil(pupilId);
  return { subject: pupilId, basis: pupil && earlyBasis(actor, pupil, playbook.absenceTeam) };
}
