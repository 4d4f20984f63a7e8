import { z } from 'zod';
import { earlyBasis } from '../../services/access/absenceTeam.ts';
import { maySeeCase } from '../../services/access/access.ts';
import {
  decideEarlySign,
  type EarlySignCommand,
  mayLookAfter,
} from '../../services/cases/decideEarlySign.ts';
import { withSigns } from '../../services/cases/earlySign.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Pupil } from '../../services/roster/roster.ts';
import { openConcern } from '../casework/openConcern.ts';
import { caseContextOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { CardRef } from '../core/outboxItem.ts';
import type { TurnWork } from '../core/work.ts';
import { onOtherCards, type PressVerb, pressVerb } from './pressVerb.ts';
import { unchosen } from './unchosen.ts';

const page = z.int().min(0).optional().catch(undefined);
const pupilData = z.object({ id: z.string().max(400), page });
const shownData = pupilData.extend({ v: z.int().min(0) });

/** Opens what can be done about a pupil without a case: the one whose line was pressed, or who was chosen. */
export const earlyShow = pressVerb({
  data: pupilData
    .partial({ id: true })
    .extend({ choice: z.string().max(400).or(unchosen).optional() }),
  about: 'monthReview',
  ...onOtherCards,
  press: async (work, { choice, id = choice, page: from }) => {
    if (id === undefined || id === '') throw new RefusedError('choice_required');
    trail(work, visible(work, id), 'early.show');
    return back({ id, page: from });
  },
});

/** Asks for a talk with the pupil, follows the pupil, or follows them no longer. */
export function earlyPress(action: 'talk' | 'follow' | 'unfollow'): PressVerb {
  const command = { do: action === 'talk' ? 'ask' : action } as const;
  return pressVerb({
    data: shownData,
    about: 'earlySign',
    ...onOtherCards,
    press: (work, press) => change(work, press, `early.${action}`, command),
  });
}

/** The talk was held: one line of how it went. */
export const earlyTalked = pressVerb({
  data: shownData.extend({ outcome: z.string().max(500).default('') }),
  about: 'earlySign',
  ...onOtherCards,
  press: (work, { outcome, ...press }) =>
    change(work, press, 'early.talked', { do: 'talked', outcome }),
});

/**
 * Opens a case for the presser's concern, at the level that the rules say. The answer is its card, or that there
 * is one, for a member of the absence team who has no part in it.
 */
export const earlyOpen = pressVerb({
  data: shownData,
  about: 'earlySign',
  ...onOtherCards,
  press: async (work, press) => {
    const { turn } = work;
    const pupil = visible(work, press.id);
    await checkFresh(work, press);
    const { lastCase } = await openConcern(work, pupil.id);
    if (!lastCase) throw new RefusedError('gone');
    trail(work, pupil, 'early.open', [lastCase.id]);
    if (!maySeeCase(turn.actor, lastCase)) return back(press);
    return { card: 'case', id: lastCase.id };
  },
});

async function change(
  work: TurnWork,
  press: z.output<typeof shownData>,
  action: string,
  command: EarlySignCommand,
): Promise<CardRef> {
  const { app, turn, unit, at } = work;
  const pupil = visible(work, press.id);
  const sign = await checkFresh(work, press);
  const caseContext = caseContextOf(app, turn.school);
  const deciding = { actor: turn.actor, caseContext, at };
  const next = withSigns(pupil.id, sign, [decideEarlySign(sign, pupil, command, deciding)]);
  if (next) unit.put('earlySign', pupil.id, next);
  trail(work, pupil, action);
  return back(press);
}

/** @throws RefusedError `not_allowed`, also for a pupil who is not there: nobody learns who is */
function visible({ app, turn: { actor } }: TurnWork, id: string): Pupil {
  const pupil = actor.roster.pupil(id);
  if (!pupil || !mayLookAfter(actor, pupil, app.playbook.absenceTeam))
    throw new RefusedError('not_allowed');
  return pupil;
}

async function checkFresh({ unit }: TurnWork, { id, v }: z.output<typeof shownData>) {
  const sign = await unit.load('earlySign', id);
  if ((sign?.log.length ?? 0) !== v) throw new RefusedError('stale');
  return sign;
}

function back({ id, page: from }: z.output<typeof pupilData>): CardRef {
  return { card: 'earlySign', id, ...(from === undefined ? {} : { page: from }) };
}

function trail(
  { app, turn, unit, at }: TurnWork,
  pupil: Pupil,
  action: string,
  others: readonly string[] = [],
): void {
  const { actor, id: turnId } = turn;
  const basis = earlyBasis(actor, pupil, app.playbook.absenceTeam);
  const subjects = [pupil.id, ...others];
  audit(unit, { turnId, at, by: actor.member.id, action, subjects, basis });
}
