import type { CaseContext } from '../../services/cases/caseContext.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { decidePlan, mayPlan, type PlanCommand } from '../../services/cases/decidePlan.ts';
import { dueDay } from '../../services/cases/dueDay.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import type { MetricKind } from '../../services/cases/goalMetric.ts';
import type { MappingAnswers } from '../../services/cases/mapping.ts';
import type { StaffMember } from '../../services/roster/roster.ts';

type Seeded = {
  mapping: MappingAnswers;
  goals: readonly {
    goal: string;
    metric: MetricKind;
    target: string;
    measure: string;
    who: 'writer' | 'pupil' | 'parents';
  }[];
  step: string;
};

/** What invented staff have written about invented pupils. */
const invented: readonly Seeded[] = [
  {
    mapping: {
      ...{ functions: ['avoids_judgement'], school: ['academic'], home: [], healthKnows: false },
      pupilSays: 'Jeg kan ikke nå at blive færdig, og så kigger de andre.',
    },
    goals: [
      {
        ...{ goal: 'Er med i dansk og matematik 4 dage om ugen', who: 'writer' },
        ...{ metric: 'lessons_week', target: '8' },
        measure: 'Får opgaverne dagen før og sidder ved døren',
      },
      {
        ...{ goal: 'Siger til med kort 3 gange om ugen', who: 'pupil' },
        ...{ metric: 'written', target: '' },
        measure: 'Lægger det røde kort på bordet',
      },
    ],
    step: '2 lektioner mandag–onsdag',
  },
  {
    mapping: {
      ...{ functions: ['avoids_unpleasant'], school: ['relations'], home: ['two_homes'] },
      pupilSays: 'Det er frikvartererne, der er svære.',
      parentsSay: 'Mandagen er sværest efter skiftet.',
    },
    goals: [
      {
        ...{ goal: 'Kommer hver mandag før kl. 8.15', who: 'writer' },
        ...{ metric: 'written', target: '' },
        measure: 'Bliver mødt ved porten',
      },
      {
        ...{ goal: 'I seng kl. 21 fem aftener om ugen', who: 'parents' },
        ...{ metric: 'written', target: '' },
        measure: 'Skærmen lægges i køkkenet kl. 20',
      },
    ],
    step: '3 lektioner hver dag, ude i frikvarteret med en voksen',
  },
  {
    mapping: {
      ...{ functions: ['seeks_closeness'], school: ['transition'], home: ['worry_at_home'] },
      healthKnows: true,
    },
    goals: [
      {
        ...{ goal: 'Siger farvel ved døren 4 dage om ugen', who: 'parents' },
        ...{ metric: 'days_week', target: '4' },
        measure: 'Kort og samme farvel hver morgen',
      },
    ],
    step: 'Første lektion hver dag',
  },
];

/**
 * A case in which somebody has written why the pupil stays away, a plan, and the first step back.
 * @param number chooses what is written
 * @param at the moment, ISO with offset
 */
export function withSeededPlan(
  subject: CaseRecord,
  writer: StaffMember,
  number: number,
  { caseContext, at }: { caseContext: CaseContext; at: string },
): CaseRecord {
  const actor = { member: writer, roster: caseContext.roster };
  const seeded = invented[number % invented.length];
  if (!seeded || !mayPlan(subject, actor)) return subject;
  const from = dueDay(caseContext.calendar, Temporal.PlainDate.from(at.slice(0, 10)), 2);
  const commands: readonly PlanCommand[] = [
    { action: 'map', answers: seeded.mapping },
    ...seeded.goals.map(
      ({ who, ...goal }): PlanCommand => ({
        ...{ action: 'goal', who: who === 'writer' ? writer.id : who },
        ...goal,
      }),
    ),
    { action: 'backStep', from: from.toString(), text: seeded.step },
  ];
  return commands.reduce(
    (record, command) =>
      withEvents(record, decidePlan(record, command, { actor, caseContext, at })),
    subject,
  );
}
