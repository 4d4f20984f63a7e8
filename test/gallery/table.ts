import type { Measured } from './measure.ts';

/** Words a minute, read silently and with care on a screen (Brysbaert 2019: 238 in a text that flows). */
const wordsPerMinute = 200;

/** Each card in its highest state, as a Markdown table. */
export function heightTable(measured: readonly Measured[]): string {
  const byCard = Map.groupBy(measured, ({ card }) => card);
  const rows = [...byCard].map(([card, some]) => {
    const high = some.toSorted((a, b) => b.height - a.height)[0];
    const actions = Math.max(...some.map((one) => one.actions));
    const seconds = Math.round((60 * Math.max(...some.map(({ words }) => words))) / wordsPerMinute);
    return `| ${card} | ${high?.height} | ${high?.state}, ${high?.locale} | ${actions} | ${seconds} |`;
  });
  return [
    '| card | height, px | highest when | buttons, at most | reading, s |',
    '| --- | --: | --- | --: | --: |',
    ...rows,
  ].join('\n');
}

/** A later page of a card, which is in its row. */
const page = /, page \d+$/;

/** A form as it is given back after a refused press: "case form: done, date_unsuited". */
const refused = /^case form: \w+, /;

/**
 * The document with the figures of its table renewed: each card in its highest state, beside what stands there of
 * the version before. A card that is new gets a row at the end; forms that were refused have none.
 * @param document Markdown with the table of heights
 * @throws Error if the table is not in it
 */
export function renewedHeights(document: string, measured: readonly Measured[]): string {
  const table = /(?<head>\| card \| height before .*\n\| --- .*\n)(?<rows>(?:\|.*\n)+)/;
  const { head, rows } = table.exec(document)?.groups ?? {};
  if (head === undefined || rows === undefined)
    throw new Error('The table of heights is not there');
  const before = new Map(rows.trimEnd().split('\n').map(rowOf));
  const now = Map.groupBy(
    measured.filter(({ card }) => !refused.test(card)),
    ({ card }) => card.replace(page, ''),
  );
  const cards = [...before.keys(), ...now.keys()].filter((card) => now.has(card));
  const lines = [...new Set(cards)].map((card) => {
    const all = now.get(card) ?? [];
    const [height, actions, words] = [
      all.map((one) => one.height),
      all.map((one) => one.actions),
      all.map((one) => one.words),
    ].map((figures) => Math.max(...figures));
    const seconds = Math.round((60 * (words ?? 0)) / wordsPerMinute);
    const [high = '', buttons = '', reading = ''] = before.get(card) ?? [];
    return `| ${card} | ${high} | ${height} | ${buttons} | ${actions} | ${reading} | ${seconds} |\n`;
  });
  return document.replace(table, () => head + lines.join(''));
}

/** A card with what its row says of the version before: height, buttons and seconds. */
function rowOf(row: string): readonly [string, readonly string[]] {
  const [, card = '', height = '', , buttons = '', , reading = ''] = row
    .split('|')
    .map((cell) => cell.trim());
  return [card, [height, buttons, reading]];
}
