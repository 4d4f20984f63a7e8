import type { Item } from './item.ts';
import { readItems } from './readItems.ts';
import type { NoteContext } from './reading.ts';
import { resolveName } from './resolveName.ts';
import { type Token, tokenise } from './tokens.ts';
import { clausesOf, isSubject } from './whoCameClauses.ts';
import { type Said, type Sign, signOf } from './whoCameSigns.ts';
import { verdictOf, type WhoCame } from './whoCameVerdict.ts';

/**
 * What an answer to "have they come?" says of each: "Aksel er, Luna er ikke", "kun Aksel", "begge er kommet", "nej, de
 * er stadig syge". Undefined where it says anything else, or of anybody else. O(tokens × asked).
 */
export function whoCame(
  asked: readonly string[],
  text: string,
  context: NoteContext,
): WhoCame | undefined {
  if (text.length > 120 || text.includes('?')) return undefined;
  const tokens = tokenise(text.replaceAll('’', "'"));
  const said = signsOf(tokens, readItems(tokens, context), asked, context);
  if (!said) return undefined;
  if (asks(said)) return undefined;
  const head = new Set(said.filter((one) => one === 'yes' || one === 'no'));
  const isOne = asked.length > 1 && said.includes('one');
  if (head.size > 1 || isOne) return undefined;
  const isDenied = said.some((one, at) => one === 'not' && said[at + 1] === 'all');
  // "ikke begge": one of them, perhaps.
  if (isDenied) return allUnclear(asked);
  const clauses = clausesOf(said.filter((one) => one !== 'yes' && one !== 'no'));
  if (clauses.length === 0) return undefined;
  return verdictOf(clauses, asked, head.has('yes') ? 'yes' : head.has('no') ? 'no' : undefined);
}

function allUnclear(asked: readonly string[]): WhoCame {
  return { come: new Set(), away: new Set(), unclear: new Set(asked), named: false };
}

/** "Er Luna kommet" asks, with a mark or without; "er kommet" does not. */
function asks([first, second]: readonly Said[]): boolean {
  return first === 'be' && second !== undefined && (isSubject(second) || second === 'one');
}

function signsOf(
  tokens: readonly Token[],
  items: readonly Item[],
  asked: readonly string[],
  context: NoteContext,
): Said[] | undefined {
  const today = context.now.toPlainDate();
  const found: Said[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const item = items.find(({ is, at: from }) => from === at && (is === 'pupil' || is === 'date'));
    if (item?.is === 'pupil') {
      const pupilId = oneOf(asked, resolveName(item.name, undefined, context));
      if (pupilId === undefined) return undefined;
      found.push({ pupilId });
    } else if (item?.is === 'date') {
      if (item.span.days('past')?.every((day) => day.equals(today)) !== true) return undefined;
    } else {
      const { kind = 'mark', text = '', norm = '' } = tokens[at] ?? {};
      const meant = kind === 'mark' ? marked(text) : signOf(norm);
      if (!meant) return undefined;
      found.push(...meant);
    }
    at = Math.max(at, (item?.next ?? 0) - 1);
  }
  return found;
}

function marked(text: string): readonly Sign[] | undefined {
  if (/^[,;:–-]$/.test(text)) return ['comma'];
  return /^[.!()]$/.test(text) ? ['comma'] : undefined;
}

function oneOf(asked: readonly string[], who: ReturnType<typeof resolveName>): string | undefined {
  const meant = 'pupil' in who ? [who.pupil.id] : who.choices;
  const [only, another] = meant.filter((id) => asked.includes(id));
  return another === undefined ? only : undefined;
}
