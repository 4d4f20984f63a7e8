import type { Measured } from '../../services/rules/assessment.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import type { Wording } from './wording.ts';

/** A rule with its numbers in plain words; Markdown. */
export function measuredLine(hit: Measured, wording: Wording): string {
  const { measured } = wording.texts;
  const rule = ruleText(hit.text, wording);
  const window = wording.period(hit.window.from, hit.window.to);
  const numbers =
    hit.kind === 'percent'
      ? measured.percent(
          rule,
          wording.percent(hit.percent ?? 0),
          wording.number(hit.value),
          window,
          wording.schoolDays(hit.window.schoolDays),
        )
      : measured.days(rule, amount(hit, wording), window);
  return numbers + limit(hit, wording);
}

/** Empty for a rule that any absence meets: "more than 0 days" helps nobody. */
function limit(hit: Measured, wording: Wording): string {
  if (hit.limit === 0) return '';
  const { measured } = wording.texts;
  const compare = hit.comparison === 'atLeast' ? measured.atLeast : measured.moreThan;
  const value = hit.kind === 'percent' ? wording.percent(hit.limit) : unit(hit, hit.limit, wording);
  return measured.limit(compare(value));
}

/** The rule's own text, without a full stop that would end the outer sentence. */
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
