import { byClause, type Clause, clausesOf } from './clauses.ts';
import type { Item } from './item.ts';
import { kin } from './kin.ts';
import { isAmong } from './nameIndex.ts';
import { onlyMentioned } from './onlyMentioned.ts';
import { repairsIn } from './repairs.ts';
import { reportingCues } from './reportingCues.ts';
import { presentDays, returnDays } from './returnDays.ts';
import { type Token, textOf } from './tokens.ts';

/** What a message says of its days beside what is noted. */
export type Aside =
  /** Somebody else is ill or away: a parent, a sibling, a colleague, the writer. */
  | 'other_person'
  /** Only if something happens. */
  | 'condition'
  /** Whether it is so is not known to the writer. */
  | 'unknown_reason';

export type SetAside = {
  /** The message without what is set aside. */
  items: Item[];
  asides: ReadonlySet<Aside>;
  /** Pupils a correction says it was not. */
  notThem: readonly Extract<Item, { is: 'pupil' }>[];
  /** It tells what was written before, and what it should have been. */
  corrects: boolean;
  /** It takes something back, and what stands instead is not clear. */
  turned: boolean;
};

/** Then the relative speaks, and what follows is about the pupil. */
const speaking =
  /^(tlf|telefon|ring|sms|ringet|ringede|ringer|skrevet|skrev|skriver|siger|sagde|sagt|melder|meldt|meldte|sygemelder|sygemeldte|sygemeldt|oplyser|oplyste|oplyst|fortaeller|fortalte|bekraefter|bekraeftet|informerer|informeret|sendt|sendte|sender|mener|givet|says|said|called|calls|rang|phoned|wrote|writes|texted|texts|emailed|reports|reported|confirmed|tells|told|let|messaged|keeps|kept|holder|henter|hentede|hentet|picked)$/;

/** The writer, when nobody else is named in the clause. */
const writer = /^(jeg|i|i'm|im)$/;
const colleague =
  /^(vikar|vikaren|kollega|kollegaen|kollegaer|laerer|laereren|laererne|paedagog|paedagogen|skolelederen|lederen|sekretaeren|staffroom|staffroom's|laerervaerelset|teacher|colleague|substitute|sub|principal|head)$/;

/** What somebody else may have. */
const states = new Set(['illness', 'absent', 'late']);

/**
 * Takes out of a message what is not the pupil's: clauses about somebody else's illness, what holds only
 * under a condition, reasons the writer says are not known, and pupils a correction denies. O(items).
 */
export function setAside(tokens: readonly Token[], items: readonly Item[]): SetAside {
  const clauses = clausesOf(tokens, items);
  const said = byClause(clauses, items);
  const conditions = new Set<number>();
  const words = new Map(
    clauses.map((one) => [one, tokens.slice(one.from, one.to).map(({ norm }) => norm)]),
  );
  const wordsOf = (one: Clause) => words.get(one) ?? [];
  for (const one of clauses) if (conditional(wordsOf(one))) conditions.add(one.sentence);
  const parts = clauses.map((clause): PartAside => {
    const own = said.get(clause) ?? [];
    if (conditions.has(clause.sentence)) return { aside: 'condition', items: own.filter(isAside) };
    const dated = (one: Clause) => said.get(one)?.some((item) => item.is === 'date') ?? false;
    const goesOn = () => clauses.some((one) => one.from >= clause.to && dated(one));
    const part = partAside(clause, wordsOf(clause), own, goesOn);
    if (part.items.length > 0 || part.aside || !isRemark(wordsOf(clause), own)) return part;
    const before = items.filter(({ next }) => next <= clause.from);
    return isExplained(before) ? { aside: undefined, items: own.filter(isWord) } : part;
  });
  const repaired = repairsIn(tokens, items, clauses);
  const notThem = [...denied(tokens, items), ...beforeArrow(items), ...repaired.notThem];
  const otherDays = deniedDays(tokens, items);
  const out = new Set<Item>([
    ...parts.flatMap((part) => part.items),
    ...notThem,
    ...repaired.out,
    ...onlyMentioned(tokens, items),
    ...returnDays(tokens, items),
    ...presentDays(tokens, items),
    ...otherDays,
    ...classesOf(items, notThem),
    ...deniedClasses(tokens, items),
  ]);
  const asides = new Set(parts.flatMap(({ aside }) => aside ?? []));
  const { holds } = repaired;
  const corrects =
    repaired.corrects || (otherDays.length > 0 && saysWhen.test(textOf(tokens, 0, 6)));
  const left = items
    .filter((item) => !out.has(item))
    .map((item) => (item === holds && item.is === 'cue' ? { ...item, negated: false } : item));
  return { items: left, asides, notThem, corrects, turned: repaired.turned === true };
}

/** "det var i torsdags Ida var syg, ikke i fredags": it was reported for another day. */
const saysWhen = /^(?:(?:nej|no|,|hov|ups|sorry|oops) ){0,3}(?:det|it) (?:var|was)\b/;

/** Items to leave out, and why, unless it is only a day on which somebody is back. */
type PartAside = { aside: Aside | undefined; items: readonly Item[] };

/** The pupil stays: what follows may be about them. */
function isAside({ is }: Item): boolean {
  return is !== 'mark' && is !== 'pupil';
}

const isWord = ({ is }: Item) => is === 'word';

/** Somebody is named, and what was told last is why they are away. */
function isExplained(items: readonly Item[]): boolean {
  const last = items.findLast((one) => one.is === 'cue' && reportingCues.has(one.cue));
  const explains =
    last?.is === 'cue' && /^(?:illness|leave|unlawful|late|left)$/.test(last.cue) && !last.negated;
  return explains && items.some(({ is }) => is === 'pupil');
}

/** "mor var helt nervøs da vi snakkede": of the family, with nothing that is noted. */
function isRemark(words: readonly string[], said: readonly Item[]): boolean {
  const family = words.some((word) => kin.test(word) || /^(?:familien?|family)$/.test(word));
  const told = said.some(
    (one) =>
      (one.is !== 'word' && one.is !== 'cue' && one.is !== 'mark') ||
      (one.is === 'word' && one.capital) ||
      (one.is === 'cue' && !/^(?:also|pronoun|negation)$/.test(one.cue)),
  );
  // "faren skriver: Ida sov bare over sig": what is told is of the pupil.
  return family && !told && !words.some((word) => speaking.test(word));
}

/** "brækkede armen i går, så …": when it happened is not yet when somebody was away. */
const happened =
  /\b(?:braekkede|slog|faldt|forstuvede|kom til skade|skar sig|broke|fell|hurt|injured|twisted)\b/;

function partAside(
  clause: Clause,
  words: readonly string[],
  said: readonly Item[],
  goesOn: () => boolean,
): PartAside {
  if (isAboutOther(clause, words, said))
    return { aside: 'other_person', items: said.filter(isAside) };
  if (said.some(({ is }) => is === 'date') && goesOn() && happened.test(words.join(' ')))
    return { aside: undefined, items: said.filter((item) => item.is === 'date') };
  if (isWritersLesson(words, said))
    return { aside: undefined, items: said.filter(({ is }) => is === 'lessons') };
  if (isReturn(words, said)) {
    const days = said.filter((item) => item.is === 'date' && !item.span.untilBack);
    return { aside: undefined, items: days };
  }
  const from = notKnown(words);
  if (from === undefined) return { aside: undefined, items: [] };
  const unknown = said.filter((item) => isAside(item) && item.at >= clause.from + from);
  return { aside: 'unknown_reason', items: unknown };
}

/** "I was searching for her the whole of the 5th lesson": what the writer did with a lesson. */
function isWritersLesson(words: readonly string[], said: readonly Item[]): boolean {
  const others = said.some(
    (one) => one.is === 'pupil' || (one.is === 'cue' && reportingCues.has(one.cue)),
  );
  return (
    !others &&
    /^(?:(?:og|and|so|saa) )?(?:i|jeg|vi|we) (?:was|were|had|have|spent|waited|looked|ledte|soegte|brugte|ventede|var|har|taught|underviste)\b/.test(
      words.join(' '),
    )
  );
}

const gettingWorse =
  /^(?:det|it|things) (?:bliver|bli'r|blir|skulle blive|gets?|becomes) (?:vaerre|bedre|worse|better)\b/;

/** "…, hvis nogen spørger": nothing depends on it. */
const asksAbout =
  /^(?:nogen|man|i|du|de|anyone|anybody|someone|somebody|you|people|they) (?:vil |skulle |should |would )?(?:spoerge|spoerger|undrer|vide|ask|asks|wonder|wonders|wondering|leder|look|are looking)\b/;

const conditions = /^(?:hvis|saafremt|medmindre|unless|med|case|if)$/;

/** "hvis hun stadig har feber"; "not sure if" is no condition, nor "hvis mor". */
function conditional(words: readonly string[]): boolean {
  return words.some((word, at) => {
    if (!conditions.test(word)) return false;
    const before = words[at - 1] ?? '';
    const after = words[at + 1] ?? '';
    if (/^(jeg|i|du|you|vi|we|noedvendigt|muligt|necessary|possible)$/.test(after)) return false;
    if (asksAbout.test(words.slice(at + 1, at + 5).join(' '))) return false;
    // "ringer igen, hvis det bliver værre": of what is to come.
    if (gettingWorse.test(words.slice(at + 1, at + 5).join(' '))) return false;
    if (/^(hvis|saafremt|medmindre|unless)$/.test(word))
      return !kin.test(after) && words[at + 2] !== 'jeg';
    if (word === 'med' && words[at + 1] === 'mindre') return true;
    if (word === 'case') return before === 'in' && words[at - 2] !== 'just';
    return (
      word === 'if' && !/^(sure|know|see|wonder|wondering|ask|asked|as|check|unsure)$/.test(before)
    );
  });
}

const coming =
  /^(kommer|komme|moeder|kom|er|regner|forventer|comes|coming|come|be|expected|due|hopefully|forhaabentlig|klar)$/;
const again = /^(igen|tilbage|retur|back|frisk|rask|again|return|returning)$/;

/** "kommer i morgen igen", "back on Monday": the day is one nobody is away. */
function isReturn(words: readonly string[], said: readonly Item[]): boolean {
  if (said.some((item) => item.is === 'cue' && reportingCues.has(item.cue) && !item.negated))
    return false;
  const first = words.find((word) => !/^(men|but|og|and|begge|alle|both|all)$/.test(word));
  if (/^(back|retur|tilbage|her|here|fine|rask|frisk)$/.test(first ?? '')) return true;
  const comes = words.findIndex((word) => coming.test(word));
  return comes !== -1 && words.slice(comes + 1).some((word) => again.test(word));
}

/** "ved ikke om hun er syg": what follows is not known. */
function notKnown(words: readonly string[]): number | undefined {
  const at = words.findIndex(
    (word, index) =>
      /^(om|if|whether)$/.test(word) &&
      /^(ikke|ikk|ik|sikker|ved|sure|know|aner|usikker|unsure|tvivl|idea|hoert|heard|vide|svar|told)$/.test(
        words[index - 1] ?? '',
      ),
  );
  if (at > 0 && doubts.test(words.slice(0, at).join(' '))) return at;
  const text = words.join(' ');
  const said = notTold.exec(text);
  return said ? text.slice(0, said.index).split(' ').length : undefined;
}

const doubts =
  /(ved (jo |desvaerre |jeg )?(ikk?e?|ik)|ikke sikker|usikker|i tvivl|ikke helt sikker|aner ikke|don't know|do not know|not sure|no idea|unsure|dont know|(?:ikke|ikk|intet|ingenting|not|never|haven't|hasn't|n't|waiting to|venter paa) (?:yet |endnu |been |faaet |at |have ){0,3}(?:hoert|heard|hear|vide|svar|told))/;

/** "nobody told me was it ok'd", "not sure they got permission". */
const notTold =
  /\b(?:(?:nobody|no one|noone|ingen) (?:(?:has|have|har) )?(?:told|said|sagt|fortalt|ved|knows)(?: (?:me|mig|us|os))? (?:om|if|whether|was|were|that|it|they|he|she|at)|(?:not sure|unsure|ikke sikker(?: paa)?) (?:that |at )?(?:they|he|she|it|de|han|hun|den|det))\b/;

/** "Sofies mor er syg", "lillesøster har skoldkopper", "jeg er syg", "vikaren er forsinket". */
function isAboutOther(clause: Clause, words: readonly string[], said: readonly Item[]): boolean {
  const state = said.find((item) => item.is === 'cue' && states.has(item.cue) && !item.negated);
  if (state === undefined) return false;
  const subject = words.slice(0, state.at - clause.from);
  // "Dad is keeping her home": what the relative does is to the pupil.
  const told = words.slice(state.at - clause.from, state.next - clause.from);
  if (told.some((word) => /^(?:him|her|them|ham|hende|dem)$/.test(word))) return false;
  if (isOfStaff(said, state, subject)) return true;
  const named = said.some((item) => item.is === 'pupil' && !item.name.genitive);
  const relative = subject.findLastIndex((word) => kin.test(word.replace(/'s$/, '')));
  // "Omar og hans søster Zahra er hjemme": she is a pupil.
  const next = clause.from + relative + 1;
  const isPupil = said.some(
    (item) => item.is === 'pupil' && (item.at === next || (item.at < next && next <= item.next)),
  );
  if (relative !== -1 && !isPupil) return isRelatives(subject, relative, named);
  if (named) return false;
  const own = subject.findLastIndex(
    (word, at) => writer.test(word) && (word !== 'i' || english.test(subject[at + 1] ?? '')),
  );
  if (own !== -1) return isWriters(subject.slice(own + 1));
  return subject.some((word) => colleague.test(word));
}

/** "Hanne fra SFO'en har sygemeldt sig"; not "Bente på kontoret siger, at hun er syg". */
function isOfStaff(said: readonly Item[], state: Item, subject: readonly string[]): boolean {
  const named = said.some(({ is }) => is === 'pupil');
  const staff = said.some((one) => one.is === 'word' && one.staff && one.at < state.at);
  return staff && !named && !subject.some((word) => speaking.test(word));
}

const told =
  /^(tror|mener|ved|haaber|har|skrev|noterer|hoerte|think|believe|heard|noted|wrote|bekymret|melder|meldte|glemte|kom|fik|skal|vil|kan|listen?|oversigten?|list|overview)$/;

/** "jeg er syg", not "jeg skrev syg". */
function isWriters(between: readonly string[]): boolean {
  return between.length <= 3 && !between.some((word) => told.test(word));
}

/** "I am ill", "I shall not come"; "i" alone is mostly Danish. */
const english = /^(am|have|was|will|shall|myself|feel|woke|need|can't|cannot|won't|had|just)$/;

/** "mor er syg", not "mor skriver at hun er syg" nor "syg ifølge mor". */
function isRelatives(subject: readonly string[], relative: number, named: boolean): boolean {
  const between = subject.slice(relative + 1);
  const aboutPupil = /^(at|that|han|hun|hende|ham|he|she|her|him|dem|barnet|hvor|fordi|pga)$/;
  if (between.some((word) => aboutPupil.test(word) || speaking.test(word))) return false;
  // "siger far", "says her mum": what is said is of the pupil.
  if (saying.test(subject[firstOf(subject, relative) - 1] ?? '')) return false;
  if (named && actor.test(subject[firstOf(subject, relative) - 1] ?? '')) return false;
  if (!named || ofSomebody(subject, relative)) return true;
  if (/^(til|of|for)$/.test(between[0] ?? '') && between.length > 1) return true;
  const linking = /^(er|var|ogsaa|selv|ligger|har|is|has|was|blev|altsaa|jo|nu|i|stadig)$/;
  const source = /^(fra|af|til|med|ifoelge|from|to|by|hos)$/;
  return between.every((word) => linking.test(word)) && !source.test(subject[relative - 1] ?? '');
}

const saying =
  /^(siger|sagde|skriver|skrev|melder|oplyser|fortaeller|says|said|writes|wrote|texts|texted)$/;

/** "hentet af sin far", "collected by her father": who did it, not who is ill. */
const actor = /^(af|by)$/;

/** Where "her father" begins. */
function firstOf(words: readonly string[], at: number): number {
  return /^(hans|hendes|his|her|sin|sine|their|deres|the)$/.test(words[at - 1] ?? '') ? at - 1 : at;
}

function ofSomebody(words: readonly string[], relative: number): boolean {
  const before = words[relative - 1] ?? '';
  return /(s|'s|')$/.test(before) || /^(hans|hendes|his|her|min|my|deres|their)$/.test(before);
}

/** "ikke Rosa i 3a", "ikke 3a Rosa": the class goes with the name. */
function classesOf(items: readonly Item[], names: readonly Item[]): Item[] {
  return items.filter(
    (one) =>
      one.is === 'class' &&
      names.some(({ at, next }) => one.next === at || (one.at >= next && one.at <= next + 1)),
  );
}

/** "not the one in 8b", "ikke ham i 2b": a class of somebody it was not, who is not named again. */
function deniedClasses(tokens: readonly Token[], items: readonly Item[]): Item[] {
  const classes = items.filter(({ is }) => is === 'class');
  const out = classes.filter(({ at }) => ofAnother.test(textOf(tokens, at - 6, at)));
  return out.length < classes.length ? out : [];
}

const ofAnother =
  /(?:^| )(?:ikke|ej|not) (?:the one|the other|the other one|him|her|ham|hende|den|den anden|dem) (?:i|in|from|fra|of)(?: klasse)?$|(?:^| )(?:ikke|not)$/;

/** "det var torsdag, ikke fredag", "det var ikke i går, det var i mandags": days it was not. */
function deniedDays(tokens: readonly Token[], items: readonly Item[]): Item[] {
  const days = items.filter((one) => one.is === 'date' && !one.span.noDay);
  const cueEnds = new Set(
    items.flatMap((one) => (one.is === 'cue' && one.cue !== 'negation' ? [one.next] : [])),
  );
  const out = days.filter(({ at }) => {
    if (!/^(ikke|ej|not|wasn't)$/.test(tokens[at - 1]?.norm ?? '') || cueEnds.has(at)) return false;
    const last = tokens[at - 2];
    const joint = /^(og|and|men|but|var|er|was|is|det|it|dog)$/.test(last?.norm ?? '');
    const after = items.some((one) => one.next === at - 1 && one.is !== 'word');
    return last === undefined || last.kind === 'mark' || joint || after;
  });
  return out.length < days.length ? out : [];
}

/** "Elliot, ikke Luna", "ikke Nanna men Merle", "not Anton": pupils it was not. */
function denied(
  tokens: readonly Token[],
  items: readonly Item[],
): Extract<Item, { is: 'pupil' }>[] {
  return items.flatMap((item, index) => {
    if (item.is !== 'pupil') return [];
    const from = beforeName(tokens, items, item);
    const before = tokens[from - 1]?.norm ?? '';
    const replaced = /^(stedet for|instead of)$/.test(`${tokens[from - 2]?.norm} ${before}`);
    const afterName = items.some((one) => one.is === 'pupil' && one.next === from - 1);
    const denies =
      /^(ikke|ej|not)$/.test(before) && (afterName || opposes(tokens, { ...item, at: from }));
    const isNot = /^(?:er|var) det ikke\b/.test(textOf(tokens, item.next, item.next + 3));
    if (!replaced && !denies && !isNot) return [];
    const other = items.some(
      (one, at) => one.is === 'pupil' && at !== index && Math.abs(at - index) <= 8,
    );
    return other ? [item] : [];
  });
}

/** "ikke 2a Emil", "ikke på Merle": where what goes with a name begins. */
function beforeName(tokens: readonly Token[], items: readonly Item[], { at }: Item): number {
  const ofClass = items.find((one) => one.is === 'class' && one.next === at);
  const from = ofClass?.at ?? at;
  const denied = /^(?:ikke|ej|not)$/.test(tokens[from - 2]?.norm ?? '');
  return denied && /^(?:paa|hos|for|on)$/.test(tokens[from - 1]?.norm ?? '') ? from - 1 : from;
}

/** "Ella syg → Emma syg": whom it was written of before. */
function beforeArrow(items: readonly Item[]): Extract<Item, { is: 'pupil' }>[] {
  const arrows = items.filter((one) => one.is === 'mark' && one.mark === 'arrow');
  const [arrow] = arrows;
  if (!arrow || arrows.length > 1 || items.some((one) => one.is === 'mark' && one.mark === 'line'))
    return [];
  const pupils = items.filter((one) => one.is === 'pupil');
  const after = pupils.filter(({ at }) => at > arrow.at);
  const same = (one: (typeof pupils)[number]) =>
    after.some(({ name }) =>
      name.candidates.some(({ pupil }) => isAmong(one.name.candidates, pupil)),
    );
  return after.length === 0 ? [] : pupils.filter((one) => one.at < arrow.at && !same(one));
}

/** "…, ikke Luna", "og ikke Luna", "ikke Nanna men Merle"; not "i dag kommer ikke Line og Merle". */
function opposes(tokens: readonly Token[], { at, next }: Item): boolean {
  const before = tokens[at - 2];
  const joint =
    before === undefined || before.kind === 'mark' || /^(og|and|men|but|altsaa)$/.test(before.norm);
  const rest = tokens.slice(next, next + 4).map(({ norm }) => norm);
  return (
    joint ||
    rest.some((word) => /^(men|but)$/.test(word)) ||
    /^(var|was|er|is|vent|nej|no|hov|ups|uups|oops|sorry|undskyld)$/.test(before?.norm ?? '')
  );
}
