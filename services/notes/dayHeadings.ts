import { months, weekdays } from '../time/lexicon.ts';
import { type Group, isBack, isBare, says } from './group.ts';
import { reportingCues } from './reportingCues.ts';

/** A sentence that names nobody, as it ends. */
export type Nameless = {
  /** What it says. */
  lead: Group;
  words: readonly string[];
  /** Whether it has a colon, and whether its line ends with it. */
  colon: boolean;
  line: boolean;
  /** Whether it names a class. */
  ofClass: boolean;
  /** Whether words of it were passed over. */
  gaps: boolean;
  /** Of whom was told before. */
  groups: readonly Group[];
};

/** A sentence without a name is a heading if it ends in a colon, or stands above with days or a reason. */
export function isHeading(sentence: Nameless): boolean {
  const { lead, colon, line, ofClass, groups } = sentence;
  const days = lead.spans.length > 0;
  if (listsDays(sentence)) return false;
  if (colon) return days || lead.cues.length > 0 || line;
  if (line && (says(lead) || (days && isBare(lead)))) return true;
  if (days && groups.length === 0 && isAnnounced(sentence)) return true;
  // "Mandag d. 16. november. Loke syg": nothing but the day.
  return days && isBare(lead) && groups.length === 0 && (ofClass || isOnlyTime(sentence));
}

/** "Mandag d. 16. november. Loke syg", "glemte fredag!! …": nothing but the day. */
function isOnlyTime({ gaps, words }: Nameless): boolean {
  const isTime = (word: string) =>
    !/^[a-z]{2}/.test(word) || weekdays.has(word) || months.has(word) || small.test(word);
  return !gaps && words.every(isTime);
}

const small =
  /^(?:den|the|of|on|paa|for|st|nd|rd|th|i|dag|idag|gaar|igaar|forgaars|today|yesterday|glemte|forgot)$/;

/** "Yesterday's absences. Ida ill, …", "Mangler lige at fortælle om i mandags. …": the first sentence says of which day. */
function isAnnounced({ lead, words }: Nameless): boolean {
  const { cues, negated } = lead;
  const others = cues.filter((cue) => cue !== 'absent' && cue !== 'illness');
  if (negated.length > 0 || others.some((cue) => reportingCues.has(cue) || cue === 'pronoun'))
    return false;
  const ill = cues.includes('illness');
  return words.some((word) => (ill ? listsIll : announces).test(word));
}

/** Words of a list of absences, or of telling one. */
const announces =
  /^(?:fravaer|fravaeret|fravaersliste|fravaerslisten|fremmoede|fortaelle|melde|notere|indberette|opsamling|efterregistrering|absences|absentees|attendance|register)$/;

const listsIll = /^(?:sygdom|sygefravaer|sygemeldinger|sygeliste|sickness|illness|illnesses)$/;

/** "Ida syg. Dage: 2/10, 5/10": of whom was told before. */
function listsDays({ colon, groups, words }: Nameless): boolean {
  return colon && groups.length > 0 && dayList.test(words[0] ?? '');
}

/** "Dage: 2/10, 5/10". */
const dayList = /^(?:dage|dato|datoer|dagene|days|date|dates)$/;

/** "Lucas, Nora, Sara" on lines of their own, and last "alle syge": it is said of all of them, who have no reason yet. */
export function isOfAll({ lead, words, groups }: Nameless): boolean {
  const all = /^(?:alle|begge|samtlige|all|both)$/.test(words[0] ?? '');
  return all && groups.length > 1 && says(lead) && !groups.some((one) => says(one) || isBack(one));
}

/** "Ida: øreonde. Sygemeldt siden mandag.": it goes on about the only one. */
export function goesOnAbout(sentence: Nameless): Group | undefined {
  const { lead, gaps, groups } = sentence;
  const [only, another] = groups;
  if (!only || another || lead.cues.includes('back')) return undefined;
  // A line with nothing but the day: "Ida syg", "i dag".
  const onlyDays = isBare(lead) && (!gaps || listsDays(sentence)) && only.spans.length === 0;
  return says(lead) || onlyDays ? only : undefined;
}
