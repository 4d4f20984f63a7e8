import type { Cue } from './cueWords.ts';
import { isInSchoolDay } from './inSchoolDay.ts';
import { nameIndex } from './nameIndex.ts';
import type { NoteContext } from './reading.ts';
import { readName } from './readName.ts';
import { isClock } from './timesOfDay.ts';
import { type Token, textOf } from './tokens.ts';

/** "bliver hentet af farmor efter skole": nothing of the day is missed. */
export function isAfterSchool(tokens: readonly Token[], from: number): boolean {
  const text = tokens
    .slice(from, from + 7)
    .map(({ norm, newLine, kind }) => (newLine || kind === 'mark' ? '.' : norm))
    .join(' ');
  return /^[^.]*\b(?:efter skole(?:tid|n)?|fra (?:sfo|sfoen|klubben|fritten)|after school|naar (?:skolen|vi) (?:er slut|har fri|slutter))\b/.test(
    text,
  );
}

/**
 * "sent Ida home", "måtte jeg sende ham hjem", "picked Ida up": who was taken home stands between the verb and
 * its end. The cue is the last word of it, so that it speaks of the name before.
 */
export function takenHome(
  tokens: readonly Token[],
  at: number,
  roster: NoteContext['roster'],
): { cue: Cue; next: number } | undefined {
  const word = tokens[at]?.norm ?? '';
  const verb = /^(?:hjem|home)$/.test(word) ? takes : word === 'up' ? picks : undefined;
  if (!verb) return hurtAndTaken(tokens, at);
  for (let one = at - 1; one >= 0 && one >= at - 7; one -= 1) {
    const token = tokens[one];
    if (!token || tokens[one + 1]?.newLine) return undefined;
    const fronted = /^(?:sende|sender|sendte)$/.test(token.norm);
    if (takesOrGoes(tokens, one, at, verb))
      return one < at - 1 || fronted ? { cue: 'left', next: at + 1 } : undefined;
    const named = token.capital || readName(tokens, one, nameIndex(roster)) !== undefined;
    if (!named && !who.test(token.norm)) return undefined;
  }
  return undefined;
}

function takesOrGoes(tokens: readonly Token[], at: number, end: number, takes: RegExp): boolean {
  return takes.test(tokens[at]?.norm ?? '') || isGoing(tokens, at, end);
}

/** "goes Konrad home", "i går gik hun hjem": the pupil went, and not the writer nor all. */
function isGoing(tokens: readonly Token[], at: number, home: number): boolean {
  if (!/^(?:gik|gaar|goes|went)$/.test(tokens[at]?.norm ?? '')) return false;
  const between = tokens.slice(at + 1, home).map(({ norm }) => norm);
  const others = between.some((word) => /^(?:jeg|vi|i|we|alle|all|everybody|everyone)$/.test(word));
  const ends = /^(?:hjem|home)$/.test(tokens[home]?.norm ?? '');
  return ends && !others && !isAfterSchool(tokens, home + 1);
}

const takes =
  /^(?:sende|sender|sendte|sendt|sendes|koeres|foelges|koere|koerte|koert|koerer|fulgte|fulgt|hente|hentede|tog|taget|tage|sent|send|sending|sends|take|took|taking|taken|drove|brought|walked)$/;

const picks = /^(?:pick|picks|picked|picking)$/;

const who =
  /^(?:him|her|them|both|ham|hende|han|hun|he|she|dem|begge|jeg|vi|i|we|og|and|lige|igen|nu|tidligt|straks|desvaerre|straight|just|early|poor|a|b|med)$/;

/** "taken to hospital at 10:40", "kørt på skadestuen i frikvarteret": in the course of the day. */
function hurtAndTaken(
  tokens: readonly Token[],
  at: number,
): { cue: Cue; next: number } | undefined {
  const word = tokens[at]?.norm ?? '';
  const found = beingTaken.test(word)
    ? toDoctor.exec(textOf(tokens, at + 1, at + 7))
    : takingThem.test(word) && withThem.exec(textOf(tokens, at, at + 8));
  if (!found) return undefined;
  const atSchool = tokens.some((_, one) => isClock(tokens, one)) || isInSchoolDay(tokens);
  return atSchool ? { cue: 'left', next: at + 1 } : undefined;
}

const beingTaken = /^(?:taken|rushed|driven|brought|koert|bragt|fulgt)$/;
const takingThem =
  /^(?:paa|koerer|koerte|tager|tog|afsted|on|takes|taking|took|drives|driving|drove)$/;

/** "mor er på vej med hende til skadestuen", "far kører ham til lægen". */
const withThem =
  /^(?:(?:paa vej|koerer|koerte|tager|tog|afsted|on (?:his|her|the) way) (?:med |m |with )?|(?:takes|taking|took|drives|driving|drove) )(?:ham|hende|him|her|dem|them) (?:direkte |straight )?(?:to|til|paa) (?:(?:the|a|an) )?(?:a & e|casualty|hospital\w{0,3}|doctors?|dentist|skadestuen?|emergency|er|clinic|laegen?|vagtlaegen?|laegehuset|sygehuset|tandlaegen?)\b/;

const toDoctor =
  /^(?:(?:straight|direkte|lige|away|off) )?(?:to|til|paa) (?:(?:the|a|an) )?(?:a & e|casualty|hospital\w{0,3}|doctors?|dentist|skadestuen?|emergency|er|clinic|infirmary|laegen?|vagtlaegen?|laegehuset|sygehuset|tandlaegen?)\b/;
