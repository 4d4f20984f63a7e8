import type { Measured } from '../services/rules/assessment.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import type { Wording } from './wording.ts';

/** A rule with its numbers in plain words; Markdown. */
export function measuredLine(hit: Measured, wording: Wording): string {
  const { measured } = wording.texts;
  const rule = ruleText(hit.text, wording);
  const window = wording.period(hit.window.from, hit.window.to);
  const compare = hit.comparison === 'atLeast' ? measured.atLeast : measured.moreThan;
  if (hit.kind === 'percent') {
    return measured.percent(
      rule,
      wording.percent(hit.percent ?? 0),
      wording.number(hit.value),
      window,
      wording.schoolDays(hit.window.schoolDays),
      compare(wording.percent(hit.limit)),
    );
  }
  return measured.days(rule, amount(hit, wording), window, compare(unit(hit, hit.limit, wording)));
}

/** The rule's own text, without the full stop that would end the sentence around it. */
export function ruleText(text: Measured['text'], { locale }: Wording, limit = 200): string {
  return escapeMarkdown(text[locale].replace(/\.\s*$/, ''), limit);
}

function amount(hit: Measured, wording: Wording): string {
  const value = unit(hit, hit.value, wording);
  if (hit.kind === 'consecutive') return wording.texts.measured.consecutive(value);
  if (hit.kind === 'weekday') return wording.texts.measured.weekday(value);
  return value;
}

function unit(hit: Measured, value: number, wording: Wording): string {
  return hit.kind === 'occasions'
    ? wording.texts.measured.occasions(wording.number(value), value === 1)
    : wording.days(value);
}
