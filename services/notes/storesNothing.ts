import { ofNobody, saysNoAbsence } from './asksNothingNoted.ts';
import type { Cue } from './cueWords.ts';
import { type Token, textOf } from './tokens.ts';

/**
 * What a message wants by its first words where nothing of it is to be noted: a meeting, an explanation, or an
 * application for leave that nobody has decided. O(tokens).
 * @param said whether a cue stands in it, not denied
 */
export function storesNothing(
  tokens: readonly Token[],
  named: boolean,
  said: (cue: Cue) => boolean,
): 'not_absence' | 'other' | 'status' | undefined {
  const text = textOf(tokens);
  if (!named && explains.test(text)) return 'other';
  if (!named) return ofAnyone.test(text) ? 'status' : ofNobody(tokens);
  if (saysNoAbsence(tokens) && !decided.some(said) && !said('withdraw')) return 'not_absence';
  if (discussed.test(text) && !decided.some((cue) => cue !== 'absent' && said(cue)))
    return 'not_absence';
  if (
    meets.test(text) ||
    caseClosed.test(text) ||
    (onCase.test(text) && letterSent.test(text) && !cameIn.test(text) && !worthNoting.some(said))
  )
    return 'not_absence';
  if (!applied.test(text) || !undecided.test(text) || isAway.test(text)) return undefined;
  // "no answer" is the school's, and does not tell of the pupil.
  const told = unanswered.test(text) ? decided.filter((cue) => cue !== 'unexplained') : decided;
  return told.some(said) ? undefined : 'not_absence';
}

/** "Can you book a meeting with Ida's parents about her absence?": work on a case, no question about her. */
const meets =
  /^(?:(?:hi|hej|hello|please|kindly) (?:, )?){0,2}(?:can|could|will|would|please|kindly|kan|vil|gider) (?:(?:you|we|i|du|vi|jeg|please|kindly|lige) ){0,3}(?:book|booke|arrange|arrangere|set up|schedule|aftale|indkalde|planlaegge|organise|organize) (?:\S{1,20} ){0,4}?(?:meeting|moede|samtale|talk|chat|conversation)\b/;

/** A word without which no work on a case is told of. */
const onCase =
  /meeting|moede|letter|brev|underretning|papers|papirerne|skrivelse|^(?:tlf|telefon|samtale|opkald)|kontaktet|orienteret|underrettet|ringet op|skrevet til/;

/** "Meeting held yesterday with Ida and her parents", "netværksmøde om Bo er booket til fredag", "sent the letter to Ida's parents". */
const letterSent =
  /^(?:(?:the|a|an|et|en|vi har|jeg har|i have|i've|we have|we've|har|just|lige|nu|now) ){0,3}(?:(?:network|netvaerks|team|parent|parents|foraeldre|status|ppr) ?)?(?:meeting|\w{0,14}moede|\w{0,14}moedet)(?:'s)?(?: (?:with|med|om|about|for) (?:\S{1,20} ){1,3}?)? ?(?:(?:is|was|er|blev|has been|been|har vaeret|now|nu) ){0,2}(?:held|booked|arranged|planned|set|holdt|afholdt|booket|aftalt|planlagt|afviklet)\b|^(?:(?:the|a|an|et|en|vi har|jeg har|i have|i've|we have|we've|har|just|lige|nu|now|sent|sendt) ){0,4}(?:\S{1,14} ){0,2}?(?:letter|brev|brevet|\w{0,12}brev|\w{0,12}brevet|underretning(?:en)?|papers|papirerne|skrivelse(?:n)?)\b[^.!?]{0,80}|^(?:tlf|telefon|telefonsamtale|samtale|opkald)(?: \.)? (?:med|m)\b|^(?:ppr|akt|sagsbehandler(?:en)?|forvaltning(?:en)?|socialraadgiver(?:en)?|hjemmet|foraeldrene) (?:er |har jeg |blev )?(?:kontaktet|orienteret|underrettet|ringet op|skrevet til)\b/;
/** "Letter received: Bo is ill", "brev modtaget hjemmefra:", "GP letter: …": what it says is told. */
const cameIn =
  /\b(?:letter|brev|brevet|notat|attest) ?[:,] (?:\S{1,20} ){1,4}(?:is|was|has been|er|var|har vaeret) (?:\S{1,12} )?(?:ill|sick|syg)\b|\b\w{0,12}(?:letter|brev|brevet) (?:fra|from) [^:.!?]{2,40}:|\b(?:received|modtaget|came|kom|faaet)\b[^:.!?]{0,40}:/;
const worthNoting: readonly Cue[] = ['late', 'left'];

/** "Signe's case can be closed now", "luk sagen om Bo". */
const caseClosed =
  /\b(?:case|sagen|sag)(?: \S{1,12}){0,3}? (?:(?:can|could|may|should|is|be|to|kan|boer|skal|vi|godt|now|nu|then|vist) ){0,5}(?:closed|close|lukkes|lukke|lukket|afsluttes|afslutte|afsluttet)\b|\b(?:close|luk|afslut) (?:the |her |his |their )?(?:case|sagen)\b/;

/** "Kindly explain the difference between …", "hvad er forskellen på …". */
const explains =
  /^(?:(?:hi|hej|hello|please|kindly|can|could|you|would|kan|du|vil|lige|,) ){0,4}(?:explain|forklar|forklare|what is the difference|what's the difference|hvad er forskellen)\b/;

/** "anyone in 7b off today?", "er der nogen væk i 7b?". */
const ofAnyone =
  /^(?:(?:hi|hej|hello|is|are|was|were|er|var|der|there|,) ){0,3}(?:anyone|anybody|any (?:pupils|students|absences)|nogen) [^.!]{0,60}\?/;

/** "I rang up Sigurd's father and we have discussed his absence": contact with home, and nothing new. */
const discussed =
  /^(?:(?:i|we|jeg|vi|have|har|had|just|lige|now|nu) ){0,4}(?:rang|rung|called|phoned|spoke|spoken|talked|met|ringede|ringet|talte|talt|snakkede|snakket|moedtes) [^!?]{0,120}\b(?:discussed|discussing|talked (?:about|over)|spoke about|went over|droeftede|droeftet|talte om|talt om|snakkede om|snakket om) (?:\S{1,20} ){0,2}(?:absence|attendance|absences|fravaer(?:et)?)\b/;

/** "har søgt fri, men ikke fået svar", "applied for leave, still pending": no permission yet. */
const applied =
  /\b(?:soegt|ansoegt|ansoeger|ansoegning(?:en)?|applied|applying|application|requested|asked for|(?:want|wants|would like|oensker|vil gerne have) (?:fri|leave|time off|\S{1,10} (?:days|day|week) off)|(?:want|wants|would like|oensker|vil gerne have) \S{2,20} (?:fri|off))\b/;
const undecided =
  /\b(?:(?:ikke|ej) (?:\S{1,20} )?(?:svar(?:et)?|afgjort|besvaret|behandlet|taget stilling)|afventer|ubesvaret|under behandling|mangler svar|intet svar|no (?:\S{1,20} )?(?:answer|reply|decision|response)|not (?:yet )?(?:been )?(?:\S{1,20} )?(?:answered|decided|approved|processed|heard)|pending|undecided|awaiting|waiting for|(?:haven't|hasn't|not|ikke) (?:yet |been )?(?:heard|hoert|answered)(?: back)?)\b/;
const unanswered =
  /^(?!.*\b(?:i dag|idag|til morgen|today|this morning)\b).*\b(?:no (?:\S{1,20} )?(?:answer|reply|response)|intet svar|uden svar)\b/;
const isAway =
  /\b(?:paa ferie|holder ferie|er rejst|er taget|bortrejst|on holiday|have gone|has gone)\b/;
const decided: readonly Cue[] = [
  'leave',
  'unlawful',
  'illness',
  'absent',
  'late',
  'left',
  'unexplained',
];
