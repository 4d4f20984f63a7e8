import type { ReceiptLine, ReceiptView } from '../services/notes/views.ts';
import type { Element } from './adaptiveCard.ts';
import { group, line, meta } from './elements.ts';
import { pageHeight, pagesOf } from './pages.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { absenceName, capitalised, capped } from './wording/names.ts';
import type { Wording } from './wording/wording.ts';

const mostDays = 6;
/** Letters of names in one line of a card; a class of thirty has about 600. */
const mostLetters = 700;

/**
 * Groups pupils with the same absence on the same days: a class is one line, not twenty. In pages, since a
 * name that nobody sees cannot be corrected.
 * @param room pixels for them on a page
 * @param withdrawn words for an absence that is deleted
 */
export function notePages(
  { lines: all, withYear }: Pick<ReceiptView, 'lines' | 'withYear'>,
  wording: Wording,
  { room = pageHeight, withdrawn }: { room?: number; withdrawn?: string } = {},
): readonly (readonly Element[])[] {
  const groups = Map.groupBy(all, (one) =>
    JSON.stringify([one.category, one.extent, one.dates, one.schoolDays, one.before]),
  );
  const lines = [...groups.values()]
    .flatMap(inReadableParts)
    .map((same) => receiptGroup(same, withYear, wording, withdrawn));
  return pagesOf(lines, (one) => [one], room);
}

/** Splits names that would fill a page of their own. */
function inReadableParts(same: readonly ReceiptLine[]): readonly (readonly ReceiptLine[])[] {
  const parts: ReceiptLine[][] = [[]];
  let letters = 0;
  for (const one of same) {
    if (letters + one.pupil.length > mostLetters) {
      parts.push([]);
      letters = 0;
    }
    parts.at(-1)?.push(one);
    letters += one.pupil.length;
  }
  return parts;
}

function receiptGroup(
  same: readonly ReceiptLine[],
  withYear: true | undefined,
  wording: Wording,
  withdrawn: string | undefined,
): Element {
  const [first] = same;
  if (!first) return group([]);
  const { receipt } = wording.texts;
  const parts = [
    capitalised(absenceName(first.category, first.extent, wording, withdrawn)),
    wording.dates(first.dates, withYear),
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
  const [first] = same;
  const name = (one: ReceiptLine) => `**${escapeMarkdown(one.pupil, 80)}**`;
  if (first && same.every((one) => one.classTitle === first.classTitle)) {
    return `${wording.list(same.map(name))}, ${escapeMarkdown(first.classTitle, 30)}`;
  }
  return same.map((one) => `${name(one)}, ${escapeMarkdown(one.classTitle, 30)}`).join('; ');
}

const daysOfAWeekend = 2;

/** The named days that do not count, with why. */
export function leftOutDays(
  { leftOut: all, withYear }: Pick<ReceiptView, 'leftOut' | 'withYear'>,
  wording: Wording,
): readonly Element[] {
  if (all.length === 0) return [];
  const { receipt } = wording.texts;
  const reasons = Map.groupBy(all, ({ why }) =>
    why.reason === 'closed' ? escapeMarkdown(why.name, 60) : receipt.noSchool[why.reason],
  );
  const { shown, left } = capped([...reasons], mostDays);
  const parts = shown.map(([why, days]) =>
    // Over weeks the weekends go without saying which.
    why === receipt.noSchool.weekend && days.length > daysOfAWeekend
      ? receipt.weekends
      : receipt.leftOutDay(
          wording.dates(
            days.map(({ date }) => date),
            withYear,
          ),
          why,
        ),
  );
  const said = left === 0 ? wording.list(parts) : `${parts.join(', ')} ${wording.texts.more(left)}`;
  return [meta(receipt.leftOut(said), 'Small')];
}
