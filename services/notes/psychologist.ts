import { type Token, textOf } from './tokens.ts';

/** "henvist til psykolog", "samtale med psykologen", "PPR's psykolog": no visit that somebody is away for. */
const noVisit =
  /\b(?:(?:henvis(?:t|es|e|ning)|indstill(?:et|es)|venteliste|afventer|venter|samtaler?|snakk?(?:e|er|et|ede)?|tale|taler|talt|talte|moede|ringet|ringede|kontakt|kontaktet|anbefaler|behov|brug|referr?(?:ed|al)?|conversation|talk(?:ed|s|ing)?|spoke|spoken|speaking|meeting|waiting|touch|needs?)(?: [^\s.,:;!?]{1,12}){0,3}|ppr(?:'s)?|skolens|vores|the school|educational|our)$/;

/** "psykologen siger", "psykologen anbefaler": who tells, or does, something. */
const acts =
  /^(?:har |has |vil |will |skal |fra ppr|from ppr)?(?:siger|sagde|sagt|ringer|ringede|ringet|skriver|skrev|skrevet|mener|anbefaler|anbefalede|kommer|kom|er her|with|says|said|rang|called|thinks|recommends|wrote|is coming|is here|fra ppr|from ppr|her paa skolen|here at)\b/;

/** "er til samtale hos psykologen": somebody goes there. */
const visits =
  /\b(?:er|var|skal|is|was) (?:\S{1,12} )?(?:til|paa|at) (?:\S{1,8} )?(?:samtaler?|moede|tid|appointment) (?:hos|ved|with|at)$/;

/** Whether a message tells of a psychologist whom nobody visits. O(tokens). */
export function tellsOfPsychologist(tokens: readonly Token[]): boolean {
  return tokens.some((_, at) => isTalkedWith(tokens, at, at + 1));
}

/** Whether a psychologist is only talked with, waited for, or tells something; nobody is away for that. O(1). */
export function isTalkedWith(tokens: readonly Token[], at: number, next: number): boolean {
  if (!/psykolog|psycholog/.test(tokens[at]?.norm ?? '')) return false;
  const before = textOf(tokens, Math.max(0, at - 7), at);
  if (visits.test(before)) return false;
  return noVisit.test(before) || acts.test(textOf(tokens, next, next + 4));
}
