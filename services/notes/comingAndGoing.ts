import type { Cue } from './cueWords.ts';
import { isByRelative } from './kin.ts';
import { isFullStop } from './marks.ts';
import { nameIndex } from './nameIndex.ts';
import { readClass } from './readClass.ts';
import type { NoteContext } from './reading.ts';
import { readName } from './readName.ts';
import { isHourIn } from './spokenHours.ts';
import { isClock } from './timesOfDay.ts';
import { inLine, type Token, textOf } from './tokens.ts';

/** "kom 8.25", "mødte 9:10", "gik 12.30": with a time of day, late or left. */
export function cameOrLeft(
  tokens: readonly Token[],
  at: number,
  roster: NoteContext['roster'],
): { cue: Cue; next: number } | undefined {
  const word = tokens[at]?.norm ?? '';
  const planned = goesAtHour(tokens, at, roster);
  if (planned) return planned;
  if ((word === 'in' || word === 'here') && isInBy(tokens, at))
    return { cue: 'late', next: at + 1 };
  if (/^(kommer|moeder)$/.test(word) && comesToLesson(tokens, at))
    return { cue: 'late', next: at + 1 };
  const came = /^(kom|moedte|ankom)$/.test(word);
  if (!came && word !== 'gik') return undefined;
  if (!came && goesHome(tokens, at)) return { cue: 'left', next: at + 1 };
  if (came && comesToLesson(tokens, at)) return { cue: 'late', next: at + 1 };
  return isToldHour(tokens, at) ? { cue: came ? 'late' : 'left', next: at + 1 } : undefined;
}

/** "kom 8.25", "kom begge ca. 8.25", "kom fem minutter over otte": an hour after the verb. */
function isToldHour(tokens: readonly Token[], verb: number): boolean {
  const after = verb + (subject.test(tokens[verb + 1]?.norm ?? '') ? 2 : 1);
  const ca = tokens[after]?.norm === 'ca' ? after + 1 : after;
  const next = tokens[ca]?.text === '.' ? ca + 1 : ca;
  if (isClock(tokens, next) && tokens[next]?.kind !== 'word') return true;
  return isHourIn(inLine(tokens, after, after + 8));
}

/** "hjem 11.20", "home 11:20". */
export function homeAtHour(
  tokens: readonly Token[],
  at: number,
): { cue: Cue; next: number } | undefined {
  if (!/^(?:hjem|home)$/.test(tokens[at]?.norm ?? '')) return undefined;
  return isHourAlone(inLine(tokens, at + 1, at + 4)) ? { cue: 'left', next: at + 1 } : undefined;
}

/** "går i dag kl. 12", "kommer ca. kl. 10": coming or going at an hour, with the day between. */
function goesAtHour(
  tokens: readonly Token[],
  at: number,
  roster: NoteContext['roster'],
): { cue: Cue; next: number } | undefined {
  const word = tokens[at]?.norm ?? '';
  // "i dag kom hun kl. 10"
  const inverted = subject.test(tokens[at + 1]?.norm ?? '');
  const came = comes.test(word) || (inverted && /^(?:kom|moedte|ankom)$/.test(word));
  const cue = came ? 'late' : goes.test(word) || hasToGo(tokens, at) ? 'left' : undefined;
  if (!cue || isOther(tokens[at - 1])) return undefined;
  const verb = inverted ? at + 1 : at;
  const from = afterNames(tokens, verb + 1, roster);
  const own = inLine(tokens, from, from + 8);
  const text = textOf(own);
  const found =
    atHour.test(text) ||
    aroundHour.test(text) ||
    (from === verb + 1 && isHourAlone(own)) ||
    isHourIn(own);
  const leavesAfter =
    cue === 'left' && afterLesson.test(textOf(inLine(tokens, verb + 1, verb + 9)));
  if (!found && !leavesAfter) return undefined;
  if (!isByRelative(tokens, at)) return { cue, next: at + 1 };
  // "mum is coming at 12": to fetch somebody.
  return cue === 'late' ? { cue: 'left', next: at + 1 } : undefined;
}

/** "måtte gå efter første time", "skal gå kl. 12". */
function hasToGo(tokens: readonly Token[], at: number): boolean {
  const modal = /^(?:maatte|maa|skal|skulle|ville|vil|to)$/;
  return tokens[at]?.norm === 'gaa' && modal.test(tokens[at - 1]?.norm ?? '');
}

/** "går efter 4. lektion", "leaves after the third lesson": when the day ended for somebody. */
const afterLesson =
  /^(?:(?:hjem|i dag|idag|today|home) )?(?:efter|after) (?:den |the )?(?:[1-9] (?:\. |st |nd |rd |th )?|foerste |anden |tredje |fjerde |femte |sjette |first |second |third |fourth |fifth |sixth )(?:lektion|time|modul|lesson|period)\b/;

/** "she'll be in by about 10": when somebody comes. */
function isInBy(tokens: readonly Token[], at: number): boolean {
  if (!/^(be|is|get|gets|getting)$/.test(tokens[at - 1]?.norm ?? '')) return false;
  const own = inLine(tokens, at + 1, at + 9);
  return isHourIn(own) || atHour.test(textOf(own));
}

/** "går 11.45", "kommer 9:30 i dag": an hour with its minutes needs no "kl.". */
function isHourAlone(rest: readonly Token[]): boolean {
  const text = textOf(rest);
  return /^(?:(?:foerst|ind|up|my|class|the|room|hjem|herfra|fra os|fra skolen|afsted|igen|ca|i dag|idag|today|in|home|out|only|again|late|around|about) (?:\. )?){0,2}(?:0?[7-9]|1[0-6])[.:][0-5]\d\b/.test(
    text,
  );
}

/** Past the names and classes that stand between a Danish verb and its hour: "kommer Ida Holm 4b kl. 9". */
function afterNames(tokens: readonly Token[], from: number, roster: NoteContext['roster']): number {
  let at = from;
  while (at < from + 5) {
    if (/^(?:for|og|and|to|get|collect|fetch|henter|efter)$/.test(tokens[at]?.norm ?? '')) {
      at += 1;
      continue;
    }
    const name = readName(tokens, at, nameIndex(roster)) ?? readClass(tokens, at, roster);
    if (!name || tokens[at]?.newLine) break;
    at = name.next;
  }
  return at;
}

/** "jeg går kl. 12", "vikaren kommer kl. 9": not the pupil, unless it is a word for one. */
function isOther(subject: Token | undefined): boolean {
  if (subject?.kind !== 'word') return false;
  if (writers.test(subject.norm)) return true;
  if (/^(?:class|bus|group|train|everyone|everybody|alle|klassen)$/.test(subject.norm)) return true;
  const noun = !subject.capital && subject.norm.length > 4 && /(?:(?<!s)en|et)$/.test(subject.norm);
  return (
    noun &&
    !/^(?:drengen|pigen|eleven|barnet|soennen|datteren|desuden|igen|morgen|overmorgen|formiddagen|dagen)$/.test(
      subject.norm,
    )
  );
}

/** Those who write, and are no pupils. */
export const writers = /^(?:jeg|vi|i|i'm|im|we|we're)$/;

const comes =
  /^(dukker|dukkede|walked|strolled|rolled|wandered|sauntered|entered|turned|showed|got|indfandt|toeffede|traskede|daskede|slentrede|stoeder|stoedte|kommer|komme|moeder|ankommer|arrives|arriving|arrive|arrived|came|come|comes|coming|joining)$/;

const subject = /^(?:han|hun|de|he|she|they|begge|both)$/;

const goes =
  /^(gaar|gik|smutter|hentes|afhentes|forlader|leaves|leaving|leave|fetched|collected|goes|going|go|went)$/;

const atHour =
  /^(?:(?:foerst|sig|doeren|ad|up|my|the|class|classroom|room|door|through|in|ind|herfra|hjem|skolen|igen|i|paa|dag|idag|gaar|igaar|morgen|imorgen|tidlig|mandag|tirsdag|onsdag|torsdag|fredag|today|tomorrow|school|ca|cirka|omkring|about|around|at) (?:\. )?){0,5}(?:kl|klokken|at)(?: \.)?(?: (?:ca|cirka|about))?(?: \.)? (?:\d{1,2}(?:[.:]\d\d)?|otte|ni|ti|elleve|tolv|et|to|halv|kvart|nine|ten|eleven|twelve|one|two|half)\b(?!(?: \.)? (?:til|for at|with|to) (?:moede|samtale|koncert|en samtale|et moede))/;

/** "dukker op ved titiden", "kommer hen ad ni", "in round about ten". */
const aroundHour =
  /^(?:(?:op|foerst|ind|til|igen|i|dag|idag|in) ){0,4}(?:ved|omkring|hen ad|around|about|round about)(?: (?:kl|klokken)(?: \.)?)? (?:(?:0?[7-9]|1[0-6])(?:[.:][0-5]\d)?(?: - tiden)?|(?:otte|ni|ti|elleve|tolv|nine|ten|eleven|noon)(?: - tiden)?|\w{2,12}tiden)(?= [.,;!]|$| (?:og|and|i|fordi|because|hun|han|he|she)\b)/;

/** "gik fredag efter 4. lektion hjem": with nothing between that ends what is said. */
function goesHome(tokens: readonly Token[], at: number): boolean {
  const rest = tokens.slice(at + 1, at + 8);
  const home = rest.findIndex(({ norm }) => /^(hjem|home)$/.test(norm));
  const ends = ({ text, newLine }: Token, index: number) =>
    newLine || /^[,;!?]$/.test(text) || isFullStop(tokens, at + 1 + index);
  const denied = rest.slice(0, home).some(({ norm }) => /^(?:ikke|ikk|ik|ej|not)$/.test(norm));
  return home > 0 && !denied && !rest.slice(0, home + 1).some(ends);
}

/** "kom til 2. time", "kom til time to": after the first one. */
function comesToLesson(tokens: readonly Token[], at: number): boolean {
  const text = textOf(tokens, at + 1, at + 6);
  return /^(?:foerst )?(?:ind )?(?:til|i) (?:(?:[2-9] \.?|[2-9](?= (?:time|lektion|modul)\b)|anden|tredje|fjerde|femte) (?:time|lektion|lekt|modul)|(?:time|lektion) (?:[2-9]|to|tre|fire|fem))\b/.test(
    text,
  );
}
