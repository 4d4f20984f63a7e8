import type { TimelineEntry } from '../services/cases/timeline.ts';

/** An entry with its line; on a page they stand under their day. */
export type Lined = { entry: TimelineEntry; line: string };

/** What is left of 900 pixels at a width of 400 beside heading, page number and buttons. */
const room = 700;

/** Letters in a line, and pixels of a line, above an entry, and of a day's name, on the high side. */
const letters = 46;
const lineHeight = 20;
const gap = 8;
const dayHeight = 36;

/** The lines in pages that can be read without scrolling, in order; at least one page. */
export function timelinePages(lines: readonly Lined[]): readonly (readonly Lined[])[] {
  const pages: Lined[][] = [[]];
  let used = 0;
  for (const one of lines) {
    const page = pages.at(-1) ?? [];
    const before = page.at(-1);
    const height = heightOf(one, before);
    if (before !== undefined && used + height > room) {
      pages.push([one]);
      used = heightOf(one, undefined);
    } else {
      page.push(one);
      used += height;
    }
  }
  return pages;
}

function heightOf({ entry, line }: Lined, before: Lined | undefined): number {
  // Escapes and stars take no room.
  const shown = line.replaceAll(/[\\*]/g, '').length;
  const text = gap + Math.ceil(shown / letters) * lineHeight;
  return before?.entry.on === entry.on ? text : text + dayHeight;
}
