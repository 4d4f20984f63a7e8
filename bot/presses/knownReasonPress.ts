import { z } from 'zod';
import { knownReasonPlaces } from '../../cards/knownReasonCard.ts';
import { knownReasonKinds } from '../../services/absence/knownReason.ts';
import { caseAccess, classBasis } from '../../services/access/access.ts';
import {
  decideKnownReason,
  type KnownReasonCommand,
  knownReasonVersion,
  mayExplainPupil,
} from '../../services/cases/knownReason.ts';
import { explainAbsence, type PupilState } from '../../services/cases/noteAbsence.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { caseNumbering } from '../casework/caseNumbering.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { putCase } from '../casework/putCase.ts';
import { putPupil } from '../casework/putPupil.ts';
import { caseContextOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { CardRef } from '../core/outboxItem.ts';
import type { TurnWork } from '../core/work.ts';
import { onOtherCards, pressVerb } from './pressVerb.ts';

const place = z.enum(knownReasonPlaces).default('status').catch('status');
const pupilData = z.object({ id: z.string().max(400), from: place });
const shownData = pupilData.extend({ v: z.int().min(0) });

/** Opens the form on which a known reason is given. */
export const knownForm = pressVerb({
  data: pupilData,
  about: undefined,
  ...onOtherCards,
  press: async (work, { id, from }) => {
    const state = await loadPupil(work, id);
    if (!mayExplainPupil(work.turn.actor, state)) throw new RefusedError('not_allowed');
    trail(work, state, 'known.form');
    return { card: 'knownReason', id, from };
  },
});

/** Says that a pupil's absence has a known reason until a day. */
export const knownSave = pressVerb({
  data: shownData.extend({
    known: z.enum(knownReasonKinds).optional().catch(undefined),
    to: z.string().max(20).default(''),
  }),
  about: 'knownReason',
  ...onOtherCards,
  press: (work, { known, to, ...press }) =>
    change(work, press, 'known.save', { do: 'explain', kind: known, until: to }),
});

/** Says that it no longer has: the rules look again at once. */
export const knownEnd = pressVerb({
  data: shownData,
  about: 'knownReason',
  ...onOtherCards,
  press: (work, press) => change(work, press, 'known.end', { do: 'end' }),
});

async function change(
  work: TurnWork,
  { id, v, from }: z.output<typeof shownData>,
  action: 'known.save' | 'known.end',
  command: KnownReasonCommand,
): Promise<CardRef> {
  const { app, turn, at } = work;
  const state = await loadPupil(work, id);
  // Before whether it is stale: others are told nothing of it.
  if (!mayExplainPupil(turn.actor, state)) throw new RefusedError('not_allowed');
  if (knownReasonVersion(state.absence) !== v) throw new RefusedError('stale');
  const caseContext = caseContextOf(app, turn.school);
  const event = decideKnownReason(state, command, { actor: turn.actor, caseContext, at }, turn.id);
  const numbering = await caseNumbering(work);
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const moment = { today, at, newCaseId: numbering.next };
  const after = explainAbsence(state, event, caseContext, moment);
  numbering.keep();
  await putPupil(work, after.absence);
  if (after.lastCase && after.lastCase !== state.lastCase) await putCase(work, after.lastCase);
  trail(work, state, action);
  return backTo(after, id, from);
}

/** The card on which the form was opened. */
function backTo(
  { lastCase }: Pick<PupilState, 'lastCase'>,
  id: string,
  from: z.output<typeof place>,
): CardRef {
  if (from === 'case' && lastCase) return { card: 'case', id: lastCase.id };
  if (from === 'early') return { card: 'earlySign', id, page: 0 };
  return { card: 'pupilStatus', id };
}

function trail(
  { turn, unit, at }: TurnWork,
  { pupil, lastCase }: PupilState,
  action: string,
): void {
  const { actor, id: turnId } = turn;
  const basis =
    classBasis(actor, pupil.classId) ?? (lastCase && caseAccess(actor, lastCase)?.basis);
  audit(unit, { turnId, at, by: actor.member.id, action, subjects: [pupil.id], basis });
}
