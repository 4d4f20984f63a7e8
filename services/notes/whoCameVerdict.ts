import { type Clause, hasCome, isBareDenial } from './whoCameClauses.ts';

/** What an answer says of those it was asked whether they have come; of the others it says nothing. */
export type WhoCame = {
  come: ReadonlySet<string>;
  away: ReadonlySet<string>;
  /** Told of, and not clear as what. */
  unclear: ReadonlySet<string>;
  /** Whether it names somebody. */
  named: boolean;
};

/** Whether somebody has come. */
type Has = boolean | 'unclear';

/** What a clause says of those it names, of the others, and of those nobody names. */
type Told = { who?: Has; others?: Has; rest?: Has | undefined };

/** What stands before a clause: "ja" or "nej", what is said of all, and whether another clause only denies. */
type Before = { head: 'yes' | 'no' | undefined; rest: Has | undefined; contrasted: boolean };

/** What the clauses of an answer say of each that was asked about. O(clauses × asked). */
export function verdictOf(
  clauses: readonly Clause[],
  asked: readonly string[],
  head: Before['head'],
): WhoCame {
  const said: { id: string; has: Has }[] = [];
  const contrasted = clauses.some(isBareDenial);
  let rest: Has | undefined;
  for (const clause of clauses) {
    const told = toldBy(clause, { head, rest, contrasted });
    const { who = 'unclear', others } = told;
    for (const id of clause.who) said.push({ id, has: who });
    if (others !== undefined)
      said.push(
        ...asked.filter((id) => !clause.who.includes(id)).map((id) => ({ id, has: others })),
      );
    if (told.rest !== undefined) rest = told.rest;
  }
  const of = (id: string) => {
    const all = new Set(said.flatMap((one) => (one.id === id ? [one.has] : [])));
    const [only, another] = all;
    // Of whom two things are said, it is not clear which holds.
    return another === undefined ? (only ?? rest) : 'unclear';
  };
  const those = (has: Has) => new Set(asked.filter((id) => of(id) === has));
  const named = clauses.some(({ who }) => who.length > 0);
  return { come: those(true), away: those(false), unclear: those('unclear'), named };
}

function toldBy(clause: Clause, before: Before): Told {
  const { who, said, opens } = clause;
  if (opens === 'except') return ofException(clause, before);
  const has = hasCome(clause);
  if (opens === 'but' && has === undefined && !said.has('not') && !before.contrasted)
    return ofContrast(before);
  if (said.has('only') && who.length > 0) return ofOnly(clause, before);
  if (isBareDenial(clause)) {
    // "nej, ikke Luna" says nothing of the others.
    return { who: false, rest: before.rest ?? (before.head === 'no' ? undefined : true) };
  }
  return who.length > 0 && !said.has('none') ? ofNamed(clause, before) : ofAll(clause, before);
}

/** "alle undtagen Luna er kommet": what is told is of all. */
function ofException(clause: Clause, { head, rest }: Before): Told {
  const all = hasCome(clause) ?? rest ?? head !== 'no';
  return { who: all === 'unclear' ? all : !all, rest: all };
}

/** "ja, men Luna": not she. */
function ofContrast({ head, rest }: Before): Told {
  const all = rest ?? (head === undefined ? 'unclear' : head === 'yes');
  return { who: all === 'unclear' ? all : !all, rest: all };
}

/** "kun Aksel" has come, "kun Luna mangler"; "nej, kun Luna" may be either. */
function ofOnly(clause: Clause, { head }: Before): Told {
  const bare = head === 'no' || clause.said.has('not') ? 'unclear' : true;
  const has = hasCome(clause) ?? bare;
  return { who: has, others: has === 'unclear' ? has : !has };
}

function ofNamed(clause: Clause, { head, contrasted }: Before): Told {
  const has = hasCome(clause);
  const listed = clause.said.has('all') && head !== 'no';
  const who = has ?? (head === 'yes' || contrasted || listed ? true : 'unclear');
  // "ja, men Luna er syg": the others have come.
  const against = clause.opens === 'but' && head !== undefined && has === (head === 'no');
  return against ? { who, rest: head === 'yes' } : { who };
}

/** "begge er kommet", "ingen af dem", "hverken Aksel eller Luna"; "ja, de er syge" may be either. */
function ofAll(clause: Clause, { head }: Before): Told {
  const { who, said } = clause;
  const bare = said.has('none') ? false : head === 'no' ? 'unclear' : true;
  const has = hasCome(clause) ?? bare;
  if (who.length > 0) return { who: has };
  const against = head !== undefined && has !== (head === 'yes');
  return { rest: against || (said.has('none') && said.has('away')) ? 'unclear' : has };
}
