import type { Item } from './item.ts';
import { tellsOfPsychologist } from './psychologist.ts';
import { reportingCues } from './reportingCues.ts';
import { type Token, textOf } from './tokens.ts';

const share = /\b\d{1,3} ?(?:%|procent|pct|percent|per cent)/;
const ofAbsence = /\b(?:fravaer\w*|absence|absent|absences)\b/;

/** "Johanne har 12 % fravær": how much somebody was away, not that they are. O(tokens). */
export function tellsAShare(tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  return share.test(text) && ofAbsence.test(text);
}

const lacks = /^(?:mangler|manglede|missing|lacks|needs)$/;
const still =
  /^(?:stadig|igen|ogsaa|altid|fortsat|still|a|an|the|his|her|their|sin|sit|sine|en|et)$/;
const doctors =
  /^(?:\w*laegen?|tandpleje[nr]?|\w*psykolog(?:en)?|fysioterapeut(?:en)?|kiropraktor(?:en)?|optiker(?:en)?|doctor|dentist|orthodontist|optician|therapist)$/;
const hard =
  /\b(?:svaert (?:derhjemme|hjemme|i hjemmet)|(?:problemer|uro|konflikter?|ballade) (?:derhjemme|hjemme|i hjemmet)|svaer tid|skilsmisse|(?:hard|difficult|rough|tough) time|(?:trouble|problems) at home)\b/;

/**
 * Words by which a pupil is perhaps not away, or for no reason that the words of absence give: a thing that is
 * missing ("mangler penalhus"), a doctor of whom something is told
 * ("Ernests tandlæge er flyttet"). O(tokens + items).
 */
export function mayNotBeAway(tokens: readonly Token[], items: readonly Item[]): boolean {
  const thing = items.some(
    (one) =>
      one.is === 'cue' && one.cue === 'absent' && !one.negated && lacksThing(tokens, items, one),
  );
  const reasons = items.filter((one) => one.is === 'cue' && reportingCues.has(one.cue));
  const doctor = items.some((one) => {
    if (reasons.length > 1 || items.some((it) => it.is === 'cue' && it.cue === 'pronoun'))
      return false;
    if (one.is !== 'pupil' || !one.name.genitive || !doctors.test(tokens[one.next]?.norm ?? ''))
      return false;
    return /^(?:er|har|var|ringede|skrev|is|has|was|had|called)$/.test(
      tokens[one.next + 1]?.norm ?? '',
    );
  });
  const text = textOf(tokens);
  return (
    thing || doctor || cameWith.test(text) || fetchedLater.test(text) || tellsOfPsychologist(tokens)
  );
}

/** "hentes kl. 15", "bliver hentet i SFO'en": when the school day is over. */
const fetchedLater =
  /\b(?:hentes|hentet|henter|picked up|collected)(?: \S{1,12}){0,5} (?:(?:kl|klokken|at)(?: \.)? (?:1[5-7]|[345] ?pm)\b|(?:i|fra|from) (?:\S{1,8} )?(?:sfo|fritter|fritidshjem|klub|fritidsklub|after ?-? ?school)|efter skole|after ?-? ?school)/;

/** "walked in with his arm in plaster", "mødte op med gips": hurt or ill, and at school. */
const cameWith =
  /\b(?:(?:walked|came|strolled|limped|hobbled) (?:in|into \S{1,12}|to school|to class)|(?:turned|showed) up|(?:is|was) (?:in|here|at school|in school|in class)|moedte(?: op)?|kom(?:mer)?(?: i skole)?|dukkede op|humpede ind|er (?:i skole|her|moedt))(?: today| i dag| idag| igen| this morning)? (?:with|on|med|paa) (?:\S{1,12} ){0,4}?(?:plaster|cast|crutch(?:es)?|sling|bandage[sd]?|splint|black eye|runny nose|cough|gips|krykker|slynge|forbinding|bandage|skinne|snot|hoste)\b/;

/** "har det svært derhjemme": a reason the register has no word for. O(tokens). */
export function tellsOfTrouble(tokens: readonly Token[]): boolean {
  return hard.test(textOf(tokens));
}

/** "mangler penalhus", "is missing a pencil case": a thing right after it, and nothing after that. */
function lacksThing(tokens: readonly Token[], items: readonly Item[], cue: Item): boolean {
  if (cue.next !== cue.at + 1 || !lacks.test(tokens[cue.at]?.norm ?? '')) return false;
  let at = cue.next;
  while (still.test(tokens[at]?.norm ?? '')) at += 1;
  const thing = items.find((one) => one.at === at);
  if (thing?.is !== 'word' || thing.capital) return false;
  const listed = items.some(
    (one) => one.is === 'pupil' && one.at > thing.at && one.at <= thing.next + 1,
  );
  return !listed;
}
