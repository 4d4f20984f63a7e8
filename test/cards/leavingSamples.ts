import { caseCard } from '../../cards/caseCard.ts';
import { caseToolsCard } from '../../cards/caseToolsCard.ts';
import { digestCard } from '../../cards/digestCard.ts';
import { handOverCard } from '../../cards/handOverCard.ts';
import { leavingCard } from '../../cards/leavingCard.ts';
import { rosterWrongCard } from '../../cards/rosterWrongCard.ts';
import { statusCard } from '../../cards/statusCard.ts';
import { turnoverCard } from '../../cards/turnoverCard.ts';
import type { DigestItem } from '../../services/cases/digestViews.ts';
import type { HandOverFacts } from '../../services/cases/handOverFacts.ts';
import type { HandOverView } from '../../services/cases/handOverView.ts';
import type { LeavingView } from '../../services/cases/leavingView.ts';
import { type TurnoverView, turnoverGaps, turnoverReasons } from '../../services/cases/turnover.ts';
import type { CaseView } from '../../services/cases/views.ts';
import { hostile, longName } from './hostile.ts';
import type { Sample } from './samples.ts';
import { aCase, aCaseLine, aDigest, anItem, aStatus } from './sampleViews.ts';

const notify = {
  da: 'Send underretning til kommunen om det ulovlige fravær',
  en: 'Notify the municipality of the unlawful absence',
};
const talk = { da: 'Tal med eleven om, hvordan det går', en: 'Talk with the pupil' };

function times<One>(count: number, one: (index: number) => One): One[] {
  return Array.from({ length: count }, (_, index) => one(index));
}

/** A case of somebody who left the pupil list, with nothing decided. */
export function aLeaving(difference: Partial<LeavingView> = {}): LeavingView {
  return {
    kind: 'leaving',
    ...{ caseId: 'LI-2026-0007', version: 12, number: 'LI-2026-0007' },
    ...{ pupil: 'Sofie Haddad', classTitle: '7.b', leftOn: '2026-11-26' },
    leaving: {
      ...{ state: 'undecided', school: undefined },
      ...{ since: '2026-11-26', due: '2026-12-03', over: 0 },
    },
    duties: [],
    schools: [
      { id: 'havn', name: 'Havnskolen' },
      { id: 'skov', name: 'Skovskolen' },
    ],
    found: undefined,
    actions: ['handOver', 'rosterWrong', 'movedAway'],
    canClose: true,
    ...difference,
  };
}

const leavings: Readonly<Record<string, LeavingView>> = {
  'nothing decided': aLeaving(),
  'found at another school, with duties': aLeaving({
    found: { id: 'havn', name: 'Havnskolen' },
    duties: times(5, () => notify),
    leaving: { ...aLeaving().leaving, over: 3 },
  }),
  'the roster is wrong': aLeaving({
    leaving: { ...aLeaving().leaving, state: 'wrong' },
    actions: ['handOver', 'movedAway'],
  }),
  refused: aLeaving({
    leaving: { ...aLeaving().leaving, state: 'refused', school: 'Havnskolen' },
  }),
  'not answered': aLeaving({
    leaving: { ...aLeaving().leaving, state: 'unanswered', school: 'Havnskolen', over: 2 },
    actions: [],
  }),
  'for somebody who decides nothing': aLeaving({ actions: [], canClose: false }),
  'the only school': aLeaving({ schools: [] }),
  'as full as it gets': aLeaving({
    ...{ pupil: longName, classTitle: longName },
    duties: times(9, () => ({ da: longName.repeat(4), en: longName.repeat(4) })),
    found: { id: 's1', name: longName },
    schools: times(60, (index) => ({ id: `s${index}`, name: `${longName} ${index}` })),
    leaving: { ...aLeaving().leaving, state: 'refused', school: longName, over: 12 },
  }),
  hostile: aLeaving({
    ...{ pupil: hostile, classTitle: hostile },
    found: { id: 's', name: hostile },
    schools: [{ id: 's', name: hostile }],
    leaving: { ...aLeaving().leaving, state: 'unanswered', school: hostile },
  }),
};

const facts: HandOverFacts = {
  from: { school: 'linde', name: 'Lindeskolen', number: 'LI-2026-0007' },
  ...{ why: 'rules', openedOn: '2026-10-01', level: 'worrying', duties: [] },
  planSince: '2026-10-12',
  wayBack: { well: 3, partly: 1, not: 1 },
  done: [
    { text: talk, on: '2026-10-05' },
    { text: talk, on: '2026-11-03', judgement: 'better' },
  ],
  contact: { name: 'Mette Holm', role: 'class_teacher', email: 'mette@linde.example' },
};

function aHandOver(difference: Partial<NonNullable<HandOverView['offer']>> = {}): HandOverView {
  return {
    ...{ kind: 'handOver', id: 'h-1', state: 'offered', on: '2026-11-26', caseId: undefined },
    due: '2026-12-03',
    offer: {
      pupil: { name: 'Sofie Haddad', classTitle: '7.b', grade: 7 },
      ...{ facts, duties: [], isHere: true, namesakes: [] },
      ...difference,
    },
  };
}

const ended = { ...aHandOver(), offer: undefined };

const handOvers: Readonly<Record<string, HandOverView>> = {
  'a pupil who is here': aHandOver(),
  'a duty of the law': aHandOver({ duties: times(5, () => ({ text: notify, due: '2026-11-27' })) }),
  'not on the roster yet': aHandOver({ isHere: false }),
  'a pupil of the same name here': aHandOver({
    isHere: false,
    namesakes: [{ id: 'p-9', classTitle: '7.a' }],
  }),
  'pupils of the same name here, in classes with long titles': aHandOver({
    isHere: false,
    namesakes: [
      { id: 'p-9', classTitle: 'Modtagelsesklasse 2' },
      { id: 'p-8', classTitle: 'Specialklasse Nord' },
    ],
  }),
  'nothing done yet': aHandOver({
    facts: { from: facts.from, why: 'concern', openedOn: '2026-11-20', duties: [], done: [] },
  }),
  accepted: { ...ended, state: 'accepted', caseId: 'HA-2026-0003' },
  refused: { ...ended, state: 'refused' },
  withdrawn: { ...ended, state: 'withdrawn' },
  'as full as it gets': aHandOver({
    pupil: { name: longName, classTitle: longName, grade: 7 },
    duties: times(9, () => ({ text: { da: longName, en: longName }, due: '2026-11-27' })),
    facts: {
      ...facts,
      from: { ...facts.from, name: longName },
      done: times(40, () => ({
        ...{ text: { da: longName, en: longName }, on: '2026-11-03' },
        judgement: 'worse' as const,
      })),
      contact: { name: longName, role: 'department_leader', email: `${longName}@linde.example` },
    },
  }),
  hostile: aHandOver({
    pupil: { name: hostile, classTitle: hostile, grade: 7 },
    facts: {
      ...{ ...facts, from: { school: hostile, name: hostile, number: hostile } },
      contact: { name: hostile, role: 'leader', email: hostile },
    },
  }),
};

const items: readonly DigestItem[] = (['undecided', 'unanswered', 'refused'] as const).map(
  (state) =>
    anItem({
      ...{ kind: 'left', stepId: undefined, text: undefined, oneStep: false, legal: true, over: 2 },
      leaving: { state, school: longName },
    }),
);
const offered = anItem({
  ...{ kind: 'handOver', stepId: undefined, text: undefined, oneStep: false },
  ...{ caseId: 'h-1', from: 'Lindeskolen' },
});

const left = { ...aLeaving().leaving, on: '2026-11-26', decides: true };
const goingCases: Readonly<Record<string, CaseView>> = {
  'of a pupil who left': aCase({ leaving: left, actions: ['comment', 'close'] }),
  'offered to another school': aCase({
    leaving: { ...left, state: 'unanswered', school: longName, decides: false },
  }),
  'taken over': aCase({ level: undefined, hits: [], takenOver: facts }),
  'handed over': aCase({
    state: 'closed',
    ended: { outcome: 'handed_over', on: '2026-12-18' },
    handedTo: { school: 'Havnskolen', number: 'HA-2026-0003' },
  }),
};

const aTurnover = (difference: Partial<TurnoverView> = {}): TurnoverView => ({
  ...{ kind: 'turnover', on: '2027-06-01', school: 'Lindeskolen', page: 0, only: undefined },
  lines: turnoverReasons.map((reason) => ({
    ...{ caseId: `case-${reason}`, pupil: 'Sofie Haddad', classTitle: '9.b', reason },
    ...{ holder: 'Mette Holm', missing: ['duty_open', 'no_plan'] },
  })),
  ...difference,
});
const full: TurnoverView['lines'] = times(11, () => ({
  ...{ caseId: 'case-1', pupil: longName, classTitle: longName, reason: 'no_class_teacher' },
  ...{ holder: longName, missing: turnoverGaps },
}));
const turnovers: Readonly<Record<string, TurnoverView>> = {
  'one of each': aTurnover(),
  'nothing to hand over': aTurnover({ lines: [] }),
  'as full as it gets': aTurnover({ school: longName, lines: full, page: 1 }),
  'who went to another offer': aTurnover({
    only: 'other_offer',
    lines: full.map((one) => ({ ...one, reason: 'other_offer', missing: [] })),
  }),
  'nobody went to another offer': aTurnover({ only: 'other_offer', lines: [] }),
};

const wrong = { kind: 'rosterWrong' as const, leftOn: '2026-11-26' };

/** Pupils who left the roster with an open case, and cases that go to another school. */
export const leavingSamples: readonly Sample[] = [
  ...Object.entries(leavings).map(
    ([state, view]): Sample => ({
      ...{ card: 'left the roster', state },
      make: (locale) => leavingCard(view, locale),
    }),
  ),
  ...Object.entries(handOvers).map(
    ([state, view]): Sample => ({
      ...{ card: 'hand-over', state },
      make: (locale) => handOverCard(view, locale),
    }),
  ),
  ...Object.entries(turnovers).map(
    ([state, view]): Sample => ({
      ...{ card: 'before the summer', state },
      make: (locale) => turnoverCard(view, locale),
    }),
  ),
  {
    ...{ card: 'digest', state: 'of a leader in June' },
    make: (locale) => digestCard(aDigest({ items: [offered], turnover: 12 }), locale),
  },
  ...Object.entries(goingCases).map(
    ([state, view]): Sample => ({
      ...{ card: 'case', state },
      make: (locale) => caseCard(view, locale),
    }),
  ),
  ...Object.entries({
    'of a case that was taken over': facts,
    'of a case taken over with much done, hostile': {
      ...{ ...facts, from: { ...facts.from, name: hostile } },
      done: times(40, () => ({ text: { da: hostile, en: hostile }, on: '2026-11-03' })),
    },
  }).map(
    ([state, takenOver]): Sample => ({
      ...{ card: 'case tools: why', state },
      make: (locale) => caseToolsCard(aCase({ takenOver }), { side: 'reasons' }, locale),
    }),
  ),
  {
    ...{ card: 'digest', state: 'pupils who left, and a hand-over' },
    make: (locale) => digestCard(aDigest({ items: [...items.slice(0, 2), offered] }), locale),
  },
  {
    ...{ card: 'status', state: 'of pupils who left' },
    make: (locale) =>
      statusCard(
        aStatus({
          list: 'left',
          listed: { count: 2, pupils: ['Sofie Haddad', 'Philip Larsen'] },
          cases: [
            aCaseLine({ left: aLeaving().leaving }),
            aCaseLine({ left: { ...aLeaving().leaving, state: 'unanswered', over: 3 } }),
          ],
        }),
        locale,
      ),
  },
  ...Object.entries({
    'a pupil': { ...wrong, pupil: 'Sofie Haddad', classTitle: '7.b' },
    hostile: { ...wrong, pupil: hostile, classTitle: hostile },
  }).map(
    ([state, view]): Sample => ({
      ...{ card: 'roster wrong', state },
      make: (locale) => rosterWrongCard(view, locale),
    }),
  ),
];
