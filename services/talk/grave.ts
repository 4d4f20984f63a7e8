import { kin } from '../notes/kin.ts';
import type { NoteContext } from '../notes/reading.ts';
import type { Resolved } from '../notes/resolveName.ts';
import { aboutPupils } from './aboutPupil.ts';
import { type GraveKind, graveSayings, marks } from './graveSayings.ts';
import { plain } from './plain.ts';

/** What a message says that is grave, and of whom where it names one pupil. */
export type Grave = { kind: GraveKind } | { kind: GraveKind; who: Resolved };

/** The weightiest first: where somebody may be in danger now comes before a loss. */
const weight: readonly GraveKind[] = ['ownDanger', 'suicide', 'violence', 'death', 'bereavement'];

/**
 * Finds words of violence, abuse, suicide or death, in any part of a message: such a message is answered by a
 * fixed text on whom to turn to. Deliberately wide, but a topic of lessons is none ("tema om selvmord").
 * O(length × sayings), plus name look-ups.
 */
export function graveIn(text: string, context: NoteContext): Grave | undefined {
  const parts = text
    .replaceAll('’', "'")
    .split(/[.,!?;:\n()]/)
    .map((part) => partOf(part, context));
  const said = parts.map(({ words }) => words);
  // Where an accident is told, the marks come from it.
  const told = said.some((words) => accident.test(words))
    ? said.filter((words) => !marks.test(words))
    : said;
  const kinds = new Set(told.flatMap((words) => kindOf(words) ?? []));
  const kind = weight.find((one) => kinds.has(one));
  if (kind === undefined) return undefined;
  const [only, ...others] = parts.flatMap(({ who }) => who);
  return only && others.length === 0 ? { kind, who: only } : { kind };
}

function kindOf(words: string): GraveKind | undefined {
  if (isTopic.test(words)) return undefined;
  return graveSayings.find(({ says }) => says.test(words))?.kind;
}

const accident =
  /\b(?:slaaet sig|slog sig|faldt|faldet|vaeltede|styrtede|styrt|cykelstyrt|uheld|ulykke|fodbold|haandbold|idraet|fell|fallen|tripped|crashed|accident|football|hit (?:his|her) head)\b/;

/** "tema om selvmord", "a film about violence", "lost his head": nobody is in danger. */
const isTopic =
  /\b(?:tema\w{0,30}|emne\w{0,30}|film\w{0,30}|bog\w{0,30}|boeger|foredrag\w{0,30}|oplaeg\w{0,30}|undervisning\w{0,30}|projekt\w{0,30}|opgave\w{0,30}|stil|teater\w{0,30}|theme|topic|lesson|lessons|film|book|play|essay|project) (?:\w{1,30} ){0,3}(?:om|about|on) /;

/** A long part is looked at without its names. */
function partOf(part: string, context: NoteContext): { words: string; who: readonly Resolved[] } {
  const { words, who } = aboutPupils(part, context);
  return { words: (words || plain(part)).split(' ').map(classOf).join(' '), who };
}

const closeToThem =
  /^(?:moderen|faderen|plejefar|plejemor|plejeforaeldre|stepfather|stepmother|boyfriend|kaereste|kaeresten|familien|bedsteforaeldre|mommy|daddy|grandparents)$/;

/** A word's place in what is said. */
function classOf(word: string): string {
  if (word === '@') return 'PUPIL';
  const own = word.replace(/'s$/, '');
  if (kin.test(own) || closeToThem.test(own)) return 'KIN';
  if (
    /^(?:hans|hendes|deres|dennes|his|their|sin|sine|boernenes|drengens|pigens|elevens)$/.test(word)
  )
    return 'THEIR';
  if (/^(?:min|mit|mine|my)$/.test(word)) return 'MY';
  if (
    /^(?:ham|hende|dem|him|them|elev|eleven|elever|pupil|student|barn|barnet|drengen|pigen|child)$/.test(
      word,
    )
  )
    return 'THEM';
  return word;
}

/** What people's messages say of each kind; for the tests. */
export const graveExamples: readonly (readonly [GraveKind, readonly string[]])[] = graveSayings.map(
  ({ kind, examples }) => [kind, examples],
);
