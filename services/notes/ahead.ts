import { appointment } from './appointments.ts';
import { type Grouped, wordsOfGroup } from './group.ts';
import { type Token, textOf } from './tokens.ts';

/** What has not happened yet: "won't be in", "leaves at 12 on", "kan ikke komme", "bliver hentet". */
const ahead =
  /\b(?:won't|wont|will not|will|can't|cannot|can not|going to|isn't coming|not coming|is leaving|leaves|needs to|has to|kan ikke|kan ikk|(?:he|she|they|it)'ll|(?:is|are|he's|she's|they're|\w{2,20}'s) (?:having|getting|seeing)|bliver (?:hentet|hjemme|vaek)|vil ikke)\b/;

/**
 * Lets what is told as still to come look ahead: "won't be in Thursday" is of the next one. Nothing that says
 * "yesterday" or that something was. O(words).
 */
export function lookAhead(tokens: readonly Token[], { groups }: Grouped): void {
  for (const group of groups) {
    const { cues, spans } = group;
    if (cues.includes('planned') || spans.length === 0) continue;
    if (ahead.test(wordsOfGroup(tokens, group))) cues.push('planned');
  }
}

/** "kommer ikke torsdag", "is out Friday", "har tandlægetid fredag": told in the present. */
const present =
  /\b(?:is|are|(?:he|she)'s|they're|isn't|isnt|has|have|comes|kommer|er|har|gaar|moeder|skal|rejser|tager|holder)\b/;
/** Told in the past, in words that the tense of the message does not show. */
const happened =
  /\b(?:moedt|moedte|kom|kommet|gik|gaaet|blev|blevet|udeblev\w*|vaeret|manglede|manglet|hentede|hentet|forsov|did|didn't|came|left|went|been|missed|absence|fravaer|appear|faaet|faatt|received|given)\b/;

/** What lasts from now has one end: "is off until Thursday". */
const reaching =
  /\b(?:until|till|through|resten|rest|(?:til|frem til|til og med) (?:paa )?(?:mandag|tirsdag|onsdag|torsdag|fredag))\b/;

/**
 * Whether a weekday may be the last one or the next: it is told in the present of a day that is not today. Who is
 * ill or plays truant did so before. O(words).
 */
export function mayLieAhead(tokens: readonly Token[], { groups }: Grouped, past: boolean): boolean {
  if (past || reaching.test(textOf(tokens))) return false;
  return groups.some((group) => {
    const { cues, spans } = group;
    if (spans.every(({ inWeek }) => inWeek === undefined)) return false;
    if (cues.some((cue) => /^(?:planned|leave|vacation|unlawful)$/.test(cue))) return false;
    const own = wordsOfGroup(tokens, group);
    // Also without a verb, a visit is mostly still to come.
    const visits = own.split(' ').some((word) => appointment.test(word));
    if (cues.includes('illness') && !visits) return false;
    if (happened.test(own) || !(visits || present.test(own))) return false;
    return spans.some((span) => {
      const [back, on] = [span.days('past'), span.days('ahead')];
      return span.inWeek !== undefined && String(back) !== String(on);
    });
  });
}
