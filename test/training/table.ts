import type { Read } from './leaveOneOut.ts';
import { readSince } from './seen.ts';
import type { Writer } from './writers.ts';

/** Shares in per cent, one decimal. */
export function tally(reads: readonly Read[]) {
  const share = (verdict: Read['verdict']) =>
    percent(reads.filter((one) => one.verdict === verdict).length, reads.length);
  return { right: share('right'), asked: share('asked'), silent: share('silent') };
}

/** How readers trained without each writer read that writer, by writer, by kind, and in all. */
export function table(reads: readonly Read[]): string {
  const byWriter = Map.groupBy(reads, ({ writer }) => writer);
  const byIntent = Map.groupBy(reads, ({ intent }) => intent);
  return [
    tableHeading('left out'),
    ...[...byWriter].map(([writer, some]) => row(nameOf(writer), some)),
    tableHeading('kind'),
    ...[...byIntent].map(([intent, some]) => row(intent, some)),
    tableHeading('all'),
    ...parts(reads).map(([name, some]) => row(name, some)),
    ...parts(reads).map(([name, some]) => needless(name, some)),
  ].join('\n');
}

/** Writers by when the rules were made with an eye on them. */
function parts(reads: readonly Read[]): [name: string, some: readonly Read[]][] {
  const since = Map.groupBy(reads, ({ writer }) => readSince(writer));
  return [
    ['seen while the rules were made (w01–17)', since.get('first') ?? []],
    ['wrote later, learnt from since (w26–37, w41–104, w113–115)', since.get('second') ?? []],
    ['unseen until lately, learnt from since (w18–25)', since.get('third') ?? []],
    ['all', reads],
  ];
}

/** How many notes that were plain were asked about or read back. */
function needless(who: string, reads: readonly Read[]): string {
  const plain = reads.filter(({ intent, asks }) => intent === 'note' && !asks);
  const asked = plain.filter(({ got }) => (got.ask?.length ?? 0) > 0).length;
  return `plain notes asked about or read back, ${who}: ${percent(asked, plain.length)} % of ${plain.length}`;
}

function nameOf({ id, who }: Writer): string {
  return `${id} ${who}`;
}

/** The columns that `row` fills. */
export function tableHeading(name: string): string {
  return `\n${name.padEnd(64)}${['messages', 'right %', 'asked %', 'silent %', '(95 %)'].map((one) => one.padStart(10)).join('')}`;
}

/** How some messages were read, with Wilson's interval for those wrong in silence. */
export function row(name: string, reads: readonly Read[]): string {
  const { right, asked, silent } = tally(reads);
  const [low, high] = interval(
    reads.filter(({ verdict }) => verdict === 'silent').length,
    reads.length,
  );
  const cells = [reads.length, right, asked, silent].map((cell) => String(cell).padStart(10));
  return `${name.slice(0, 63).padEnd(64)}${cells.join('')}  ${low}–${high}`;
}

function percent(count: number, of: number): number {
  return of === 0 ? 0 : Math.round((count / of) * 1000) / 10;
}

/** Wilson's interval for a share, in per cent (Wilson 1927). */
function interval(count: number, of: number): [number, number] {
  if (of === 0) return [0, 0];
  const z = 1.96;
  const share = count / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const reach =
    (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const bound = (one: number) => Math.round(Math.max(0, one) * 1000) / 10;
  return [bound(middle - reach), bound(middle + reach)];
}
