import { z } from 'zod';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Target } from '../../services/notes/reading.ts';
import { caseLists } from '../../services/status/views.ts';
import { audit, auditSeen } from '../core/audit.ts';
import type { CardRef } from '../core/outboxItem.ts';
import type { Turn } from '../core/turn.ts';
import type { TurnWork } from '../core/work.ts';
import { statusBasis, statusSubject } from '../messages/showStatus.ts';
import { awayIn } from '../show/awayCard.ts';
import { seenOnCard } from '../show/showSubject.ts';
import { onOtherCards, pressVerb } from './pressVerb.ts';

const statusData = z.object({
  scope: z.enum(['school', 'class', 'pupil', 'municipality', 'away']),
  id: z.string(),
  on: z.iso.date().optional(),
  filter: z.enum(caseLists).optional(),
  page: z.int().min(0).optional(),
});

type Press = z.output<typeof statusData>;

/**
 * A status card from another card: the school, a class by id, a pupil, counts, or who is away; a list of it,
 * or a page.
 */
export const statusShow = pressVerb({
  data: statusData,
  about: undefined,
  ...onOtherCards,
  press: async (work, press) => {
    if (press.scope === 'away') return away(work, press);
    const { turn, unit, at } = work;
    const subject =
      press.scope === 'municipality' ? await overview(work, press) : statusOf(turn, press);
    audit(unit, {
      turnId: turn.id,
      at,
      by: turn.actor.member.id,
      action: 'status.show',
      subjects: [subject.id],
      basis: statusBasis(turn, subject),
    });
    return subject;
  },
});

function statusOf(turn: Turn, { filter, page, on: _, ...named }: Press): CardRef {
  const subject = statusSubject(turn, targetOf(named, turn.actor.roster));
  return subject.card === 'status' ? { ...subject, ...pageOf({ filter, page }) } : subject;
}

/** Who is away on a day; the trail names the pupils, as where it was asked in words. */
async function away({ app, turn, unit, at }: TurnWork, { id, on, page }: Press): Promise<CardRef> {
  const { actor } = turn;
  awayIn(actor, id);
  const subject = {
    card: 'away',
    id,
    ...(on === undefined ? {} : { on }),
    ...pageOf({ page }),
  } as const;
  const seen = await seenOnCard(app, turn.school, subject, { actor }, unit);
  auditSeen(unit, { turnId: turn.id, at, by: actor.member.id, action: 'status.show' }, seen);
  return subject;
}

/** Only the one who asked for a count can page through it. */
async function overview({ turn, unit }: TurnWork, { id, page }: Press): Promise<CardRef> {
  const counted = await unit.load('overview', id);
  if (counted?.by !== turn.actor.member.id) throw new RefusedError('gone');
  return { card: 'overview', id, ...(page === undefined ? {} : { page }) };
}

function pageOf({ filter, page }: Pick<Press, 'filter' | 'page'>) {
  return { ...(filter === undefined ? {} : { filter }), ...(page === undefined ? {} : { page }) };
}

function targetOf(
  { scope, id }: Pick<Press, 'scope' | 'id'>,
  roster: { classById(id: string): { code: string } | undefined },
): Exclude<Target, 'municipality'> {
  if (scope === 'school') return 'school';
  if (scope === 'pupil') return { pupilId: id };
  return { classCode: roster.classById(id)?.code ?? id };
}
