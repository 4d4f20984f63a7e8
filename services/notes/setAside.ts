import { type Clause, clausesOf, within } from './clauses.ts';
import type { Item } from './item.ts';
import { reportingCues } from './reportingCues.ts';
import type { Token } from './tokens.ts';

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
};

/** Relatives, with the endings people use. */
const kin =
  /^(mor|moren|mors|mama|far|faren|fars|foraeldre|foraeldrene|stedmor|stedfar|papmor|papfar|mormor|morfar|farmor|farfar|bedste|bedstemor|bedstefar|bedsteforaeldre|soester|soesteren|storesoester|lillesoester|bror|broren|broderen|storebror|lillebror|soeskende|soeskendeflok|tvilling\w*|tvillingebror|tvillingesoester|fætter|faetter|kusine|tante|moster|onkel|mum|mom|mother|dad|father|parent|parents|sister|brother|sibling|siblings|twin|stepmum|stepdad|grandma|granny|grandmother|grandpa|grandfather|aunt|uncle|cousin|nan|hunden|katten)$/;

/** Then the relative speaks, and what follows is about the pupil. */
const speaking =
  /^(ringet|ringede|ringer|skrevet|skrev|skriver|siger|sagde|sagt|melder|meldt|meldte|sygemelder|sygemeldte|sygemeldt|oplyser|oplyste|oplyst|fortaeller|fortalte|bekraefter|bekraeftet|informerer|informeret|sendt|sendte|sender|mener|givet|says|said|called|calls|rang|phoned|wrote|writes|texted|texts|emailed|reports|reported|confirmed|tells|told|let|messaged|keeps|kept|holder|henter|hentede|hentet|picked)$/;

/** The writer, when nobody else is named in the clause. */
const writer = /^(jeg|i|i'm|im)$/;
const colleague =
  /^(vikar|vikaren|kollega|kollegaen|kollegaer|laerer|laereren|laererne|paedagog|paedagogen|skolelederen|lederen|sekretaeren|teacher|colleague|substitute|sub|principal|head)$/;

/** Their illness: what somebody else has of it. */
const states = new Set(['illness', 'absent', 'vacation', 'leave', 'late']);

/**
 * Takes out of a message what is not the pupil's: clauses about somebody else's illness, what holds only
 * under a condition, reasons the writer says are not known, and pupils a correction denies. O(items).
 */
export function setAside(tokens: readonly Token[], items: readonly Item[]): SetAside {
  const clauses = clausesOf(tokens, items);
  const asides = new Set<Aside>();
  const out = new Set<Item>();
  const drop = (clause: Clause, aside: Aside) => {
    asides.add(aside);
    for (const item of items) if (within(clause, item) && item.is !== 'mark') out.add(item);
  };
  for (const clause of clauses) {
    const words = tokens.slice(clause.from, clause.to).map(({ norm }) => norm);
    const said = items.filter((item) => within(clause, item));
    if (conditional(words)) {
      const from = conditionFrom(clause, words);
      const sentence = clauses.filter((one) => one.sentence === clause.sentence);
      for (const one of sentence) drop(one, 'condition');
      void from;
    } else if (isAboutOther(clause, words, said)) drop(clause, 'other_person');
    else {
      const from = notKnown(words);
      if (from !== undefined) drop({ ...clause, from: clause.from + from }, 'unknown_reason');
    }
  }
  const notThem = denied(tokens, items);
  for (const one of notThem) out.add(one);
  return { items: items.filter((item) => !out.has(item)), asides, notThem };
}

/** "hvis hun stadig har feber"; "not sure if" is no condition, nor "hvis mor". */
function conditional(words: readonly string[]): boolean {
  return words.some((word, at) => {
    const before = words[at - 1] ?? '';
    if (/^(hvis|saafremt|medmindre|unless)$/.test(word)) return !kin.test(words[at + 1] ?? '');
    if (word === 'med' && words[at + 1] === 'mindre') return true;
    return word === 'if' && !/^(sure|know|see|wonder|wondering|ask|asked|as|check|unsure)$/.test(before);
  });
}

function conditionFrom({ from }: Clause, words: readonly string[]): number {
  return from + Math.max(0, words.findIndex((word) => /^(hvis|if|unless)$/.test(word)));
}

/** "ved ikke om hun er syg": what follows is not known. */
function notKnown(words: readonly string[]): number | undefined {
  const at = words.findIndex(
    (word, index) =>
      /^(om|if|whether)$/.test(word) &&
      /^(ikke|ikk|ik|sikker|ved|sure|know|aner|usikker|unsure|tvivl|idea)$/.test(words[index - 1] ?? ''),
  );
  const known = words.slice(0, Math.max(0, at)).join(' ');
  const doubts = /(ved (jo |desvaerre |jeg )?(ikk?e?|ik)|ikke sikker|usikker|i tvivl|ikke helt sikker|aner ikke|don't know|do not know|not sure|no idea|unsure|dont know)/;
  return at > 0 && doubts.test(known) ? at : undefined;
}

/** "Sofies mor er syg", "lillesøster har skoldkopper", "jeg er syg", "vikaren er forsinket". */
function isAboutOther(clause: Clause, words: readonly string[], said: readonly Item[]): boolean {
  const state = said.find((item) => item.is === 'cue' && states.has(item.cue) && !item.negated);
  if (!state || state.is !== 'cue') return false;
  const place = state.at - clause.from;
  const subject = words.slice(0, place);
  const named = said.some((item) => item.is === 'pupil' && !item.name.genitive && item.at < state.at);
  const relative = subject.findLastIndex((word) => kin.test(word));
  if (relative !== -1) {
    const between = subject.slice(relative + 1);
    const pronoun = between.some((word) => /^(at|that|han|hun|hende|ham|he|she|her|him|dem)$/.test(word));
    // "Sofie syg ifølge mor", "mor skriver at hun er syg", "Idas mor og far holder hende hjemme".
    if (pronoun || between.some((word) => speaking.test(word))) return false;
    if (named && !genitiveBefore(words, relative)) return ownRelative(subject, relative, said, state);
    return true;
  }
  if (named) return false;
  const own = subject.findLastIndex((word) => writer.test(word));
  if (own !== -1 && words[own] !== 'i') {
    const between = subject.slice(own + 1);
    return between.length <= 3 && !between.some((word) => /^(tror|mener|ved|haaber|har|skrev|noterer|hoerte|think|believe|heard|noted|wrote|bekymret|melder|meldte|glemte)$/.test(word));
  }
  return subject.some((word) => colleague.test(word));
}

/** "… lillesøster er syg" with the pupil named in the same clause: "Ida hjemme lillesøster syg". */
function ownRelative(
  subject: readonly string[],
  relative: number,
  said: readonly Item[],
  state: Item,
): boolean {
  const between = subject.slice(relative + 1);
  return (
    between.every((word) => /^(er|var|ogsaa|selv|ligger|har|is|has|was|blev|altsaa|jo|nu|i|stadig)$/.test(word)) &&
    !said.some((item) => item.is === 'pupil' && item.at > (state.at ?? 0)) &&
    !/^(fra|af|til|med|ifoelge|from|to|by|hos)$/.test(subject[relative - 1] ?? '')
  );
}

function genitiveBefore(words: readonly string[], relative: number): boolean {
  return /(s|'s|')$/.test(words[relative - 1] ?? '') || /^(hans|hendes|his|her|min|my|deres|their)$/.test(words[relative - 1] ?? '');
}

/** "Elliot, ikke Luna", "ikke Nanna men Merle", "not Anton": pupils it was not. */
function denied(tokens: readonly Token[], items: readonly Item[]): Extract<Item, { is: 'pupil' }>[] {
  return items.flatMap((item, index) => {
    if (item.is !== 'pupil') return [];
    const before = tokens[item.at - 1]?.norm ?? '';
    if (!/^(ikke|ikk|ik|ej|not)$/.test(before)) return [];
    // "Er det ikke Loke der mangler" and "kan ikke Loke": somebody else must be named beside.
    const other = items.some(
      (one, at) => one.is === 'pupil' && at !== index && Math.abs(at - index) <= 5,
    );
    const told = items[index + 1];
    const ownStatement = told?.is === 'cue' && reportingCues.has(told.cue) && index > 0 && items.slice(0, index).every((one) => one.is !== 'pupil');
    return other && !ownStatement ? [item] : [];
  });
}
