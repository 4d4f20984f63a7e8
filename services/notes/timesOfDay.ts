import { isOfVisitHours } from './appointments.ts';
import { isOfDegrees } from './degrees.ts';
import type { Token } from './tokens.ts';

/** A time of day: after "kl.", in brackets, minutes above any month, or where somebody came or left. */
export function isClock(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === 'clock') return true;
  if (token?.kind === 'number')
    return (
      isOfDegrees(tokens, at) ||
      isOfVisitHours(tokens, at) ||
      (token.text.length <= 2 && afterHour(tokens, at))
    );
  if (token?.kind !== 'date' || token.text.includes('/') || token.text.includes('-')) return false;
  if (isOfDegrees(tokens, at)) return true;
  if (/^(?:[6-9]|1[0-6])\.[0-5]\d\.?$/.test(token.text) && told.test(tokens[at - 1]?.norm ?? ''))
    return true;
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

/** "ringet 8.04", "mor 8.02": when it was told. */
const told =
  /^(?:mor|far|moren|faren|moderen|faderen|mum|mom|mam|dad|ringet|ringede|ringer|ring|skrev|skrevet|meldt|sms|besked|opkald|tlf|telefon|aula|called|rang|rung|phoned|texted|msg|message)$/;

/** Words of coming late or leaving: an hour beside them is no date. */
const cameOrWent =
  /^(kom|moedte|dukkede|dukket|ankom|dumpede|dumpende|drattende|forsinket|forsent|sent|late|came|arrived|gik|left|hentet|smuttede|hjemsendt|foerst|oversov|overslept)$/;

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
