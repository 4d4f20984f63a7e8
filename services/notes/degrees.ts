import type { Item } from './item.ts';
import type { Token } from './tokens.ts';

const warm = /^(?:3[89]|4[01])[,.]\d$/;
const degrees = /^(?:3[5-9]|4[0-2])[,.]\d\.?$/;

/** "Laura 39,2": warm enough to be ill. */
export function degreesAt(tokens: readonly Token[], at: number): Item | undefined {
  const token = tokens[at];
  if (token?.kind === 'date' && warm.test(token.text.replace(/\.$/, '')))
    return { is: 'cue', cue: 'illness', negated: false, at, next: at + 1 };
  if (token?.kind !== 'number') return undefined;
  const written = [token, tokens[at + 1], tokens[at + 2]].map((one) => one?.text).join('');
  if (!warm.test(written)) return undefined;
  return { is: 'cue', cue: 'illness', negated: false, at, next: at + 3 };
}

/** "39,2", "39.2": how warm somebody is, and no day. */
export function isOfDegrees(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.kind === 'date') return degrees.test(tokens[at].text);
  const whole = tokens[at + 1]?.text === ',' ? at : at - 2;
  const written = tokens.slice(Math.max(0, whole), whole + 3).map(({ text }) => text);
  return written[1] === ',' && degrees.test(written.join(''));
}
