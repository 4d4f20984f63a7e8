import { type Html, html, nothing } from './html.ts';

/** A figure of a chart: its name, its height (none where the figure is not shown), and the figure in words. */
export type Bar = { name: string; value: number | undefined; figure: string };

const width = 320;
const height = 150;
/** For the figure above a bar, and the name below it. */
const above = 22;
const below = 24;

/**
 * Figures as bars, as a picture with a name; whoever cannot see it has the table beside it.
 * @param title the picture in words
 * @param full the value of a whole bar
 */
export function barChart(bars: readonly Bar[], title: string, full: number): Html {
  const step = width / Math.max(1, bars.length);
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<line class="base" x1="0" x2="${width}" y1="${height - below}" y2="${height - below}"/>
${bars.map((one, at) => column(one, { middle: (at + 0.5) * step, thickness: step * 0.5, full }))}
</svg>`;
}

function column(
  { name, value, figure }: Bar,
  { middle, thickness, full }: { middle: number; thickness: number; full: number },
): Html {
  const room = height - above - below;
  const tall = value === undefined || full <= 0 ? 0 : (Math.min(value, full) / full) * room;
  const top = height - below - tall;
  const bar =
    tall === 0
      ? nothing
      : html`<rect class="bar" x="${at(middle - thickness / 2)}" y="${at(top)}" width="${at(thickness)}" height="${at(tall)}"/>`;
  return html`<g>${bar}<text class="figure" x="${at(middle)}" y="${at(top - 6)}">${figure}</text><text x="${at(middle)}" y="${height - 6}">${name}</text></g>`;
}

/** A place in the picture, to a tenth. */
function at(place: number): string {
  return String(Math.round(place * 10) / 10);
}
