import type { CardMessage } from '../../cards/cardMessage.ts';
import { caseCard } from '../../cards/caseCard.ts';
import { municipalityStatusCard } from '../../cards/municipalityStatusCard.ts';
import { pupilStatusCard } from '../../cards/pupilStatusCard.ts';
import { rollCallCard } from '../../cards/rollCallCard.ts';
import { statusCard } from '../../cards/statusCard.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { yearReportCard } from '../../cards/yearReportCard.ts';
import { hostile, longName } from './hostile.ts';
import {
  aCase,
  aMunicipality,
  aPercentHit,
  aPupilStatus,
  aStatus,
  aYearReport,
  weeks,
} from './sampleViews.ts';

const little = { today: { reported: 3, classes: 20 }, quarter: 41, incomplete: 41 };
const unused = (school: string, schoolDays: number) => ({ school, schoolDays });

const sample = (card: string, state: string, make: (locale: Locale) => CardMessage) => ({
  ...{ card, state, make },
});

/** Figures of which too little was told, homes that are to be contacted, and schools that nobody uses. */
export const coverageSamples = [
  ...Object.entries({
    'incomplete, homes overdue': aStatus({ coverage: little, contacts: { open: 3, overdue: 2 } }),
    'some in another offer': aStatus({ elsewhere: 2 }),
    'a class, not reported': aStatus({
      ...{ scope: 'class', id: '7b', title: '7.b', pupils: 24, weeks: [], needsYou: [] },
      ...{
        coverage: { ...little, today: { reported: 0, classes: 1 } },
        today: { away: 0, part: 0, late: 0 },
        contacts: { open: 1, overdue: 0 },
      },
    }),
    'a school, first told of today': aStatus({
      coverage: { today: { reported: 1, classes: 20 }, quarter: 0, incomplete: 0 },
    }),
    'a class, reported on the first day': aStatus({
      today: { away: 1, part: 0, late: 0 },
      ...{ scope: 'class', id: '7b', title: '7.b', pupils: 24, weeks: [], needsYou: [] },
      coverage: {
        ...{ today: { reported: 1, classes: 1 }, quarter: undefined, incomplete: undefined },
      },
    }),
  }).map(([state, view]) => sample('status', state, (locale) => statusCard(view, locale))),
  ...Object.entries({
    'schools unused, incomplete': aMunicipality({
      unused: [unused('Havnskolen', 60), unused('Lindeskolen', 7)],
      incomplete: 62,
    }),
    'many unused': aMunicipality({
      unused: Array.from({ length: 9 }, (_, at) => unused(longName, 60 - at)),
      incomplete: 12,
    }),
    'unused, hostile': aMunicipality({ unused: [unused(hostile, 5)] }),
  }).map(([state, view]) =>
    sample('municipality status', state, (locale) => municipalityStatusCard(view, locale)),
  ),
  sample('yearly report', 'incomplete', (locale) =>
    yearReportCard(aYearReport({ incomplete: 71, unfinished: true }), locale),
  ),
  ...Object.entries({
    'incomplete, the home overdue': aPupilStatus({
      incomplete: 40,
      contact: { dates: ['2026-11-13', '2026-11-16'], overdue: true },
    }),
    'as long as it gets, the home overdue': aPupilStatus({
      ...{ pupil: longName, incomplete: 40 },
      contact: { dates: ['2026-11-02', '2026-11-04', '2026-11-13', '2026-11-16'], overdue: true },
      hits: [1, 2, 3].map(() => aPercentHit({ text: { da: longName, en: longName } })),
    }),
    'the home due today': aPupilStatus({ contact: { dates: ['2026-11-16'], overdue: false } }),
  }).map(([state, view]) =>
    sample('pupil status', state, (locale) => pupilStatusCard(view, locale)),
  ),
  ...[[], [{ pupilId: 'p-1', pupil: 'Philip Larsen', category: 'illness' as const }]].map((lines) =>
    sample('roll call', lines.length === 0 ? 'a reminder' : 'a reminder, one away', (locale) =>
      rollCallCard(
        {
          ...{ kind: 'rollCall', classId: 'class-1', classTitle: '7.b', day: 20261116 },
          ...{ before: '2026-11-13', lines, reminds: true, also: [] },
        },
        locale,
      ),
    ),
  ),
  sample('roll call', 'a reminder of several classes', (locale) =>
    rollCallCard(
      {
        ...{ kind: 'rollCall', classId: 'class-1', classTitle: '7.b', day: 20261116 },
        ...{ before: '2026-11-13', lines: [], reminds: true },
        also: ['8.a', '9.c', '1.a', '2.b', '3.c', '4.d', '5.e'],
      },
      locale,
    ),
  ),
  sample('case', 'figures incomplete', (locale) =>
    caseCard(aCase({ weeks, incomplete: 55 }), locale),
  ),
];
