import { holdsCpr, isCpr } from '../../services/notes/cpr.ts';

/**
 * Whether anything in a value that came in holds a CPR number, however deep: texts, numbers and the
 * names of fields. O(size).
 * @param isId tells which fields hold ids of others' making, in whose rows of digits anything can be
 *   found: of those only an id that is a CPR number and nothing else counts
 */
export function anyCpr(value: unknown, isId: (field: string) => boolean = () => false): boolean {
  // Without recursion, so that no depth is too deep for it.
  const open: Field[] = [['', value]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [field, one] = next;
    if (isLeafCpr(one, isId(field))) return true;
    for (const [name, inner] of partsOf(one)) {
      if (holdsCpr(name)) return true;
      open.push([Array.isArray(one) ? field : name, inner]);
    }
  }
  return false;
}

type Field = [name: string, value: unknown];

function partsOf(value: unknown): Field[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function isLeafCpr(value: unknown, isId: boolean): boolean {
  // The zero that a CPR number may begin with is lost in a number.
  const text = typeof value === 'number' ? String(value).padStart(10, '0') : value;
  return typeof text === 'string' && (isId ? isCpr(text) : holdsCpr(text));
}

/** Whether a request's path or query holds a CPR number. */
export function urlHoldsCpr(url: string): boolean {
  return holdsCpr(url.replaceAll('+', ' '));
}

/** What a press brings goes no further with a CPR number in it; what the button held are ids. */
export function pressHoldsCpr(data: unknown): boolean {
  return anyCpr(data, (field) => held.has(field));
}

/** Fields in which our buttons hold ids. People fill in others, and what is in none of both is a text. */
const held: ReadonlySet<string> = new Set([
  'case',
  'meeting',
  'report',
  'question',
  'step',
  'slot',
  'id',
  'class',
  'message',
]);
