import type { Figures, Measured } from '../../services/rules/assessment.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { plainText } from './plainText.ts';
import type { Wording } from './wording.ts';

/** A rule with its numbers in plain words, those of every part where it joins several; Markdown. */
export function measuredLine(hit: Measured, wording: Wording): string {
  const { measured } = wording.texts;
  const also = hit.also ?? [];
  const rule = ruleText(hit.text, wording);
  if (also.length > 0) {
    const parts = [hit, ...also];
    const told = measured.joined(rule, wording.list(parts.map((one) => shortly(one, wording))));
    if (parts.every((one) => saysLimit(rule, one, wording))) return told;
    return told + measured.limit(wording.list(parts.map((one) => limitOf(one, wording))));
  }
  return numbers(hit, rule, wording) + limit(hit, rule, wording);
}

function numbers(hit: Figures, rule: string, wording: Wording): string {
  const { measured } = wording.texts;
  const window = wording.period(hit.window.from, hit.window.to);
  if (hit.kind === 'percent') {
    return measured.percent(
      rule,
      wording.percent(hit.percent ?? 0),
      wording.number(hit.value),
      window,
      wording.schoolDays(hit.window.schoolDays),
    );
  }
  const told = measured.days(rule, amount(hit, wording), window);
  return hit.usual === undefined ? told : told + measured.usual(wording.days(tenths(hit.usual)));
}

/** A part's figure alone, where several share the line. */
function shortly(one: Figures, wording: Wording): string {
  return one.kind === 'percent'
    ? wording.texts.measured.share(
        wording.percent(one.percent ?? 0),
        wording.schoolDays(one.window.schoolDays),
      )
    : amount(one, wording);
}

/** Empty for a rule that any absence meets, as "more than 0 days" helps nobody, and for one that says it itself. */
function limit(hit: Figures, rule: string, wording: Wording): string {
  if (hit.limit === 0 || saysLimit(rule, hit, wording)) return '';
  const { measured } = wording.texts;
  // Against what is usual, the figure is only the least from which that is looked at.
  return (hit.kind === 'baseline' ? measured.countsFrom : measured.limit)(limitOf(hit, wording));
}

/** Whether the rule's own words hold the figure. */
function saysLimit(rule: string, hit: Figures, wording: Wording): boolean {
  const figures: readonly string[] = rule.match(/\d+(?:[.,]\d+)*/g) ?? [];
  return figures.includes(wording.number(hit.limit));
}

function limitOf(hit: Figures, wording: Wording): string {
  const { measured } = wording.texts;
  const compare = hit.comparison === 'atLeast' ? measured.atLeast : measured.moreThan;
  return compare(
    hit.kind === 'percent' ? wording.percent(hit.limit) : unit(hit, hit.limit, wording),
  );
}

function tenths(days: number): number {
  return Math.round(days * 10) / 10;
}

/** The rule's own text, without a full stop that would end the outer sentence. */
export function ruleText(
  text: Measured['text'],
  { locale }: Wording,
  limit = 200,
  cut: (text: string, limit: number) => string = plainText,
): string {
  return escapeMarkdown(cut(text[locale].replace(/\.\s*$/, ''), limit), limit);
}

function amount(hit: Figures, wording: Wording): string {
  const value = unit(hit, hit.value, wording);
  if (hit.kind === 'consecutive') return wording.texts.measured.consecutive(value);
  if (hit.kind === 'weekday') return wording.texts.measured.weekday(value);
  return value;
}

function unit(hit: Figures, value: number, wording: Wording): string {
  return hit.kind === 'occasions'
    ? wording.texts.measured.occasions(wording.number(value), value === 1)
    : wording.days(value);
}
