import { holdsCpr, isCpr } from '../../services/notes/cpr.ts';

/**
 * Whether an incoming value contains a CPR number at any depth: in text, numbers or field names. O(size).
 * @param isId tells which fields hold foreign ids, whose long digits can contain anything: such an id
 *   counts only if it is exactly a CPR number
 */
export function anyCpr(value: unknown, isId: (field: string) => boolean = () => false): boolean {
  // No recursion, so no depth can overflow the stack.
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
  // A number loses a CPR number's leading zero.
  const text = typeof value === 'number' ? String(value).padStart(10, '0') : value;
  return typeof text === 'string' && (isId ? isCpr(text) : holdsCpr(text));
}

/** Whether a request's path or query holds a CPR number. */
export function urlHoldsCpr(url: string): boolean {
  return holdsCpr(url.replaceAll('+', ' '));
}

/** Whether a press's form input has a CPR number; the button's own data are ids. */
export function pressHoldsCpr(data: unknown): boolean {
  return anyCpr(data, (field) => held.has(field));
}

/** Fields in which our buttons hold ids. People fill in the others, and anything else is text. */
const held: ReadonlySet<string> = new Set([
  'case',
  'meeting',
  'report',
  'question',
  'slot',
  'id',
  'class',
  'message',
]);
