import { nameIndex } from './nameIndex.ts';
import { inClasses } from './namesakes.ts';
import { readClass } from './readClass.ts';
import { readCue } from './readCue.ts';
import type { NoteContext } from './reading.ts';
import { type FoundName, readName } from './readName.ts';
import { type Token, textOf } from './tokens.ts';

/** Where those work who are no pupils: "Bente på kontoret", "Hanne fra SFO'en". */
const place =
  /^(?:(?:paa|fra|i|in|from|of|at) (?:the |vores |our )?(?:kontoret|skolekontoret|ledelsen|skoleledelsen|administrationen|sekretariatet|receptionen|school office|office|management|leadership|administration|reception)|(?:fra|from) (?:the |vores |our )?(?:sfo(?:'?en)?|fritten|fritidshjemmet|teamet|team)|(?:fra|from) (?:the |vores |our )?[0-9](?: \.)? ?[a-d]?(?: -)? ?(?:team|teamet))(?= |$)/;

/** "Henrik skoleleder"; with its article it begins to tell something: "Ida, skolelederen har sagt ja". */
const title =
  /^(?:(?:vores|our|the) )?(?:skoleleder|viceskoleleder|souschef|afdelingsleder|leder|skolesekretaer|sekretaer|skoleinspektoer|viceinspektoer|inspektoer|vikar|paedagog|headteacher|deputy head|secretary|principal)(?= |$)/;

/** With what either begins. */
const starts =
  /^(?:paa|fra|i|in|from|of|at|vores|our|the|skoleleder|viceskoleleder|souschef|afdelingsleder|leder|skolesekretaer|sekretaer|skoleinspektoer|viceinspektoer|inspektoer|vikar|paedagog|headteacher|deputy|secretary|principal)$/;

/** "skoleleder Henrik", "vikaren Hanne". */
const titleBefore =
  /^(?:skoleleder|viceskoleleder|souschef|afdelingsleder|skolesekretaer|sekretaer|skoleinspektoer|viceinspektoer|inspektoer|vikar|paedagog|headteacher|secretary|principal)(?:en)?$/;

/**
 * "Mette's off with her back again, does anyone know who's taking 8b?": of whom a class is taught by somebody else. One
 * sentence that ends in the question, so that nobody else is told of.
 */
const needsCover =
  /^(?:(?:hi|hej|hello|good morning|godmorgen|all|alle|,) ){0,3}(?!(?:hi|hej|hello|good|godmorgen|all|alle)\b)\S{2,20} (?:[^.!?,]{1,60} )?(?:[,.] |and |og |so |saa )(?:(?:does |do |is )?(?:anyone|anybody|any of you|you|nogen|i|ved nogen|ved i|er der nogen)(?: der| who)?(?: know| knows| ved| vide)?(?: ,)? )?(?:who|who's|hvem)(?: is| will be| will| can| could| der| kan| skal)? (?:take|takes|taking|cover|covers|covering|have|having|teaching|tager?|daekker?|overtager?|har|have|staar for|passer?) (?:for )?(?:(?:the|her|his|hans|hendes) )?(?:[0-9] (?:\. )?[a-d]|class|classes|lessons?|klassen?|timerne|lektionerne|timer|lektioner)\b[^.!?]{0,40}\?$/;

/** Whether a message asks who takes the lessons of the only one it names. O(tokens). */
export function asksForCover(tokens: readonly Token[]): boolean {
  if (tokens.at(-1)?.text !== '?' || !needsCover.test(textOf(tokens))) return false;
  const to = tokens.findIndex(({ norm }) => /^(?:who|who's|hvem)$/.test(norm));
  const named = tokens.slice(0, to).filter(({ text, norm }) => {
    return /^\p{Lu}.*\p{Ll}/u.test(text) && !greeting.test(norm);
  });
  return named.length === 1;
}

const greeting = /^(?:hi|hej|hello|good|godmorgen|all|alle|i'm|i've)$/;

/**
 * Somebody of the staff, named with where they work or what they are: the name, and the token after it all. A pupil
 * of the writer's own may have that name: then it is one of the staff only where they permit what is told of another.
 * O(name), and O(message) for such a namesake.
 */
export function staffAt(
  tokens: readonly Token[],
  at: number,
  context: NoteContext,
): { name: Token; next: number } | undefined {
  const name = tokens[at];
  if (name?.kind !== 'word' || /^(?:til|for|to)$/.test(tokens[at - 1]?.norm ?? ''))
    return undefined;
  const covered = name.capital && at < 4 && asksForCover(tokens);
  const titled = titleBefore.test(tokens[at - 1]?.norm ?? '');
  if (!titled && !covered && ![1, 2, 3].some((step) => workAt(tokens, at + step) !== undefined))
    return undefined;
  const pupil = readName(tokens, at, nameIndex(context.roster));
  if (!pupil && !isName(tokens, at, context)) return undefined;
  const after = pupil?.next ?? at + 1;
  const next = nextOfStaff(tokens, after) ?? (titled || covered ? after : undefined);
  if (next === undefined || readClass(tokens, next, context.roster)) return undefined;
  return mayBeStaff(tokens, at, next, pupil, context) ? { name, next } : undefined;
}

/** A capital, and no word that opens a sentence: "Ring fra kontoret". */
function isName(tokens: readonly Token[], at: number, { trained }: NoteContext): boolean {
  const [last, token] = [tokens[at - 1], tokens[at]];
  if (!token?.capital) return false;
  const opens = last === undefined || token.newLine || /^[.!?:]$/.test(last.text);
  return !opens || !(trained?.words.common.has(token.norm) ?? true);
}

/** After the name, and perhaps a family name, and the work. */
function nextOfStaff(tokens: readonly Token[], after: number): number | undefined {
  const surname = tokens[after];
  const goesOn = surname?.kind === 'word' && surname.capital && !surname.newLine;
  return workAt(tokens, after) ?? (goesOn ? workAt(tokens, after + 1) : undefined);
}

function workAt(tokens: readonly Token[], from: number): number | undefined {
  if (!starts.test(tokens[from]?.norm ?? '')) return undefined;
  let to = from;
  while (to < from + 4 && tokens[to] && !tokens[to]?.newLine) to += 1;
  const text = textOf(tokens, from, to);
  const found = place.exec(text) ?? title.exec(text);
  return found ? from + found[0].split(' ').length : undefined;
}

function mayBeStaff(
  tokens: readonly Token[],
  at: number,
  next: number,
  pupil: FoundName | undefined,
  context: NoteContext,
): boolean {
  if (!pupil || inClasses(pupil.candidates, context.scope).length === 0) return true;
  return !pupil.full && permitsAnother(tokens, at, next, context);
}

/** "Ida havde fri, det har Bo på kontoret godkendt": not "fri til Bo, skoleleder har godkendt". */
function permitsAnother(
  tokens: readonly Token[],
  at: number,
  next: number,
  { roster }: NoteContext,
): boolean {
  const index = nameIndex(roster);
  const another = tokens.some(
    (one, before) => before < at && one.capital && readName(tokens, before, index) !== undefined,
  );
  const permits = [0, 1, 2, 3].some((step) => readCue(tokens, next + step)?.cue === 'leave');
  const byPlace = /^(?:\S+ )?(?:paa|fra|i|in|from|of|at) /.test(textOf(tokens, at + 1, next));
  return another && permits && byPlace;
}
