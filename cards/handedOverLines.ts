import type { HandOverFacts } from '../services/cases/handOverFacts.ts';
import type { Element } from './adaptiveCard.ts';
import { line, meta, section } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { ruleText } from './wording/measuredLine.ts';
import { capitalised } from './wording/names.ts';
import type { Wording } from './wording/wording.ts';

/** Since when there was a plan there, if there was. */
export function planThere({ planSince }: HandOverFacts, wording: Wording): string {
  const { status } = wording.texts;
  return planSince === undefined ? status.noPlan : status.plan(wording.dateWithYear(planSince));
}

/** How the steps of the way back went at the school that hands over; nothing where none was asked about. */
export function wentThere({ wayBack }: HandOverFacts, { texts }: Wording): readonly Element[] {
  if (!wayBack) return [];
  const { well, partly, not } = wayBack;
  return [line(texts.leaving.handOver.wayBack(well, partly, not), { spacing: 'Small' })];
}

/** What was done there, the newest first, and how follow-ups were judged: the newest that helped is always told. */
export function doneThere(
  facts: HandOverFacts,
  most: number,
  wording: Wording,
): readonly Element[] {
  const { nothingDone } = wording.texts.leaving.handOver;
  if (facts.done.length === 0) return [line(nothingDone, { spacing: 'Small' })];
  const shown = telling(facts.done, most).toReversed();
  const left = facts.done.length - shown.length;
  return [
    ...shown.map(({ text, on, judgement }) => {
      const how =
        judgement === undefined
          ? ''
          : `: ${wording.texts.case.judgements[judgement].toLocaleLowerCase()}`;
      const words = `${capitalised(wording.dates([on], true))} – ${ruleText(text, wording, 80)}${how}`;
      return line(words, { spacing: 'None', size: 'Small' });
    }),
    ...(left > 0 ? [meta(wording.texts.more(left))] : []),
  ];
}

function telling(done: HandOverFacts['done'], most: number): HandOverFacts['done'] {
  const newest = done.slice(-most);
  const helped = done.findLast(({ judgement }) => judgement === 'better');
  if (!helped || newest.includes(helped)) return newest;
  return [helped, ...done.slice(-(most - 1))];
}

/** As many as a screen of the case tells. */
const mostInCase = 10;

/** On a case that was taken on: since when there was a plan, and what was done before and how it went. */
export function beforeHandOver(
  facts: HandOverFacts | undefined,
  wording: Wording,
): readonly Element[] {
  if (!facts) return [];
  return [
    section(wording.texts.leaving.before(escapeMarkdown(facts.from.name, 60))),
    line(planThere(facts, wording), { spacing: 'Small' }),
    ...wentThere(facts, wording),
    ...doneThere(facts, mostInCase, wording),
  ];
}
