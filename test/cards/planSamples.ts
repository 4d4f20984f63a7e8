import { caseCard } from '../../cards/caseCard.ts';
import { caseToolsCard } from '../../cards/caseToolsCard.ts';
import { digestCard } from '../../cards/digestCard.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { type ToolSide, toolSides } from '../../services/cases/caseForms.ts';
import { withoutWords } from '../../services/cases/planView.ts';
import type { CaseView } from '../../services/cases/views.ts';
import { hostile } from './hostile.ts';
import { aCase, aDigest, aHelp, aMapping, anArrangement, anItem, aPlan } from './sampleViews.ts';

const actions = ['comment', 'close', 'arrange', 'arrangeUntil', 'arrangeEnd'] as const;
const leading = { actions, canPlan: true } as const;
const long = 'Bliver mødt ved porten af en voksen, der går med ind i klassen, bliver de første ti '
  .repeat(2)
  .slice(0, 160);
const help = aHelp({ mapping: aMapping(), plan: aPlan() });
const asked = aPlan({ asks: { ask: 'answer', step: 'back-6' } });
const went = aPlan({
  asks: { ask: 'next', step: 'back-6' },
  wayBack: aPlan().wayBack.map((step) => ({ ...step, how: 'partly' as const })),
});
const goals = [100, 80.5, undefined].map((value) => ({
  ...{ goal: long, measure: long, who: 's-2', name: 'Jonas Berg' },
  metric: { by: 'attendance_percent', target: 100 } as const,
  standing: { value, from: '2026-11-18' },
}));
const [aGoal] = aPlan().goals;
const unlike = [
  { ...aGoal, metric: undefined, standing: undefined },
  { ...aGoal, metric: { by: 'written' as const }, standing: undefined },
  { ...aGoal, metric: { by: 'lessons_day' as const, target: 1 }, standing: undefined },
].map((one) => ({ ...one, goal: 'Siger til', measure: 'Kort', who: 'pupil', name: undefined }));
/** As much as is ever known and planned. */
export const fullHelp = aHelp({
  mapping: aMapping({
    ...{ functions: ['avoids_unpleasant', 'avoids_judgement'], healthKnows: true },
    ...{ school: ['academic', 'bullying', 'relations', 'transition'] },
    ...{ home: ['change_at_home', 'worry_at_home', 'two_homes', 'practical'] },
    ...{ pupilSays: long, parentsSay: long },
  }),
  plan: aPlan({
    ...{ goals, asks: { ask: 'answer', step: 'back-9' } },
    wayBack: [1, 3, 5, 7, 9, 11].map((day) => ({
      ...{ id: `back-${day}`, from: `2026-12-${String(day).padStart(2, '0')}`, text: long },
      how: day < 9 ? ('partly' as const) : undefined,
    })),
  }),
});
const bad = aHelp({
  mapping: aMapping({ pupilSays: hostile, parentsSay: hostile, by: hostile }),
  plan: aPlan({
    ...{ by: hostile, asks: { ask: 'answer', step: hostile } },
    goals: [
      {
        ...{ goal: hostile, measure: hostile, who: hostile, name: hostile },
        ...{ metric: undefined, standing: undefined },
      },
    ],
    wayBack: [{ id: hostile, from: '2026-12-07', text: hostile, how: undefined }],
  }),
});
const three = (['reduced_timetable', 'one_to_one', 'sick_teaching'] as const).map((kind) =>
  anArrangement({ kind, time: 'over', reason: long }),
);

const planStates: Readonly<Record<string, CaseView>> = {
  'nothing yet': aCase(leading),
  'noted before plans were written': aCase({
    ...leading,
    help: aHelp({ planNoted: '2026-11-02' }),
  }),
  planned: aCase({ ...leading, help, arrangements: [anArrangement()] }),
  'goals measured otherwise, and not': aCase({
    ...leading,
    help: { ...help, plan: aPlan({ goals: unlike }) },
  }),
  'a step back to answer': aCase({ ...leading, help: { ...help, plan: asked } }),
  'the next step to plan': aCase({ ...leading, help: { ...help, plan: went } }),
  'all the way back': aCase({ ...leading, help: { ...help, plan: aPlan({ back: true }) } }),
  'from before it was reopened': aCase({
    ...leading,
    help: { ...help, plan: aPlan({ earlier: true }) },
  }),
  'for a reader': aCase({ help }),
  'anonymous, for PPR': aCase({
    ...{ scope: 'anonymous', pupil: undefined, classTitle: undefined, holder: undefined },
    help: withoutWords(fullHelp),
  }),
  'as full as it gets': aCase({ ...leading, help: fullHelp, arrangements: three }),
  hostile: aCase({ ...leading, pupil: hostile, classTitle: hostile, help: bad }),
};

type Sample = {
  card: string;
  state: string;
  make: (locale: Locale) => ReturnType<typeof caseCard>;
};

/** The states with so much to say that the plan has a second page. */
const twoPages = new Set(['as full as it gets', 'hostile']);

function sidesOf(side: ToolSide): Sample[] {
  return Object.entries(planStates).flatMap(([state, view]) =>
    (side === 'plan' && twoPages.has(state) ? [0, 1] : [0]).map((page) => ({
      card: `case tools: ${side}${page === 0 ? '' : ', page 2'}`,
      state: `the plan, ${state}`,
      make: (locale: Locale) => caseToolsCard(view, { side, page }, locale),
    })),
  );
}

/** What the morning's list asks about plans and arrangements. */
const items = [
  anItem({
    ...{ kind: 'wayBack', due: '2026-11-16', stepId: undefined, text: undefined, oneStep: false },
    wayBack: { ask: 'answer', from: '2026-11-16', text: long },
  }),
  anItem({
    ...{ kind: 'arrangement', stepId: undefined, text: undefined, oneStep: false, over: 4 },
    arrangement: { kind: 'reduced_timetable', time: 'over' },
  }),
  anItem({
    ...{ kind: 'arrangement', stepId: undefined, text: undefined, oneStep: false },
    arrangement: { kind: 'sick_teaching', time: 'undated' },
  }),
];

/** Mapping, plan, way back and special arrangements. */
export const planSamples: readonly Sample[] = [
  ...toolSides
    .filter((side) => ['work', 'plan', 'goals', 'wayBack'].includes(side))
    .flatMap(sidesOf),
  ...['a step back to answer', 'the next step to plan', 'as full as it gets', 'hostile'].map(
    (state) => ({
      card: 'case',
      state: `the plan, ${state}`,
      make: (locale: Locale) => caseCard(planStates[state] ?? aCase(), locale),
    }),
  ),
  {
    card: 'digest',
    state: 'what is asked about plans',
    make: (locale) => digestCard(aDigest({ items }), locale),
  },
];
