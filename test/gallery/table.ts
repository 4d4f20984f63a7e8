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
