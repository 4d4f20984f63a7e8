import type { Cue } from './cueWords.ts';
import type { Grouped } from './groups.ts';
import type { Item } from './item.ts';
import { focusOf } from './readFocus.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

/** Reasons that mean absence by themselves, even if nobody is named. */
const clear = new Set<Cue>(['illness', 'unlawful', 'late', 'unexplained', 'askCode']);
const weak = new Set<Cue>(['absent', 'left', 'vacation', 'leave']);

/** What a message wants, by the words that say so; what it says of pupils comes after. */
export function intentOf(
  tokens: readonly Token[],
  items: readonly Item[],
  { groups }: Grouped,
): Exclude<Reading['intent'], 'refused'> {
  const said = (cue: Cue) =>
    items.some((one) => one.is === 'cue' && one.cue === cue && !one.negated);
  const named = groups.length > 0;
  const reported = [...clear, ...weak].some(said) || items.some((one) => one.is === 'lessons');
  if (!named && focusOf(tokens)) return 'status';
  if (isWithdrawal(tokens, items, said, reported)) return 'withdraw';
  if (isCorrection(tokens, items)) return 'correct';
  if ((said('allPresent') || (!reported && saysAllAreHere(tokens))) && !named) return 'all_present';
  if (asksStatus(tokens, items) || (named && asks(tokens, items))) return 'status';
  // A note must not be lost: what was said of somebody's day comes before the worry.
  const told = named && [...clear].some(said);
  if (said('concern') && !told) return 'concern';
  if (named) return 'note';
  if (said('notAbsence')) return 'not_absence';
  const somebody = said('pronoun');
  if ([...clear].some(said) || (somebody && reported) || saysMissing(tokens, items)) return 'note';
  return 'other';
}

/** "status", "hvor meget …"; "hvem er" and the like only at a sentence start, not in "…, who is ill". */
function asksStatus(tokens: readonly Token[], items: readonly Item[]): boolean {
  return items.some((one) => {
    if (one.is !== 'cue' || one.cue !== 'status' || one.negated) return false;
    const word = tokens[one.at]?.norm ?? '';
    if (!/^(hvem|who|who's|vis|hvornaar)$/.test(word)) return true;
    const before = tokens[one.at - 1];
    return before === undefined || tokens[one.at]?.newLine === true || /^[.!?:]$/.test(before.text);
  });
}

/** "alle børn i 1.b er mødt", "alle mine 2.a er her". */
function saysAllAreHere(tokens: readonly Token[]): boolean {
  const text = tokens.map(({ norm }) => norm).join(' ');
  return /\balle(?: [\w.]{1,30}){0,6} er (her|moedt|kommet|tilstede|til stede|paa plads)\b/.test(
    text,
  );
}

/** "er Storm syg?": a question is never a note, unless it asks to have it noted. */
function asks(tokens: readonly Token[], items: readonly Item[]): boolean {
  const end = items.findIndex((one) => one.is === 'mark' && one.mark === 'question');
  if (end === -1 || tokens.some(({ norm }) => noting.test(norm))) return false;
  const start = items.findLastIndex(
    (one, at) => at < end && one.is === 'mark' && ['stop', 'line', 'question'].includes(one.mark),
  );
  const sentence = items.slice(start + 1, end);
  if (!sentence.some((one) => one.is === 'pupil' || one.is === 'word')) return false;
  const first = tokens[start === -1 ? 0 : (items[start]?.next ?? 0)];
  const plain = !items.some((one) => one.is === 'cue' && clear.has(one.cue) && !one.negated);
  return plain || questioning.test(first?.norm ?? '');
}

const noting =
  /^(noter|notere|noteret|skriv|skrive|registrer|registrere|foere|rette|slette|note|register)$/;
const questioning =
  /^(er|har|var|hvor|hvad|hvordan|hvornaar|hvilke|kommer|kom|is|has|was|did|does|do|what|when|where|have)$/;

function isWithdrawal(
  tokens: readonly Token[],
  items: readonly Item[],
  said: (cue: Cue) => boolean,
  reported: boolean,
): boolean {
  if (
    said('alligevel') &&
    tokens.some(({ norm }) => /^(her|moedt|kommet|dukket|moedte|here|present|skole)$/.test(norm))
  ) {
    return !items.some((one) => one.is === 'cue' && one.cue === 'late');
  }
  if (
    tokens.some(({ norm }) => /^traekk?e?r?$/.test(norm)) &&
    tokens.some(({ norm }) => norm === 'tilbage')
  )
    return true;
  if (!said('withdraw')) return false;
  return (
    !reported ||
    tokens.some(({ norm }) =>
      /^(slet|sletter|slettes|listen|staa|slette|fjern|fjernes|fjerne|annuller|annulleres|annuler|delete|remove|withdraw|fortryd)$/.test(
        norm,
      ),
    )
  );
}

/** "RET:" first, "rettelse", "skal være", an arrow, or "det var forkert" with the right one. */
function isCorrection(tokens: readonly Token[], items: readonly Item[]): boolean {
  if (items.some((one) => one.is === 'mark' && one.mark === 'arrow')) return true;
  const denies = items.some((one) => one.is === 'cue' && one.negated && clear.has(one.cue));
  if (denies && items.some((one) => one.is === 'cue' && one.cue === 'alligevel')) return true;
  return items.some((one) => {
    if (one.is !== 'cue') return false;
    if (one.cue === 'withdraw') return true;
    if (one.cue !== 'correct') return false;
    const word = tokens[one.at]?.norm ?? '';
    if (word === 'actually' && one.at > 0) return false;
    const single = one.next === one.at + 1 && (word === 'ret' || word === 'correct');
    return !single || one.at === 0 || tokens[one.next]?.text === ':';
  });
}

/** "mangler i dag", "fraværende": somebody is away, without saying who. */
function saysMissing(tokens: readonly Token[], items: readonly Item[]): boolean {
  return items.some(
    (one) =>
      one.is === 'cue' &&
      one.cue === 'absent' &&
      (one.next > one.at + 1 ||
        /^(mangler|fravaerende|vaek|udeblev|absent|missing)$/.test(tokens[one.at]?.norm ?? '')),
  );
}
