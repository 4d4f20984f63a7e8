import type { CardMessage } from '../../cards/cardMessage.ts';
import { type DigestLook, digestCard } from '../../cards/digestCard.ts';
import { movedListCard } from '../../cards/movedListCard.ts';
import { nudgeCard } from '../../cards/nudgeCard.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import type { DigestItem, DigestView } from '../../services/cases/digestViews.ts';
import { hostile, longName } from './hostile.ts';
import { aDigest, anItem } from './sampleViews.ts';

const longestStep = {
  da: 'Hold et møde med forældrene og eleven om fraværet, og skriv sammen en plan for, hvad I gør',
  en: 'Meet the parents and the pupil about the absence, and write a plan together for what to do',
};
const many = (count: number, difference: (index: number) => Partial<DigestItem>) =>
  Array.from({ length: count }, (_, index) =>
    anItem({ caseId: `case-${index}`, stepId: `step-${index}`, ...difference(index) }),
  );

const morning = [
  anItem({ kind: 'help', over: 6, due: '2026-11-10', waitsFor: 'Jonas Berg', canRemind: 'Jonas' }),
  anItem({ over: 3, due: '2026-11-13', legal: true, oneStep: false }),
  anItem({ kind: 'approve', text: longestStep, pupil: 'Sofie Haddad' }),
  anItem({ kind: 'judge', oneStep: false, dueToday: true }),
  anItem({ standsInFor: 'Karen Skov' }),
  anItem({
    ...{ kind: 'close', caseId: 'case-9', pupil: 'Aya Khan', due: '2026-11-17' },
    ...{ stepId: undefined, text: undefined, oneStep: false },
  }),
];
const longest = many(17, (index) => ({
  ...{ kind: 'approve', over: 17 - index, legal: true, pupil: longName, standsInFor: longName },
  ...{ text: longestStep, school: { id: `school-${index % 2}`, name: longName } },
}));
const praise = { caseId: 'case-7', pupil: 'Philip', classTitle: '7.b', days: 20 };

const digests: Readonly<Record<string, readonly [DigestView, DigestLook?]>> = {
  'one thing': [aDigest()],
  'a morning': [aDigest({ items: morning })],
  'the first ever': [aDigest({ items: morning }), { isFirst: true }],
  'a leader’s': [
    aDigest({
      items: many(17, (index) => ({
        ...(index === 1
          ? { kind: 'help', waitsFor: 'Jonas Berg', canRemind: 'Jonas' }
          : { kind: 'approve' }),
        ...{ over: Math.max(0, 5 - index), legal: index === 0, acute: index === 1 },
      })),
    }),
  ],
  'reminded today': [
    aDigest({ items: [anItem({ kind: 'help', over: 7, waitsFor: 'Jonas Berg', reminded: true })] }),
  ],
  'all approved': [aDigest({ items: morning.slice(0, 2) }), { approved: 5, left: 0 }],
  'some not approved': [aDigest({ items: morning }), { approved: 4, left: 1 }],
  'of several schools': [
    aDigest({
      items: morning.map((item, index) => ({
        ...item,
        school: { id: `school-${index % 2}`, name: `Havbakken ${index % 2}` },
      })),
    }),
  ],
  'praise, and things to do': [aDigest({ items: morning, praise: [praise] })],
  'praise alone': [
    aDigest({ items: [], praise: [praise, { ...praise, pupil: 'Sofie', days: 10 }] }),
  ],
  'the month’s review, and things to do': [
    aDigest({ items: morning, reviews: [{ school: undefined, count: 12 }] }),
  ],
  'the month’s review alone': [
    aDigest({ items: [], reviews: [{ school: undefined, count: 1 }], praise: [praise] }),
  ],
  'the month’s review, approvals and very much': [
    aDigest({
      ...{ givenName: longName, items: longest, praise: [praise, praise] },
      reviews: [{ school: { id: 'school-1', name: longName }, count: 120 }],
    }),
    { isFirst: true },
  ],
  'pupils without a case': [
    aDigest({
      items: [
        anItem({
          kind: 'talk',
          caseId: '',
          stepId: undefined,
          pupilId: 'p-1',
          oneStep: false,
          over: 2,
        }),
        anItem({
          ...{
            kind: 'worse',
            due: '2026-11-17',
            caseId: '',
            stepId: undefined,
            pupilId: 'p-2',
            text: undefined,
          },
          ...{ moreDays: 3.5, oneStep: false },
        }),
      ],
    }),
  ],
  empty: [aDigest({ items: [] })],
  'without a name': [
    aDigest({ items: [anItem({ pupil: undefined, classTitle: undefined, oneStep: false })] }),
  ],
  'the rest, first page': [aDigest({ items: longest }), { page: 1 }],
  'the rest, last page': [aDigest({ items: longest }), { page: 99 }],
  'very much': [
    aDigest({
      ...{ givenName: longName, items: longest },
      praise: [1, 2, 3, 4].map(() => ({ ...praise, pupil: longName, classTitle: longName })),
    }),
    { isFirst: true },
  ],
  'very much, some not approved': [aDigest({ items: longest }), { approved: 48, left: 12 }],
  hostile: [
    aDigest({
      givenName: hostile,
      items: [
        anItem({
          ...{ pupil: hostile, classTitle: hostile, text: { da: hostile, en: hostile } },
          ...{ kind: 'help', waitsFor: hostile, canRemind: hostile, standsInFor: hostile },
          school: { id: 'school', name: hostile },
        }),
      ],
      praise: [{ ...praise, pupil: hostile, classTitle: hostile }],
    }),
  ],
};

const sample = (card: string, state: string, make: (locale: Locale) => CardMessage) => ({
  ...{ card, state, make },
});

/** The morning’s list in all its states, and what else it sends. */
export const morningSamples = [
  ...Object.entries(digests).map(([state, [view, look]]) =>
    sample('digest', state, (locale) => digestCard(view, locale, look)),
  ),
  sample('digest', 'came anew further down', movedListCard),
  ...Object.entries({
    'a step': anItem({ over: 6 }),
    'an approval': anItem({ kind: 'approve', over: 2, legal: true, text: longestStep }),
    hostile: anItem({ pupil: hostile, classTitle: hostile, text: { da: hostile, en: hostile } }),
  }).map(([state, item]) =>
    sample('nudge', state, (locale) =>
      nudgeCard({ kind: 'nudge', by: state === 'hostile' ? hostile : 'Karen Skov', item }, locale),
    ),
  ),
];
