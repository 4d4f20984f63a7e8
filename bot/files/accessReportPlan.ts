import { metricWords } from '../../cards/wording/metricWords.ts';
import { wordingOf } from '../../cards/wording/wording.ts';
import type { ArrangementState } from '../../services/cases/arrangement.ts';
import type { CaseEvent } from '../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import type { MappingAnswers } from '../../services/cases/mapping.ts';
import type { Goal, Plan } from '../../services/cases/plan.ts';
import { backStepText } from '../../services/cases/planHappening.ts';
import { planTexts as texts } from './accessReportPlan.da.ts';
import type { Told } from './told.ts';

const wording = wordingOf('da');
const { helpPlan } = wording.texts;

/** What a case holds now of mapping, plan and special arrangements, for the family. */
export function planLines({ mapping, plan, arrangements }: CaseRecord, told: Told): string[] {
  return [
    ...(mapping
      ? [
          texts.mapping(told.who(mapping.by), told.moment(mapping.at)),
          ...items(said(mapping, told)),
        ]
      : []),
    ...(plan ? [headOf(plan, told), ...items(contents(plan, told))] : []),
    ...(arrangements.length > 0
      ? [texts.arrangements, ...items(arrangements.map((one) => arrangementLine(one, told)))]
      : []),
  ];
}

function items(lines: readonly string[]): string[] {
  return lines.map((one) => `- ${one}`);
}

/** What a form tells whoever fills it in: "(højst to)". */
const hint = / \([^()]*\)$/;

/** Every answer of a mapping, in words. */
function said(answers: MappingAnswers, told: Told): string[] {
  const { mapping: words } = helpPlan;
  const { functions, school, home, healthKnows, pupilSays, parentsSay } = answers;
  const named = (title: string, all: readonly string[]) =>
    all.length === 0 ? [] : [`${title.replace(hint, '')} ${wording.list(all)}.`];
  return [
    ...named(
      words.labels.functions,
      functions.map((one) => words.functions[one]),
    ),
    ...named(
      words.labels.school,
      school.map((one) => words.school[one]),
    ),
    ...named(
      words.labels.home,
      home.map((one) => words.home[one]),
    ),
    ...(healthKnows === undefined ? [] : [healthKnows ? words.healthKnows : words.healthUnknown]),
    ...(pupilSays === undefined ? [] : [words.pupilSays(told.written(pupilSays))]),
    ...(parentsSay === undefined ? [] : [words.parentsSay(told.written(parentsSay))]),
  ];
}

function headOf({ by, at, madeOn, reviewOn }: Plan, { who, moment }: Told): string {
  const day = (date: string) => wording.dateWithYear(date);
  return texts.plan(who(by), moment(at), day(madeOn), day(reviewOn));
}

function contents({ goals, wayBack, back }: Plan, told: Told): string[] {
  return [
    ...goals.map((one) => goalLine(one, told)),
    ...wayBack.map(({ from, text, went }) => {
      const step = texts.step(wording.dateWithYear(from), told.written(text));
      if (!went) return step;
      const how = helpPlan.went[went.how].toLowerCase();
      return step + texts.went(how, told.who(went.by), told.moment(went.at));
    }),
    ...(back ? [texts.back(told.who(back.by), told.moment(back.at))] : []),
  ];
}

function goalLine({ goal, metric, measure, who }: Goal, told: Told): string {
  const person = who === 'pupil' || who === 'parents' ? helpPlan.plan[who] : told.who(who);
  const line = texts.goal(told.written(goal), told.written(measure), person);
  return metric === undefined ? line : `${line} ${texts.metric(metricWords(metric, wording))}`;
}

function arrangementLine({ kind, from, to, until, reason }: ArrangementState, told: Told): string {
  const day = (date: string) => wording.dateWithYear(date);
  return [
    texts.arrangement(
      wording.texts.case.arrangements[kind],
      day(from),
      to === undefined ? undefined : day(to),
    ),
    until === undefined ? '' : texts.until(day(until)),
    reason === undefined ? '' : texts.reason(told.written(reason)),
  ].join('');
}

type PlanEvent = Extract<
  CaseEvent,
  { do: 'arrange' | 'arrangeUntil' | 'map' | 'plan' | 'wayBack' }
>;

/** What an event holds of them, besides its name. */
export function planEvent(event: PlanEvent, { log }: CaseRecord, told: Told): string[] {
  const day = (date: string) => wording.dateWithYear(date);
  const quoted = (words: string | undefined) =>
    words === undefined ? [] : [`»${told.written(words)}«`];
  switch (event.do) {
    case 'map':
      return said(event.answers, told);
    case 'plan':
      return [
        ...event.goals.map((one) => goalLine(one, told)),
        ...event.wayBack.map(({ from, text }) => texts.step(day(from), told.written(text))),
        texts.review(day(event.reviewOn)),
      ];
    case 'wayBack': {
      const text = backStepText(event.id, log.slice(0, log.indexOf(event)));
      return [...quoted(text), helpPlan.went[event.how].toLowerCase()];
    }
    case 'arrange':
    case 'arrangeUntil':
      return [
        wording.texts.case.arrangements[event.arrangement],
        ...('from' in event ? [texts.from(day(event.from))] : []),
        ...(event.until === undefined ? [] : [wording.texts.timeline.to(day(event.until))]),
        ...quoted(event.reason),
      ];
  }
}
