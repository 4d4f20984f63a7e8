import type { LeftOut } from '../services/notes/reading.ts';
import type { ReceiptLine } from '../services/notes/views.ts';
import type { Element } from './adaptiveCard.ts';
import { group, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { absenceName, capitalised, capped } from './wording/names.ts';
import type { Wording } from './wording/wording.ts';

const mostGroups = 12;
const mostNames = 12;

/** Groups pupils with the same absence on the same days: a class is one line, not twenty. */
export function noteLines(all: readonly ReceiptLine[], wording: Wording): readonly Element[] {
  const groups = [
    ...Map.groupBy(all, (one) =>
      JSON.stringify([one.category, one.extent, one.dates, one.schoolDays, one.before]),
    ).values(),
  ];
  const { shown, left } = capped(groups, mostGroups);
  const hidden = groups.slice(mostGroups).flat().length;
  return [
    ...shown.map((same) => receiptGroup(same, wording)),
    ...(left > 0 ? [meta(wording.texts.more(hidden), 'Small')] : []),
  ];
}

function receiptGroup(same: readonly ReceiptLine[], wording: Wording): Element {
  const [first] = same;
  if (!first) return group([]);
  const { receipt } = wording.texts;
  const parts = [
    capitalised(absenceName(first.category, first.extent, wording)),
    wording.dates(first.dates),
    ...(first.dates.length > 1 ? [wording.schoolDays(first.schoolDays)] : []),
  ];
  return group(
    [
      line(pupilNames(same, wording)),
      line(parts.filter(Boolean).join(' · '), { spacing: 'None' }),
      ...(first.before === undefined
        ? []
        : [meta(receipt.was(wording.texts.categories[first.before]))]),
    ],
    'Small',
  );
}

function pupilNames(same: readonly ReceiptLine[], wording: Wording): string {
  const { shown, left } = capped(same, mostNames);
  const [first] = same;
  if (first && same.length > 1 && same.every((one) => one.classTitle === first.classTitle)) {
    const names = shown.map((one) => `**${escapeMarkdown(one.pupil, 80)}**`);
    const title = escapeMarkdown(first.classTitle, 30);
    return left === 0
      ? `${wording.list(names)}, ${title}`
      : `${names.join(', ')} ${wording.texts.more(left)}, ${title}`;
  }
  const names = shown.map(
    (one) => `**${escapeMarkdown(one.pupil, 80)}**, ${escapeMarkdown(one.classTitle, 30)}`,
  );
  if (names.length === 1) return names[0] ?? '';
  return left === 0 ? names.join('; ') : `${names.join('; ')} ${wording.texts.more(left)}`;
}

/** The named days that do not count, with why. */
export function leftOutDays(all: readonly LeftOut[], wording: Wording): readonly Element[] {
  if (all.length === 0) return [];
  const { receipt } = wording.texts;
  const reasons = Map.groupBy(all, ({ why }) =>
    why.reason === 'closed' ? escapeMarkdown(why.name, 60) : receipt.noSchool[why.reason],
  );
  const { shown, left } = capped([...reasons], 6);
  const parts = shown.map(([why, days]) =>
    receipt.leftOutDay(wording.dates(days.map(({ date }) => date)), why),
  );
  const said = left === 0 ? wording.list(parts) : `${parts.join(', ')} ${wording.texts.more(left)}`;
  return [meta(receipt.leftOut(said), 'Small')];
}
