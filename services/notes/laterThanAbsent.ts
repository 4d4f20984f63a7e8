import type { Cue } from './cueWords.ts';
import { nameIndex } from './nameIndex.ts';
import { readCue } from './readCue.ts';
import type { NoteContext } from './reading.ts';
import { readName } from './readName.ts';
import { inLine, type Token, textOf } from './tokens.ts';

/** "did not come late" is no absence, "kommer ikke kl. 8, men først kl. 10" a late one. */
export function laterThanAbsent(
  tokens: readonly Token[],
  at: number,
  next: number,
  roster: NoteContext['roster'],
): { cue: Cue; next: number; negated: boolean } | undefined {
  const after = readCue(tokens, next);
  if (after?.cue === 'late' && tokens.slice(at, next).some(({ norm }) => arriving.test(norm)))
    return { cue: 'late', next: after.next, negated: true };
  const own = inLine(tokens, next, ofAnother(tokens, next, roster));
  const text = textOf(own).replaceAll('kl . ', 'kl ');
  return onlyThen.test(text) ? { cue: 'late', next, negated: false } : undefined;
}

/** "hjemme med feber, og Sara kommer først kl. 9": where the next pupil begins what is said is no longer of this one. */
function ofAnother(tokens: readonly Token[], from: number, roster: NoteContext['roster']): number {
  const some = tokens.slice(from, from + 14);
  const end = some.findIndex(
    ({ capital }, at) => capital && readName(tokens, from + at, nameIndex(roster)) !== undefined,
  );
  return from + (end === -1 ? 14 : end);
}

/** The verb of "kom ikke", "did not come". */
const arriving = /^(?:kom|come|kommer|moedte|arrive)$/;

const onlyThen =
  /^(?:[^.!?]{0,90} )??(?:(?:men|but) )?(?:foerst|foer|until|till|before)(?: (?:kl|klokken|ca|about|around|at|omkring)(?: \.)?){0,2} (?:(?:0?[7-9]|1[0-6])(?:[.:][0-5]\d)?(?! ?(?:\.|\/|-|th|st|nd|rd|dage?|days?|uger?|weeks?|(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\w{0,7}))\b|(?:\d (?:\.|st|nd|rd|th)|anden|tredje|fjerde|second|third|fourth) (?:time|lektion|modul|lesson|period)\b|(?:lesson|period) \d\b|(?:nine|ten|eleven|twelve|half (?:past )?\w{2,6}|ni|ti|elleve|tolv)(?! (?:days|weeks|dage|uger|min))\b|(?:break|lunch|after lunch|after break|frokost|middag|noon)\b)/;
