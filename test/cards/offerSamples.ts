import { caseCard } from '../../cards/caseCard.ts';
import { caseFormCard } from '../../cards/caseFormCard.ts';
import { caseToolsCard } from '../../cards/caseToolsCard.ts';
import { digestCard } from '../../cards/digestCard.ts';
import { timelineCard } from '../../cards/timelineCard.ts';
import type { OffersView, OfferView, PlaceView } from '../../services/cases/offerViews.ts';
import type { CaseView } from '../../services/cases/views.ts';
import type { Text } from '../../services/rules/ruleset.ts';
import { longName } from './hostile.ts';
import type { Sample } from './samples.ts';
import { aCase, aDigest, anItem, aStep, aTimeline } from './sampleViews.ts';

const both = (text: string) => ({ da: text, en: text });

/** As long as a list of offers allows. */
const longest = (most: number) => both(longName.repeat(3).slice(0, most));

const stationen: OfferView = {
  ...{ id: 'stationen', kind: 'placement', grades: { from: 6, to: 10 }, wayIn: undefined },
  name: both('Stationens Skoleforløb'),
  who: {
    da: 'Unge, der har mistet forbindelsen til skolens fællesskaber og har meget fravær',
    en: 'Young people who have lost touch with school life and have much absence',
  },
  contact: 'https://aalborgungdomsskole.dk/stationens-skoleforloeb/',
  ...{ checkedOn: '2026-11-28', stale: false, visitation: undefined },
};

const questions = (
  count: number,
  ticked: number,
  text: Text = { da: 'Hvad kan barnet?', en: 'What can the child do?' },
) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: `q${index}`, text },
    answered: index < ticked,
  }));

const special: OfferView = {
  ...stationen,
  ...{ id: 'special-education', grades: { from: 0, to: 10 } },
  name: { da: 'Specialklasse eller specialskole', en: 'Special class or special school' },
  wayIn: {
    da: 'Skolens leder indstiller eleven sammen med PPR og forældrene',
    en: 'The head teacher nominates the pupil, with PPR and the parents',
  },
  visitation: {
    next: { on: '2027-01-01', exact: false, daysLeft: 34 },
    questions: questions(7, 5),
    enclosed: [{ da: 'Specialpædagogisk elevplan (SPE)', en: 'Special educational plan (SPE)' }],
    last: { by: 'Karen Skov', on: '2026-11-26' },
  },
};

const consultant: OfferView = {
  ...stationen,
  ...{ id: 'absence-consultant', kind: 'support', grades: { from: 0, to: 10 }, stale: true },
  ...{
    name: { da: 'PPR’s fraværskonsulent', en: 'PPR’s absence consultant' },
    checkedOn: '2025-06-01',
  },
};

const full: OfferView = {
  ...special,
  ...{ name: longest(60), who: longest(160), wayIn: longest(200), stale: true },
  visitation: {
    next: { on: '2027-01-15', exact: true, daysLeft: 48 },
    questions: questions(10, 10, longest(160)),
    enclosed: Array.from({ length: 5 }, () => longest(80)),
    last: { by: longName, on: '2026-11-26' },
  },
};

/** What is offered to a pupil, as usual and as much as it gets, for somebody who answers a board. */
export const offered = withOffers([consultant, stationen, special]);
export const offeredMuch = withOffers([full, full, full]);

function withOffers(all: readonly OfferView[], more: Partial<OffersView> = {}): Partial<CaseView> {
  return { offers: { all, answers: true, steps: ['step-1'], ...more } };
}

const tools: readonly Sample[] = (
  [
    ['offers', { all: [consultant, stationen, special] }, 0],
    ['offers, page 2', { all: [consultant, stationen, special] }, 1],
    ['no offers for the grade', { all: [] }, 0],
    ['offers as full as they get', { all: [full, full, full, full, full] }, 1],
    ['offers for somebody who answers nothing', { all: [special], answers: false }, 0],
    ['a visitation this month', { all: [running(special)] }, 0],
  ] as const
).map(([state, { all, ...more }, page]) => ({
  card: 'case tools',
  state,
  make: (locale) => caseToolsCard(aCase(withOffers(all, more)), { side: 'offers', page }, locale),
}));

function running(one: OfferView): OfferView {
  const next = { on: '2027-01-12', exact: false, daysLeft: 0 };
  return one.visitation ? { ...one, visitation: { ...one.visitation, next } } : one;
}

const closed = (place: Partial<PlaceView>): CaseView =>
  aCase({
    ...{ state: 'closed', actions: ['reopen'], next: undefined },
    ended: { outcome: 'other_offer', on: '2026-10-20' },
    place: { name: stationen.name, from: '2026-10-20', begun: undefined, asks: false, ...place },
  });

const answered = (answer: 'yes' | 'no' | 'unknown') => ({ answer, on: '2026-11-20' });

const cases: readonly Sample[] = (
  [
    ['an offer to weigh', aCase({ ...withOffers([special]), steps: [weighing()] })],
    ['gone to another place', closed({})],
    ['gone to another place, asked', closed({ asks: true })],
    ['gone to a place not in the list, asked', closed({ asks: true, name: undefined })],
    ['begun at another place', closed({ begun: answered('yes') })],
    ['not begun at another place', closed({ begun: answered('no') })],
    ['not begun at another place, asked again', closed({ begun: answered('no'), asks: true })],
    ['nobody knows of the other place', closed({ begun: answered('unknown') })],
    ['gone to a place with a long name', closed({ asks: true, name: longest(60) })],
  ] as const
).map(([state, view]) => ({ card: 'case', state, make: (locale) => caseCard(view, locale) }));

function weighing() {
  return aStep({ ...{ mine: true, state: 'approved', asks: ['outcome'] }, actions: ['done'] });
}

const workScreens: readonly Sample[] = [
  {
    ...{ card: 'case tools', state: 'work with questions begun' },
    make: (locale) =>
      caseToolsCard(
        aCase(withOffers([consultant, stationen, special, full])),
        { side: 'work' },
        locale,
      ),
  },
];

const formScreens: readonly Sample[] = (
  [
    ['questions of a board, as full as they get', 'visitation', [full]],
    ['closing, with places to choose', 'close', [consultant, stationen, special]],
  ] as const
).map(([state, form, all]) => ({
  ...{ card: 'case form', state },
  make: (locale) =>
    caseFormCard(
      aCase({ ...withOffers(all), actions: ['close'] }),
      { form, offer: form === 'visitation' ? all[0].id : undefined },
      locale,
    ),
}));

const lists: readonly Sample[] = [
  {
    ...{ card: 'digest', state: 'whether a pupil has begun elsewhere' },
    make: (locale) =>
      digestCard(
        aDigest({
          items: [
            anItem({ kind: 'begun', text: undefined, stepId: undefined, place: stationen }),
            anItem({
              kind: 'begun',
              text: undefined,
              stepId: undefined,
              place: { name: undefined },
            }),
          ],
        }),
        locale,
      ),
  },
];

const timelines: readonly Sample[] = [
  {
    ...{ card: 'timeline', state: 'to another place' },
    make: (locale) =>
      timelineCard(
        aTimeline({
          entries: [
            { on: '2026-11-20', by: undefined, what: { do: 'begun', answer: 'unknown' } },
            {
              ...{ on: '2026-10-20', by: { name: 'Karen Skov' } },
              what: { do: 'close', outcome: 'other_offer', place: stationen.name },
            },
            {
              ...{ on: '2026-10-12', by: { name: 'Karen Skov' } },
              what: { do: 'visitation', offer: special.name, answered: 5, of: 7 },
            },
          ],
        }),
        locale,
      ),
  },
];

/** What a municipality offers, on every card that tells of it. */
export const offerSamples: readonly Sample[] = [
  ...tools,
  ...cases,
  ...workScreens,
  ...formScreens,
  ...lists,
  ...timelines,
];
