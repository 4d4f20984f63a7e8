import type { Cue } from './cueWords.ts';
import type { Item } from './item.ts';
import type { Token } from './tokens.ts';

/** "S", "u-fravær"; lower case only right after a name, where nothing else is possible. */
export function codeAt(
  tokens: readonly Token[],
  at: number,
  before: Item | undefined,
): { cue: Cue; next: number } | undefined {
  const token = tokens[at];
  if (token?.text.length !== 1) return undefined;
  const cue = codes.get(token.text.toUpperCase());
  if (!cue) return undefined;
  const compound = tokens[at + 1]?.text === '-' && tokens[at + 2]?.norm.startsWith('fravaer');
  if (compound) return { cue, next: at + 3 };
  const afterName = before?.is === 'pupil' && before.next === at && token.text !== 'l';
  const after = tokens[at + 1];
  const alone =
    after === undefined || after.newLine || /^[,.;]$/.test(after.text) || endsName(after);
  return token.capital || (afterName && alone) ? { cue, next: at + 1 } : undefined;
}

/** What may follow a lower-case code: a day, a number, "og". */
function endsName({ kind, norm }: Token): boolean {
  return (
    kind === 'date' ||
    kind === 'number' ||
    /^(i|og|d|den|idag|igaar|mandag|tirsdag|onsdag|torsdag|fredag)$/.test(norm)
  );
}

/** One-letter register codes: S syg, L lovligt, U ulovligt. */
const codes: ReadonlyMap<string, Cue> = new Map([
  ['S', 'illness'],
  ['L', 'leave'],
  ['U', 'unlawful'],
]);
