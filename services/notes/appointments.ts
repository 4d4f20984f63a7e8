import { areSchoolHours } from './clockHours.ts';
import type { Cue } from './cueWords.ts';
import { type Token, textOf } from './tokens.ts';

/** A visit that takes some of a day, in one word: "tandlægen", "optician". */
export const appointment =
  /^(?:\w{0,14}laegen?s?|\w{0,14}laegetid(?:en)?|tandretning(?:en)?|tandregulering(?:en)?|tandplejen?|sygehuset?|hospital(?:et)?|psykolog(?:en)?|logopaed(?:en)?|talepaedagog(?:en)?|optiker(?:en)?|ortopaed(?:en)?|kiropraktor(?:en)?|tdl|tandl|boejlen?|fysioterapeut(?:en)?|fys|bup|kontrol|dentist|doctors?|doctor's|gp|ortho|orthodontist|optician|therapy|hospital|appointment|check-?up)$/;

/** Words between the visit and its hours: "tandlæge i dag 9-10", "dentist from 10-11". */
const between = /^(?:fra|from|i|dag|today|kl|klokken|ca|[.,:(])$/;

/**
 * Whether a number is one of two hours of a visit, "tandlæge 9-10", "dentist from 10-11", and no part of a date.
 * O(1).
 */
export function isOfVisitHours(tokens: readonly Token[], at: number): boolean {
  const from = isDash(tokens[at - 1]) ? at - 2 : at;
  if (!areHours(tokens, from)) return false;
  let before = from - 1;
  while (before > from - 5 && between.test(tokens[before]?.norm ?? '')) before -= 1;
  return appointment.test(tokens[before]?.norm ?? '');
}

/** "9-10": from hour to hour within a school day. */
function areHours(tokens: readonly Token[], at: number): boolean {
  const [one, dash, other] = tokens.slice(at, at + 3);
  if (one?.kind !== 'number' || !isDash(dash) || other?.kind !== 'number') return false;
  if (isDash(tokens[at + 3]) || isDash(tokens[at - 1])) return false;
  return areSchoolHours(Number(one.text), Number(other.text));
}

function isDash(token: Token | undefined): boolean {
  return token !== undefined && /^[-–—]$/.test(token.text);
}

/**
 * "går til læge kl. halv ti og kommer ikke tilbage i dag": who goes to a visit from school and stays away has left.
 * O(words of the message).
 */
export function staysAwayAt(
  tokens: readonly Token[],
  at: number,
): { cue: Cue; next: number } | undefined {
  if (
    !/^(?:kommer|vender|komme|isn't|won't|not|goes|tager|koerer|gaar)$/.test(tokens[at]?.norm ?? '')
  )
    return undefined;
  const found = notBack.exec(textOf(tokens, at, at + 7))?.[0];
  if (found === undefined || !tokens.slice(0, at).some(({ norm }) => appointment.test(norm)))
    return undefined;
  return { cue: 'left', next: at + found.split(' ').length };
}

const notBack =
  /^(?:(?:kommer|vender|komme) (?:ikke|ikk|ik) (?:retur|tilbage)|(?:isn't|won't|not) (?:be |coming |come )?back|goes straight home|(?:tager|koerer|gaar) (?:direkte|lige) hjem)(?: (?:i dag|idag|bagefter|derefter|igen|i skole|today|after|afterwards|again))?(?= [.,;!]|$| (?:i dag|idag|bagefter|today|after)\b)/;
