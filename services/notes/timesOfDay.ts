import { isOfVisitHours } from './appointments.ts';
import { isOfDegrees } from './degrees.ts';
import type { Token } from './tokens.ts';

/** A time of day: after "kl.", in brackets, minutes above any month, or where somebody came or left. */
export function isClock(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === 'clock') return true;
  if (token?.kind === 'number')
    return (
      isWhichLesson(tokens, at) ||
      isAtHour(tokens, at) ||
      isOfDegrees(tokens, at) ||
      isOfVisitHours(tokens, at) ||
      (token.text.length <= 2 && afterHour(tokens, at))
    );
  if (token?.kind !== 'date' || token.text.includes('/') || token.text.includes('-')) return false;
  // "2026.09.18", "27 . 10.26"
  if (tokens[at - 1]?.text === '.' && tokens[at - 2]?.kind === 'number') return false;
  if (isOfDegrees(tokens, at)) return true;
  if (/^(?:[6-9]|1[0-6])\.[0-5]\d\.?$/.test(token.text) && isWhenTold(tokens, at)) return true;
  const [hours, minutes = '', more] = token.text.replace(/\.$/, '').split('.');
  if (more !== undefined || minutes.length !== 2) return afterHour(tokens, at);
  const before = tokens[at - 1];
  if (token.text.endsWith('.'))
    return afterHour(tokens, at) || /^(kom|moedte|ankom|at|came|left)$/.test(before?.norm ?? '');
  return (
    afterHour(tokens, at) ||
    before?.text === '(' ||
    /^(ca|kom|moedte|ankom|op|doeren|at|gik|kommer|klokken|came|left|gaar|moeder|hentes|afhentes|hentet|ankommer|smutter|foerst|leaves|leaving|arrives)$/.test(
      before?.norm ?? '',
    ) ||
    Number(minutes) > 12 ||
    (Number(hours) >= 6 && Number(hours) <= 16 && inSentence(tokens, at, cameOrWent))
  );
}

/** "fetched her at 12.": an hour, with the dot of its sentence. */
function isAtHour(tokens: readonly Token[], at: number): boolean {
  const [before, number, dot, after] = tokens.slice(Math.max(0, at - 1), at + 3);
  if (before?.norm !== 'at' || Number(number?.text) > 16 || dot?.text !== '.') return false;
  return after === undefined || after.newLine || after.capital;
}

/** "måtte forlade 4. lektion, men var med igen i 5.": another lesson. */
function isWhichLesson(tokens: readonly Token[], at: number): boolean {
  const [before, number, dot, after] = tokens.slice(Math.max(0, at - 1), at + 3);
  if (!/^(?:i|til|fra|efter)$/.test(before?.norm ?? '') || number?.text.length !== 1) return false;
  if (
    dot?.text !== '.' ||
    !dot.glued ||
    !(after === undefined || after.capital || after.kind === 'mark')
  )
    return false;
  return tokens.slice(0, at).some(({ norm }) => lesson.test(norm));
}

const lesson =
  /^(?:lek|lekt|lektion(?:en|er|erne)?|time|timer|timen|modul(?:et|er)?|lessons?|periods?)$/;

/** "ringet 8.04", "mor 8.02": when it was told. */
const told =
  /^(?:mor|far|moren|faren|moderen|faderen|mum|mom|mam|dad|ringet|ringede|ringer|ring|skrev|skrevet|meldt|sms|besked|opkald|tlf|telefon|aula|called|rang|rung|phoned|texted|msg|message)$/;

/** Not "uden besked 6.11.", which is a date. */
function isWhenTold(tokens: readonly Token[], at: number): boolean {
  const [one, other] = [tokens[at - 1]?.norm ?? '', tokens[at - 2]?.norm ?? ''];
  return told.test(one) && !/^(?:uden|ingen|intet|without|no)$/.test(other);
}

/** Words of coming late or leaving: an hour beside them is no date. */
const cameOrWent =
  /^(kom|moedte|dukkede|dukket|ankom|dumpede|dumpende|drattende|forsinket|forsent|sent|late|came|arrived|gik|left|hentet|henter|hentes|hentede|afhentes|collected|fetched|fetches|collects|smuttede|hjemsendt|foerst|oversov|overslept)$/;

function afterHour(tokens: readonly Token[], at: number): boolean {
  const dot = tokens[at - 1]?.text === '.' ? at - 1 : at;
  return /^(kl|klokken)$/.test(tokens[dot - 1]?.norm ?? '');
}

function inSentence(tokens: readonly Token[], at: number, words: RegExp): boolean {
  const ends = (token: Token | undefined) => token === undefined || /^[.!?]$/.test(token.text);
  for (let one = at; one >= 0 && (one === at || !ends(tokens[one])); one -= 1) {
    if (words.test(tokens[one]?.norm ?? '')) return true;
    if (tokens[one]?.newLine) break;
  }
  for (let one = at + 1; !ends(tokens[one]) && !tokens[one]?.newLine; one += 1) {
    if (words.test(tokens[one]?.norm ?? '')) return true;
  }
  return false;
}
