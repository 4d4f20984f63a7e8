import type { Actor, CaseScope } from '../access/access.ts';
import { fullName, type Pupil, type Roster } from '../roster/roster.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import { playbookStepId } from './caseStep.ts';
import { asksBegun, mayAnswerBegun, mayAnswerVisitation } from './decideOffer.ts';
import { isStale, nextVisitation, type Offer, offersFor, otherPlace } from './offers.ts';
import type { OffersView, PlaceView, VisitationView } from './offerViews.ts';
import { stagesOf } from './playbook.ts';

/** Who looks; nobody in particular in a team's channel. */
type Looking = { actor: Actor | undefined; roster: Roster };

/**
 * The offers that fit a pupil's grade; undefined where the municipality has no list. O(offers).
 * @param today the local day, for the next visitation and for what has become stale
 */
export function offersView(
  subject: CaseRecord,
  pupil: Pupil,
  { actor, roster }: Looking,
  { caseContext, today }: { caseContext: CaseContext; today: Temporal.PlainDate },
): OffersView | undefined {
  const { offers, playbook } = caseContext;
  if (!offers) return undefined;
  const weighing = new Set(
    stagesOf(playbook).flatMap(([, stage]) =>
      stage.steps.flatMap((step) => (step.offers ? step.id : [])),
    ),
  );
  return {
    all: offersFor(offers, pupil.grade).map((one) => ({
      ...{ id: one.id, name: one.name, kind: one.kind, who: one.who, grades: one.grades },
      ...{ wayIn: one.wayIn, contact: one.contact, checkedOn: one.checkedOn },
      stale: isStale(one, offers, today),
      visitation: visitationView(one, subject, roster, today),
    })),
    answers: actor !== undefined && mayAnswerVisitation(subject, actor),
    steps: subject.steps.flatMap(({ id }) => (weighing.has(playbookStepId(id)) ? id : [])),
  };
}

function visitationView(
  { id, visitation }: Offer,
  subject: CaseRecord,
  roster: Roster,
  today: Temporal.PlainDate,
): VisitationView | undefined {
  if (!visitation) return undefined;
  const done = subject.visitation?.find(({ offer }) => offer === id)?.answered ?? [];
  const last = done.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
  const member = last && roster.member(last.by);
  return {
    next: nextVisitation(visitation.on, today),
    questions: visitation.questions.map((one) => ({
      ...one,
      answered: done.some(({ question }) => question === one.id),
    })),
    enclosed: visitation.enclosed,
    last: last && { by: member && fullName(member), on: last.at.slice(0, 10) },
  };
}

/** Where the pupil went; undefined while the case is open, or if it ended otherwise. */
export function placeView(
  subject: CaseRecord,
  actor: Actor | undefined,
  today: Temporal.PlainDate,
): PlaceView | undefined {
  const { offer, state } = subject;
  if (!offer || state !== 'closed') return undefined;
  const { begun } = offer;
  return {
    name: offer.id === otherPlace ? undefined : offer.name,
    from: offer.from,
    begun: begun && { answer: begun.answer, on: begun.at.slice(0, 10) },
    asks: actor !== undefined && asksBegun(subject, today) && mayAnswerBegun(subject, actor),
  };
}

/** Offers as far as somebody may know: who answered would hint at the pupil's school, and SSP sees none. */
export function offersWithin(
  scope: CaseScope,
  offers: OffersView | undefined,
): OffersView | undefined {
  if (scope === 'full' || !offers) return offers;
  if (scope === 'own_steps') return undefined;
  return {
    ...offers,
    all: offers.all.map((one) => ({
      ...one,
      visitation: one.visitation && {
        ...one.visitation,
        last: one.visitation.last && { ...one.visitation.last, by: undefined },
      },
    })),
  };
}
