import { knownReasonCard } from '../../cards/knownReasonCard.ts';
import { knownReasonOn } from '../../services/absence/knownReason.ts';
import { nothingNoted } from '../../services/absence/pupilAbsence.ts';
import { caseAccess, classBasis } from '../../services/access/access.ts';
import {
  knownReasonVersion,
  knownReasonView,
  mayExplainPupil,
} from '../../services/cases/knownReason.ts';
import { pupilName } from '../../services/roster/tellApart.ts';
import { localTime } from '../core/app.ts';
import type { CardKind } from './cardKind.ts';

/** The form on which somebody says why a pupil's absence is no alarm; for those who may say it. */
export const knownReasonKind: CardKind<'knownReason'> = {
  readers: 'person',
  shows: 'pupil',
  show: async ({ app, records, locale, refused }, { id, from = 'status' }, { actor }) => {
    const { roster } = actor;
    const pupil = roster.pupil(id);
    if (!pupil) return undefined;
    const absence = (await records.load('pupil', id)) ?? nothingNoted(id);
    const { openCaseId } = absence;
    const lastCase = openCaseId === undefined ? undefined : await records.load('case', openCaseId);
    if (!mayExplainPupil(actor, { pupil, absence, lastCase })) return undefined;
    const basis =
      classBasis(actor, pupil.classId) ?? (lastCase && caseAccess(actor, lastCase)?.basis);
    const view = {
      kind: 'knownReason',
      pupilId: id,
      pupil: pupilName(pupil, roster),
      classTitle: roster.classById(pupil.classId)?.title ?? pupil.classCode,
      version: knownReasonVersion(absence),
      known: knownReasonView(knownReasonOn(absence, localTime(app).toPlainDate()), roster),
      schoolDaysAtMost: app.playbook.knownReason.schoolDaysAtMost,
      from,
      openCase: openCaseId,
    } as const;
    return {
      message: knownReasonCard(view, locale, refused?.press?.filledIn),
      seen: [{ subject: id, basis }],
    };
  },
};
