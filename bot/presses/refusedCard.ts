import { z } from 'zod';
import { reviewBasis } from '../../services/access/absenceTeam.ts';
import { caseForms } from '../../services/cases/caseForms.ts';
import { languageTag } from '../../services/documents/letter.ts';
import type { CardRef } from '../core/outboxItem.ts';
import type { TurnWork } from '../core/work.ts';
import type { OwnList, PressVerb } from './pressVerb.ts';

const ids = z.looseObject({
  from: z.literal('digest').optional().catch(undefined),
  case: z.string().max(100).optional(),
  meeting: z.string().max(100).optional(),
  report: z.string().max(400).optional(),
  question: z.string().max(400).optional(),
  conflict: z.string().max(400).optional(),
  handOver: z.string().max(100).optional(),
  id: z.string().max(400).optional().catch(undefined),
  form: z.enum(caseForms).optional().catch(undefined),
  offer: z.string().max(100).optional().catch(undefined),
  language: languageTag.optional().catch(undefined),
  page: z.int().min(0).max(100).optional().catch(undefined),
});

/** The case whose card was pressed; undefined where another card was. */
export function caseOf(verb: PressVerb, data: unknown): string | undefined {
  return verb.about === 'case' || verb.about === 'leaving'
    ? ids.safeParse(data).data?.case
    : undefined;
}

/** The card that answers a refused press: from a form that form, so that nothing filled in or chosen is lost. */
export function refusedCard(
  verb: PressVerb | undefined,
  data: unknown,
  work: Pick<TurnWork, 'app' | 'turn'>,
): CardRef | undefined {
  const subject = subjectOf(verb, data, work);
  const { form, offer, language, page } = ids.safeParse(data).data ?? {};
  if (subject?.card === 'letters') return { ...subject, language, page };
  if (subject?.card !== 'case' || form === undefined) return subject;
  const about = offer === undefined ? {} : { offer };
  return { card: 'caseForm', id: subject.id, form, ...about };
}

/** What a refused press is about, to show the current card; undefined where its data names none. */
export function subjectOf(
  verb: PressVerb | undefined,
  data: unknown,
  work: Pick<TurnWork, 'app' | 'turn'>,
): CardRef | undefined {
  const parsed = ids.safeParse(data);
  if (!parsed.success || !verb) return undefined;
  const { about } = verb;
  if (parsed.data.from === 'digest') return own.digest(work);
  if (about === undefined) return undefined;
  if (isOwn(about)) return own[about](work, parsed.data.page);
  const id = parsed.data[idKeys[about]];
  return id === undefined ? undefined : { card: about, id };
}

const own: Readonly<
  Record<OwnList, (work: Pick<TurnWork, 'app' | 'turn'>, page?: number) => CardRef>
> = {
  digest: ({ turn }) => ({ card: 'digest', id: turn.actor.member.id }),
  reasons: ({ turn }, page) => ({ card: 'reasons', id: turn.actor.member.id, page }),
  monthReview: ({ app, turn }, page) => ({
    card: 'monthReview',
    id: reviewBasis(turn.actor, app.playbook.absenceTeam) ? 'school' : 'own',
    page,
  }),
};

function isOwn(about: NonNullable<PressVerb['about']>): about is OwnList {
  return Object.hasOwn(own, about);
}

/** The key under which a button holds its card's id. */
const idKeys = {
  case: 'case',
  leaving: 'case',
  meeting: 'meeting',
  receipt: 'report',
  question: 'question',
  conflict: 'conflict',
  handOver: 'handOver',
  knownReason: 'id',
  earlySign: 'id',
  rollCall: 'id',
  letters: 'case',
} as const;
