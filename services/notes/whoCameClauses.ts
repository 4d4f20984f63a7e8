import type { Said, Sign } from './whoCameSigns.ts';

/** One clause of an answer: of whom, and what. */
export type Clause = { who: string[]; said: Set<Sign>; opens: 'but' | 'except' | undefined };

const clauseOf = (opens?: Clause['opens']): Clause => ({ who: [], said: new Set(), opens });

type Joined = 'and' | 'comma' | undefined;

/** Whether it tells something of its pupils. */
export const isTold = ({ said }: Clause) =>
  said.has('be') || said.has('here') || said.has('away') || said.has('still');
const isEmpty = ({ who, said }: Clause) => who.length === 0 && said.size === 0;

/** A word that begins to tell of somebody. */
export const isSubject = (one: Said) =>
  typeof one === 'object' || one === 'only' || one === 'all' || one === 'none';

/**
 * The clauses of an answer: one ends where another subject begins after something was told, or at "men", "undtagen".
 * O(signs).
 */
export function clausesOf(said: readonly Said[]): readonly Clause[] {
  let last = clauseOf();
  const clauses = [last];
  let joined: Joined;
  for (const one of said) {
    if (one === 'filler') continue;
    if (one === 'and' || one === 'comma') {
      joined = one;
      continue;
    }
    const opens = opening(one, last);
    if (opens || endsBefore(one, last, joined)) {
      last = clauseOf(opens);
      clauses.push(last);
    }
    if (typeof one === 'object') last.who.push(one.pupilId);
    else if (!opens) last.said.add(one);
    joined = undefined;
  }
  return clauses.filter((one) => !isEmpty(one));
}

function opening(one: Said, last: Clause): Clause['opens'] {
  // "everyone but Luna is here"
  if (one === 'but' && last.said.has('all') && !isTold(last)) return 'except';
  return one === 'but' || one === 'except' ? one : undefined;
}

function endsBefore(one: Said, last: Clause, joined: Joined): boolean {
  if (isEmpty(last)) return false;
  if (one === 'not') return joined !== undefined;
  return isSubject(one) && startsAnew(last, joined);
}

function startsAnew(last: Clause, joined: Joined): boolean {
  if (joined === undefined && last.said.has('not') && last.who.length === 0) return false;
  // "det er de", "er begge kommet" has its subject after the verb.
  const hasSubject = last.who.length > 0 || last.said.has('all') || last.said.has('none');
  return hasSubject && (isTold(last) || (joined === 'comma' && last.said.has('not')));
}

/** Whether a clause says that its pupils have come; undefined where it only names them. */
export function hasCome({ said }: Clause): boolean | undefined {
  const denied = said.has('not') !== said.has('none');
  if (said.has('away')) return denied;
  if (said.has('here')) return !denied;
  if (said.has('still')) return false;
  if (said.has('be')) return !denied;
  return undefined;
}

/** "ikke Luna", and nothing of what. */
export function isBareDenial(clause: Clause): boolean {
  const { who, said } = clause;
  return who.length > 0 && said.has('not') && !isTold(clause) && !said.has('only');
}
