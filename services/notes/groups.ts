import type { Category } from '../absence/mark.ts';
import type { Cue } from './cueWords.ts';
import { asSingleDays, type DateSpan, withDays } from './dateSpan.ts';
import { alternativesBefore, oneOf } from './either.ts';
import type { Item } from './item.ts';
import { isFamilyBefore, isOnlySpeaking, whoIsMeant } from './namedPeople.ts';
import { closeIn, isAmong, nameIndex } from './nameIndex.ts';
import type { NoteContext } from './reading.ts';
import { isStatement, reportingCues, sentenceFrom } from './reportingCues.ts';
import type { Resolved } from './resolveName.ts';
import { type Token, textOf } from './tokens.ts';
import type { Words } from './trained/trainedReader.ts';

/** What is said about some pupils together. */
export type Group = {
  pupils: Resolved[];
  /** What was said of them, in order; `negated` holds what was denied. */
  cues: Cue[];
  negated: Cue[];
  /** What followed an arrow: the corrected version. */
  corrected: Cue[] | undefined;
  spans: DateSpan[];
  lessons: number | undefined;
  /** Whether it has a word the reader does not know: perhaps the reason. */
  unknownWord: boolean;
  /** The sentence it began in. */
  sentence: number;
  /** The tokens that speak of it, from what was said before them in the sentence. */
  said: { from: number; to: number } | undefined;
  /** Its reason was said of others: before it, above it, or of the one before. */
  shared?: true;
  /** The reason by the trained reader, where the words the grammar knows give none. */
  guessed?: Category;
  /** Another reason was said above it of these and others. */
  mixed?: true;
  /** Goes on about the pupils of the group before: another reason on another day. */
  goesOn?: Group;
  /** "… and so is Ida": like another, but today. */
  now?: true;
};

/** The statements of a message, and the classes it names on their own. */
export type Grouped = {
  groups: Group[];
  loose: Group;
  classCode: string | undefined;
  /** Days of something else: when somebody is back, when leave was granted. */
  passed: readonly DateSpan[];
  /** A word that may be a misspelt name of the class, and was taken for nobody's. */
  losesName: boolean;
};

function emptyGroup(sentence: number): Group {
  return {
    pupils: [],
    cues: [],
    negated: [],
    corrected: undefined,
    spans: [],
    lessons: undefined,
    unknownWord: false,
    sentence,
    said: undefined,
  };
}

/**
 * Joins items into statements: pupils, what is said of them, and when. A reason or day before the first
 * pupil of a sentence applies to all in it, and after a colon also to the next lines. O(items), plus
 * the cost of misspelt names.
 */
export function groupItems(
  items: readonly Item[],
  wordBefore: (at: number) => string,
  context: NoteContext,
): Grouped {
  const grouping = new Grouping(context, (at) => wordBefore(at + 1));
  items.forEach((item, index) => {
    grouping.take(item, items, index, wordBefore(item.at));
  });
  return grouping.end();
}

class Grouping {
  readonly #context: NoteContext;
  readonly #groups: Group[] = [];
  /** Everything in sentences without a pupil. */
  readonly #loose = emptyGroup(-1);
  #sentence = 0;
  #lead = emptyGroup(0);
  #header: Group | undefined;
  #current: Group | undefined;
  #afterArrow = false;
  #colon = false;
  #sentenceClass: string | undefined;
  #messageClass: string | undefined;
  /** Where the groups that the current lead applies to begin. */
  #leadFrom = 0;
  /** Whether the next days tell when somebody is back, or of another time. */
  #aside = false;

  readonly #wordAt: (at: number) => string;

  /** @param wordAt the folded word at a token */
  constructor(context: NoteContext, wordAt: (at: number) => string) {
    this.#wordAt = wordAt;
    this.#context = context;
  }

  take(item: Item, items: readonly Item[], index: number, before: string): void {
    switch (item.is) {
      case 'pupil':
      case 'word':
        this.#person(item, items, index, before);
        break;
      case 'class':
        this.#class(item.found.code, items[index - 1], items[index + 1]);
        break;
      case 'date':
        if (!this.#isEveryDay(item)) this.#date(item.span, items, index, before);
        else this.#passed.push(item.span);
        if (this.#ofSickDays(item)) this.#sickDays();
        break;
      case 'lessons':
        this.#lessons(item.count);
        break;
      case 'cue':
        this.#cue(item, items, index);
        break;
      case 'mark':
        this.#mark(item.mark, item.at);
    }
    this.#reach(item);
    if (item.at !== this.#saidNext) this.#gaps = true;
    this.#saidNext = item.next;
  }

  /** Where the next word of the sentence would be, and whether words were passed over. */
  #saidNext = 0;
  #gaps = false;

  /** Where the last group's words end; the next one's begin after them. */
  #saidTo = 0;

  #reach({ is, next }: Item): void {
    const current = this.#current;
    if (current) current.said = { from: current.said?.from ?? this.#saidTo, to: next };
    if (current && is !== 'mark') this.#lastReach = next;
  }

  #lastReach = 0;

  readonly #passed: DateSpan[] = [];

  end(): Grouped {
    this.#endSentence();
    for (const group of this.#both) group.pupils = group.pupils.flatMap((one) => this.#bothOf(one));
    return {
      groups: this.#groups,
      loose: this.#loose,
      classCode: this.#messageClass ?? this.#sentenceClass,
      passed: this.#passed,
      losesName: this.#losesName,
    };
  }

  /** Those before whose name "begge" stands. */
  readonly #both = new Set<Group>();

  /** "begge Bertram'er i 6.b": the two who share a given name. */
  #bothOf(one: Resolved): Resolved[] {
    if ('pupil' in one || one.choices.length !== 2) return [one];
    const pupils = one.choices.flatMap((id) => this.#context.roster.pupil(id) ?? []);
    return pupils.length === 2 ? pupils.map((pupil) => ({ pupil })) : [one];
  }

  /** What is said now is about the pupils just named, else the sentence. */
  #target(): Group {
    return this.#current ?? this.#lead;
  }

  #date(span: DateSpan, items: readonly Item[], index: number, before: string): void {
    if (this.#goesByDay(span, items, index)) return;
    const current = this.#current;
    if (this.#aside && current) {
      this.#aside = false;
      this.#passed.push(span);
      return;
    }
    // "4/3 (ikke 5/3)", "bevilget d. 10/4": a day nobody was away.
    const last = items[index - 1];
    const partOfCue =
      last?.is === 'cue' && last.cue !== 'negation' && last.next === items[index]?.at;
    const denied = /^(ikke|ikk|ik|ej|not)$/.test(before) && !partOfCue;
    if (denied && current && reasonsIn(current) > 0) {
      this.#passed.push(span);
      return;
    }
    if (current && this.#isOfAWeekend(items, index)) {
      this.#passed.push(span);
      return;
    }
    if (this.#isTodayToo(items, index)) this.#target().spans.push(this.#today());
    const granting = this.#isGranted(items, index);
    if (granting && !current && this.#groups.some(({ spans }) => spans.length > 0)) {
      this.#passed.push(span);
      return;
    }
    if (granting && current && current.spans.length > 0) return;
    // "man syg, tirs her, ons for sent": also after a day somebody was there.
    const told = current && (reasonsIn(current) > 0 || (current.goesOn && isBack(current)));
    if (told && current.spans.length > 0 && afterMark(items, index)) this.#goOn(current);
    this.#target().spans.push(span);
  }

  /** "bevilget d. 10/4", "Godkendt på kontoret i sidste uge": when leave was given. */
  #isGranted(items: readonly Item[], index: number): boolean {
    const [cue, date] = [items[index - 1], items[index]];
    if (cue?.is !== 'cue' || cue.cue !== 'leave' || !date) return false;
    if (cue.next === date.at) return true;
    return this.#sentenceFrom === cue.at && date.at - cue.next <= 4;
  }

  /** "er syg, det var hun også i går", "is ill, was yesterday too": told in the present, so of today as well. */
  #isTodayToo(items: readonly Item[], index: number): boolean {
    const target = this.#target();
    const date = items[index];
    if (!date || target.spans.length > 0 || this.#lead.spans.length > 0) return false;
    const reason = items.findIndex((one, at) => at < index && isStatement(one));
    const besides = [items[index - 1], items[index + 1]].some(
      (one) => one?.is === 'cue' && one.cue === 'also' && this.#isAlso(one.at),
    );
    if (!besides || reason === -1 || reasonsIn(target) === 0) return false;
    const said = items[reason];
    const between = items
      .slice(reason + 1, index)
      .some(({ is }) => is === 'mark' || is === 'pupil');
    const words = [1, 2, 3, 4].map((back) => this.#wordAt((said?.at ?? 0) - back));
    return (
      !words.some((word) => /^(?:var|vaeret|was|were|been|havde|had|blev)$/.test(word)) &&
      (between || this.#wasSaid(date.at))
    );
  }

  /** "… var det også", "… was yesterday too": of another day than the one before. */
  #wasSaid(at: number): boolean {
    return [1, 2, 3, 4, 5].some((back) => /^(?:var|was|were)$/.test(this.#wordAt(at - back)));
  }

  #isAlso(at: number): boolean {
    return /^(?:ogsaa|also|too|as|ligeledes)$/.test(this.#wordAt(at));
  }

  #today(): DateSpan {
    const today = this.#context.now.toPlainDate();
    return { days: () => [today], list: false };
  }

  /** "syg, han hostede hele weekenden": since when it is told, not which day is missed. */
  #isOfAWeekend(items: readonly Item[], index: number): boolean {
    const date = items[index];
    if (!date || !/^weekend/.test(this.#wordAt(date.next - 1))) return false;
    const mark = items.findLastIndex((one, at) => at < index && one.is === 'mark');
    const told = items.slice(0, Math.max(0, mark)).some(isStatement);
    return told && items.slice(mark, index).every(({ is }) => is !== 'pupil');
  }

  /** Whether the sentence goes day by day: each day stands before whom it is told of. */
  #byDay = false;

  /** "i går Liam syg, …": the sentence began with a day, and the one it is told of has no other. */
  #isDayFirst(): boolean {
    const [first] = this.#groups.slice(this.#leadFrom);
    return first !== undefined && first.spans.length === 0 && this.#lead.spans.length > 0;
  }

  /** Takes a day that comes after what was told of the first, in a sentence that goes day by day. */
  #goesByDay(span: DateSpan, items: readonly Item[], index: number): boolean {
    if (!afterMark(items, index)) return false;
    const next = nextOfDay(items, index, this.#wordAt);
    if (!(this.#byDay || this.#isDayFirst() || this.#turnsToDay(next, items, index))) return false;
    // "uge 13: Emma, tirsdag til torsdag": the day is hers.
    const isWeek = this.#lead.spans.some((span) => span.isWeek);
    if (!this.#byDay && isWeek && this.#current && !says(this.#current)) return false;
    if (next !== undefined) {
      this.#nextDay(span, next);
      return true;
    }
    const current = this.#current;
    const lead = this.#lead;
    if (this.#byDay || !current || reasonsIn(current) + reasonsIn(lead) === 0) return false;
    if (isWeek) return false;
    // "i går var Liam syg, i dag kom han for sent": what is told of the first day is all told.
    this.#nextDay(span, 'told');
    this.#goOn(current).spans.push(span);
    return true;
  }

  /** "Ida er syg i dag, og i går gik Mohammed hjem": the other day is of whom is named after it, and of what is told of him. */
  #turnsToDay(next: ReturnType<typeof nextOfDay>, items: readonly Item[], index: number): boolean {
    const current = this.#current;
    if (!current || current.spans.length === 0 || reasonsIn(current) === 0) return false;
    const clause = items.slice(Math.max(0, index - 2), index).some(isComma);
    const named = items.slice(index + 1).find(({ is }) => is === 'pupil');
    const told = named && items[items.indexOf(named) + 1];
    return (
      clause && (next === 'alike' || next === 'told') && told !== undefined && isStatement(told)
    );
  }

  /** "i går Liam syg, i dag Liam og Laura", "…, onsdag ingen": the next day, in the week that is named. */
  #nextDay(span: DateSpan, next: 'alike' | 'told' | 'nobody'): void {
    const week = this.#byDay ? this.#week : this.#lead.spans.filter(({ isWeek }) => isWeek);
    this.#endLead();
    this.#week = week;
    this.#byDay = true;
    this.#alike = next === 'alike';
    this.#lead = emptyGroup(this.#sentence);
    this.#current = undefined;
    if (next === 'nobody') this.#passed.push(span);
    else this.#lead.spans = [...week, span];
  }

  /** Whether the names of a day stand right after it: without a reason of their own they have the one before. */
  #alike = false;

  /** The week that heads a sentence that goes day by day. */
  #week: readonly DateSpan[] = [];

  /** "uge 46: Anna på ferie alle fem dage": the week that is named already. */
  #isEveryDay({ at, next, span }: Extract<Item, { is: 'date' }>): boolean {
    const from = at - 1;
    const words = Array.from({ length: next - from }, (_, step) => this.#wordAt(from + step));
    if (span.isWeek || !everyDay.test(words.join(' '))) return false;
    const last = this.#groups.at(-1)?.spans ?? [];
    return [...this.#target().spans, ...this.#lead.spans, ...last].some(({ isWeek }) => isWeek);
  }

  #lessons(count: number): void {
    const current = this.#current;
    if (current?.lessons !== undefined && current.spans.length > 0) {
      const cues = [...current.cues];
      this.#goOn(current).cues.push(...cues);
    }
    this.#target().lessons = count;
  }

  /** What follows is about the same pupils, on a day of its own. */
  #goOn(current: Group): Group {
    const next = { ...emptyGroup(this.#sentence), pupils: [...current.pupils], goesOn: current };
    this.#groups.push(next);
    this.#current = next;
    return next;
  }

  /** "S: Maj U: Storm": a reason before the next pupil ends the reach of the previous one. */
  #nextLead(cue: Cue): void {
    this.#endLead();
    this.#lead = { ...emptyGroup(this.#sentence), cues: [cue] };
    this.#current = undefined;
  }

  #endLead(): void {
    this.#settle();
    const own = this.#groups.slice(this.#leadFrom);
    shareLead(own, this.#lead, this.#header, this.#groups[this.#leadFrom - 1], this.#alike);
    this.#leadFrom = this.#groups.length;
  }

  #startsNextLead(cue: Cue, items: readonly Item[], index: number): boolean {
    const current = this.#current;
    const to = items[index];
    if (
      current &&
      to &&
      items[index + 1]?.is === 'pupil' &&
      reportingCues.has(cue) &&
      reasonsIn(current) > 0
    ) {
      // "…, ingen besked fra Storm"
      if (/^(fra|from|paa)$/.test(this.#wordAt(to.next))) return true;
    }
    if (
      !current ||
      !reportingCues.has(cue) ||
      !this.#lead.cues.some((one) => reportingCues.has(one))
    )
      return false;
    if (current.cues.some((one) => reportingCues.has(one)) || current.lessons !== undefined)
      return false;
    const after = items[index + 1];
    const name = after?.is === 'mark' && after.mark === 'colon' ? items[index + 2] : after;
    return name?.is === 'pupil';
  }

  #cue(item: CueItem, items: readonly Item[], index: number): void {
    const { cue, negated, at, next } = item;
    if (cue === 'pronoun') {
      this.#current ??= this.#groups.at(-1);
      if (!this.#current) this.#lead.cues.push(cue);
      return;
    }
    if (cue === 'bothDays') {
      this.#bothDays();
      return;
    }
    if (cue === 'aside') {
      this.#besides(items, index);
      return;
    }
    if (cue === 'back') {
      this.#back(negated, next, items, index);
      return;
    }
    if (!negated && this.#startsNextLead(cue, items, index)) {
      this.#nextLead(cue);
      return;
    }
    if (!negated && this.#isOver(cue, at)) {
      this.#wasAway(cue, items[index + 1], next);
      return;
    }
    const current = this.#current;
    if (!negated && current && goesOnWith(cue, current, items[index + 1], next))
      this.#goOn(current);
    if (cue === 'correct' && this.#isPurpose(item, items[index + 1])) return;
    this.#addCue(item);
  }

  /** "godkendt, hun skal være brudepige": what somebody is to be, where the word is none for an absence. */
  #isPurpose({ at, next }: CueItem, after: Item | undefined): boolean {
    if (!/^(?:han|hun|de)$/.test(this.#wordAt(at - 1)) || this.#wordAt(next - 1) !== 'vaere')
      return false;
    const known = this.#context.trained?.words.common;
    return after?.is === 'word' && after.at === next && (known?.has(after.norm) ?? false);
  }

  #addCue({ cue, negated, at, next }: CueItem): void {
    const target = this.#target();
    if (cue === 'also' && this.#isNow(at)) target.now = true;
    if (
      cue === 'correct' &&
      /^(til|vaere|be|to)$/.test(this.#wordAt(next - 1)) &&
      reasonsIn(target) > 0
    )
      this.#afterArrow = true;
    // "neither Marie nor Laura is in school"
    if (negated && cue === 'wholeSchool') target.cues.push('absent');
    else if (negated) target.negated.push(cue);
    else if (this.#afterArrow) target.corrected = [...(target.corrected ?? []), cue];
    else target.cues.push(cue);
  }

  /** "… and so is Ida", "… det er Ida også": said in the present. */
  #isNow(at: number): boolean {
    return [at - 3, at - 2, at - 1].some((one) => /^(?:er|is|are)$/.test(this.#wordAt(one)));
  }

  /** "syg i dag ligesom i går" tells of both days. */
  #likeThatDay(items: readonly Item[], index: number): boolean {
    const [cue, date] = [items[index], items[index + 1]];
    if (!cue || date?.is !== 'date' || date.at !== cue.next) return false;
    return this.#wordAt(cue.at) === 'ligesom';
  }

  /** "samme som i går" is of another time; "syg ligesom i går", without another day, of today too. */
  #besides(items: readonly Item[], index: number): void {
    this.#aside = !this.#likeThatDay(items, index);
    if (this.#aside) return;
    const target = this.#target();
    // "den 8. december var Ida syg, ligesom den 10. december"
    if (target.spans.length === 0) target.spans.push(...this.#lead.spans);
    if (target.spans.length === 0 && reasonsIn(target) > 0) target.spans.push(this.#today());
  }

  /** Days named for others; a group with its own days learns nothing new. */
  #bothDays(): void {
    const target = this.#target();
    if (target.spans.length > 0) return;
    target.spans.push(
      ...this.#groups.filter((one) => one !== target).flatMap(({ spans }) => spans),
    );
  }

  /** "tilbage efter sygdom", "back following his illness": what somebody is back from. */
  #isOver(cue: Cue, at: number): boolean {
    const { cues } = this.#target();
    if (!cues.includes('back') || cues.some((one) => reportingCues.has(one))) return false;
    const near = [1, 2, 3, 4].map((back) => this.#wordAt(at - back));
    return (
      reportingCues.has(cue) &&
      near.some((word) => /^(efter|following|after|from|fra|ovenpaa)$/.test(word))
    );
  }

  /** "tilbage efter at have været syg fra fredag til i går": the days after it are told, and read back. */
  #wasAway(cue: Cue, after: Item | undefined, next: number): void {
    if (after?.is !== 'date' || after.span.noDay || after.at > next + 1) return;
    const target = this.#target();
    target.cues = [...target.cues.filter((one) => one !== 'back'), cue];
    this.#passed.push(...target.spans);
    target.spans = [];
    target.mixed = true;
  }

  #sickDays(): void {
    const target = this.#target();
    if (reasonsIn(target) === 0) target.cues.push('illness');
  }

  /** "havde tre sygedage: mandag, tirsdag og onsdag": the unit of the days is the reason. */
  #ofSickDays({ at, next }: Item): boolean {
    return Array.from({ length: next - at }, (_, step) => this.#wordAt(at + step)).some((word) =>
      /^sygedag(?:e|en|ene)?$/.test(word),
    );
  }

  /** Back, well again, hoped to come: no absence in itself, nor are the days said after it. */
  #back(negated: boolean, next: number, items: readonly Item[], index: number): void {
    const target = this.#target();
    const said = items[index - 1];
    const earlier = items[index - 2];
    // "i dag er han her", but not "syg tirs og ons. han er her": that dot ends a sentence, too.
    const ended = earlier !== undefined && this.#wordAt(earlier.next - 1) === '.';
    const told = ended ? undefined : earlier;
    const day = said?.is === 'cue' && said.cue === 'pronoun' ? told : said;
    const last = target.spans.at(-1);
    if (!negated && reasonsIn(target) > 0 && day?.is === 'date' && last?.list) {
      // "syg i går, i dag er han her igen": the list's last day is not one of them.
      target.spans[target.spans.length - 1] = withDays(last, (outlook) =>
        last.days(outlook)?.slice(0, -1),
      );
    }
    if (negated) {
      // "ikke rask" tells why, "hverken Ida eller Bo er mødt" does not.
      target.cues.push(notBack(this.#wordAt(next - 1)));
      return;
    }
    if (reasonsIn(target) > 0 || target.lessons !== undefined) {
      this.#aside = true;
      if (last && !last.list && this.#isHereNow(items, index)) this.#untilYesterday(target, last);
    } else target.cues.push('back');
  }

  /** "syg hele ugen, men er her nu": no word of a day to come stands beside it. */
  #isHereNow(items: readonly Item[], index: number): boolean {
    const [cue, after] = [items[index], items[index + 1]];
    if (!cue) return false;
    const to = after?.is === 'date' ? after.next : cue.next + 2;
    const words = Array.from({ length: Math.max(0, to - cue.at) }, (_, step) =>
      this.#wordAt(cue.at + step),
    ).join(' ');
    const before = this.#wordAt(cue.at - 1);
    if (/^(?:ikke|not|aldrig|never)$/.test(before)) return false;
    return hereNow.test(`${before} ${words}`);
  }

  /** A time of several days up to today, without today; it is read back. */
  #untilYesterday(target: Group, last: DateSpan): void {
    const today = this.#context.now.toPlainDate();
    const before = (days: ReturnType<DateSpan['days']>) =>
      days?.filter((day) => Temporal.PlainDate.compare(day, today) < 0);
    const days = last.days('past') ?? [];
    if (!days.some((day) => day.equals(today)) || (before(days) ?? []).length === 0) return;
    target.spans[target.spans.length - 1] = withDays(last, (outlook) => before(last.days(outlook)));
    target.mixed = true;
  }

  #mark(mark: Extract<Item, { is: 'mark' }>['mark'], at: number): void {
    if (at !== this.#saidNext) this.#gaps = true;
    if (mark === 'arrow') this.#afterArrow = true;
    if (mark === 'colon') {
      this.#colon = true;
      // "Listen fra i fredags:" is of that day.
      if (!this.#current) this.#lead.spans = asSingleDays(this.#lead.spans);
      if (!this.#current && this.#sentenceClass !== undefined)
        this.#messageClass = this.#sentenceClass;
    }
    if (mark === 'stop' || mark === 'line' || mark === 'question') {
      this.#endSentence(mark === 'line');
      this.#sentenceFrom = mark === 'line' ? at : at + 1;
    }
  }

  #class(code: string, before: Item | undefined, after: Item | undefined): void {
    const current = this.#current;
    const besideName = before?.is === 'pupil' || before?.is === 'word';
    const open = current?.pupils.some((one) => !('pupil' in one));
    if (current && (besideName || open)) {
      this.#redo(current, code);
      return;
    }
    const heads = after?.is === 'pupil' || (after?.is === 'mark' && after.mark === 'colon');
    if (current && !heads && this.#isOfClass(current, code)) {
      this.#redo(current, code, true);
      return;
    }
    const headsList = after?.is === 'mark' && after.mark === 'colon';
    // "Fravær 4b" on the first line, and the pupils below.
    const above = after?.is === 'mark' && after.mark === 'line' && this.#groups.length === 0;
    if (headsList || above) this.#messageClass = code;
    this.#sentenceClass = code;
  }

  /** "Selma syg, hende fra 7b": everybody just named has a namesake in the class named after them. */
  #isOfClass(group: Group, code: string): boolean {
    const names = this.#names.get(group) ?? [];
    return names.length > 0 && names.every((resolve) => 'pupil' in resolve(code));
  }

  /** A class after a list of names applies to all in it that were not settled without it. */
  #redo(group: Group, code: string, all = false): void {
    const names = this.#names.get(group) ?? [];
    names.forEach((resolve, position) => {
      const settled = group.pupils[position];
      const last = position === names.length - 1;
      if (all || last || (settled && !('pupil' in settled))) group.pupils[position] = resolve(code);
    });
  }

  readonly #names = new Map<Group, ((classCode: string | undefined) => Resolved)[]>();

  #person(
    item: Extract<Item, { is: 'pupil' | 'word' }>,
    items: readonly Item[],
    index: number,
    before: string,
  ): void {
    if (item.is === 'word' && item.staff) return;
    const place = { items, index, before, wordAt: this.#wordAt, context: this.#context };
    if (isOnlySpeaking(item, place)) return;
    const may = item.is === 'pupil' || this.#mayBePupil(item, items, index);
    const resolve = may ? whoIsMeant(item, place) : undefined;
    if (!resolve && item.is === 'word' && this.#mayBeLost(item, items, index))
      this.#losesName = true;
    if (!resolve && item.is === 'word' && !item.capital && item.norm.length >= 5)
      this.#target().unknownWord = true;
    if (!resolve) return;
    this.#aside = false;
    if (this.#isNamedAgain(item)) this.#current = undefined;
    const group = this.#groupForNext();
    if (/^(?:begge|both)$/.test(before)) this.#both.add(group);
    const names = this.#names.get(group) ?? [];
    const resolved = resolve(this.#sentenceClass ?? this.#messageClass);
    if (item.is === 'word') this.#misspelt.add(item);
    const alternatives = alternativesBefore(items, index, this.#wordAt, (one) => this.#isName(one));
    const others = Math.min(alternatives, names.length);
    if (others > 0) {
      this.#oneOf([...names.slice(-others), resolve], group, items.slice(0, index + 1));
      return;
    }
    this.#names.set(group, [...names, resolve]);
    group.pupils.push(this.#namedBefore(item, resolved) ?? resolved);
    const verb = items[index - 1];
    if (verb?.is === 'cue' && !verb.negated && verb.next === item.at)
      this.#cameOrWent(verb.cue, group);
  }

  /** "Syge: Rosa og Ella; Ella også i går": what follows is of one of the list, and of her alone. */
  #isNamedAgain(item: Extract<Item, { is: 'pupil' | 'word' }>): boolean {
    if (item.is !== 'pupil' || !says(this.#lead)) return false;
    const { candidates } = item.name;
    const last = this.#current?.pupils.at(-1);
    return last !== undefined && 'pupil' in last && isAmong(candidates, last.pupil);
  }

  #losesName = false;

  /** "Ida syg. Også Rossa": no word of the language, and close to a name of the class. */
  #mayBeLost(item: Extract<Item, { is: 'word' }>, items: readonly Item[], index: number): boolean {
    const words = this.#context.trained?.words;
    const before = items[index - 1];
    // "Kirstin B. Khan": the family name tells who it is.
    const named =
      (before?.is === 'pupil' && before.next === item.at) ||
      (/^[a-z]$/.test(this.#wordAt(item.next)) &&
        items
          .slice(index + 1, index + 3)
          .some((one) => one.is === 'pupil' && one.at <= item.next + 2));
    if (!item.capital || named || !words || words.common.has(item.norm)) return false;
    const known = nameIndex(this.#context.roster).staff.has(item.norm) || roles.test(item.norm);
    return !known && !isElsewhere(item, this.#wordAt) && this.#isClose(item);
  }

  /** Words that were taken for a pupil's name. */
  readonly #misspelt = new Set<Item>();

  #isName(item: Item): boolean {
    return item.is === 'pupil' || this.#misspelt.has(item);
  }

  /** "hentede Ida, feber", "kommer Ida kl. 9, tandlæge": the verb beside a name holds, whatever reason follows. */
  #cameOrWent(cue: Cue, group: Group): void {
    const partly = cue === 'left' || cue === 'late';
    if (partly && group.pupils.length === 1 && this.#lead.cues.includes(cue)) group.cues.push(cue);
  }

  /** "Arthur eller Gustav": which of them is asked. */
  #oneOf(
    some: readonly ((classCode: string | undefined) => Resolved)[],
    group: Group,
    items: readonly Item[],
  ): void {
    const named = items.flatMap((one) => {
      if (one.is === 'pupil') return [one.name.heard];
      return one.is === 'word' && this.#isName(one) ? [one.heard] : [];
    });
    const heard = named.slice(-some.length);
    const resolve = (code: string | undefined) =>
      oneOf(
        some.map((one) => one(code)),
        heard,
      );
    const from = group.pupils.length - some.length + 1;
    group.pupils.splice(from, some.length, resolve(this.#sentenceClass ?? this.#messageClass));
    const names = this.#names.get(group) ?? [];
    this.#names.set(group, [...names.slice(0, from), resolve]);
  }

  /** "Mathilde Husted …, Mathilde er syg": the one given in full before. */
  #namedBefore(
    item: Extract<Item, { is: 'pupil' | 'word' }>,
    resolved: Resolved,
  ): Resolved | undefined {
    if ('pupil' in resolved || item.is !== 'pupil') return undefined;
    const known = new Set(this.#groups.flatMap(({ pupils }) => pupils));
    const same = [...known].filter(
      (one) => 'pupil' in one && isAmong(item.name.candidates, one.pupil),
    );
    return same.length === 1 ? same[0] : undefined;
  }

  /** Consecutive names share what is said after them; after that, a name starts a new group. */
  #groupForNext(): Group {
    const current = this.#current;
    const said =
      current &&
      (current.cues.length > 0 ||
        current.negated.length > 0 ||
        current.unknownWord ||
        current.lessons !== undefined ||
        current.spans.length > 0);
    if (current && !said && current.sentence === this.#sentence) return current;
    const group = emptyGroup(this.#sentence);
    this.#groups.push(group);
    this.#current = group;
    this.#saidTo = this.#lastReach;
    return group;
  }

  /**
   * Whether an unknown word is where a pupil's name would be: in a list with names, or first in a
   * sentence that says something of somebody; never a colleague's name or the second half of a name.
   */
  #mayBePupil(item: Extract<Item, { is: 'word' }>, items: readonly Item[], index: number): boolean {
    const [one, two, after] = [items[index - 1], items[index - 2], items[index + 1]];
    if (isFamilyBefore(item, after, items[index + 2])) return false;
    const listed = this.#isListedFirst(item, after, items[index + 2]);
    if (listed) return true;
    if (this.#isNoName(item, items, index)) return false;
    const isPerson = (other: Item | undefined) => other?.is === 'pupil' || other?.is === 'word';
    if (isPerson(one) && one?.next === item.at && !isVerbOfNoting(one))
      return this.#isListedAmong(item, after, items[index + 2]);
    if (nameIndex(this.#context.roster).staff.has(item.norm) || roles.test(item.norm)) return false;
    const joins = (mark: Item | undefined) =>
      mark?.is === 'mark' && (mark.mark === 'and' || mark.mark === 'comma');
    const afterName = joins(one) && isPerson(two) && (this.#current?.pupils.length ?? 0) > 0;
    const beforeName = joins(after) && items[index + 2]?.is === 'pupil' && !this.#current;
    if ((afterName || beforeName) && (item.capital || this.#isClose(item))) return true;
    if (beforeName && this.#isNoWordFirst(item, one)) return true;
    if (this.#isListedWithOr(item, items, index)) return true;
    if (afterName && two?.is === 'pupil' && one?.is === 'mark' && one.mark === 'and') return true;
    if (this.#isListedAnew(item, one, after)) return true;
    return this.#isToldOf(item, items, index);
  }

  /** A word of the language, how much it is of something, a place, or whose family it is. */
  #isNoName(item: Extract<Item, { is: 'word' }>, items: readonly Item[], index: number): boolean {
    const after = items[index + 1];
    if (intensifiers.test(item.norm) && after?.is === 'cue' && after.at === item.next) return true;
    if (this.#isPlain(item, after) || this.#isOpening(item, items, index)) return true;
    return isElsewhere(item, this.#wordAt) || this.#isOfFamily(item, items, index);
  }

  /** "Familien Kaya er på ferie og har Elias med": the child is named. */
  #isOfFamily({ at, next }: Item, items: readonly Item[], index: number): boolean {
    const family = /^(?:familien?|family)$/;
    if (!family.test(this.#wordAt(at - 1)) && !family.test(this.#wordAt(next))) return false;
    return (
      sentenceFrom(items, index).some(({ is }) => is === 'pupil') || this.#current !== undefined
    );
  }

  /** "søren clra og maja": no word, but close to a name of the class, in a list without its comma. */
  #isListedAmong(
    { norm, capital, next }: Extract<Item, { is: 'word' }>,
    mark: Item | undefined,
    name: Item | undefined,
  ): boolean {
    const joined = mark?.is === 'mark' && (mark.mark === 'and' || mark.mark === 'comma');
    const listed = joined && mark.at === next && name?.is === 'pupil';
    const isWord = this.#context.trained?.words.common.has(norm) ?? capital;
    return listed && norm.length >= 4 && !isWord && this.#isClose({ norm });
  }

  /** "No sign of Sigurt or Liva": close to a name of the class, and a pupil is named beside it. */
  #isListedWithOr(
    { norm, capital, at, next }: Extract<Item, { is: 'word' }>,
    items: readonly Item[],
    index: number,
  ): boolean {
    const or = /^(?:or|nor|eller)$/;
    const [before, after] = [items[index - 1], items[index + 1]];
    const first = or.test(this.#wordAt(next)) && after?.is === 'pupil' && after.at === next + 1;
    const last = or.test(this.#wordAt(at - 1)) && before?.is === 'pupil' && before.next === at - 1;
    const exists = this.#context.trained?.words.common.has(norm) ?? false;
    return (first || last) && capital && !exists && this.#isClose({ norm });
  }

  /** "Sarah and Emille are absent": no name of the class, but it sounds like one, and another follows. */
  #isListedFirst(
    { norm, capital }: { norm: string; capital: boolean },
    mark: Item | undefined,
    name: Item | undefined,
  ): boolean {
    const joined = mark?.is === 'mark' && (mark.mark === 'and' || mark.mark === 'comma');
    const person = name?.is === 'pupil' || (name?.is === 'word' && name.capital);
    return capital && joined && person && this.#isClose({ norm });
  }

  /**
   * "Emil 2b feber, Philippa 8a forkølet", "luna syg, filipa mangler": the next one of a list, with a class or a reason
   * of its own.
   */
  #isListedAnew(
    { capital, norm, at, next }: Extract<Item, { is: 'word' }>,
    before: Item | undefined,
    after: Item | undefined,
  ): boolean {
    // "syg." is an abbreviation, too.
    const ends = before?.is === 'cue' && this.#wordAt(at - 1) === '.';
    const joined = before?.is === 'mark' && /^(?:comma|and|stop|line)$/.test(before.mark);
    if (!(joined || ends) || after === undefined || after.at !== next) return false;
    const words = this.#context.trained?.words;
    if (!capital) {
      if (!isStatement(after) || this.#groups.length === 0 || words === undefined) return false;
      if (this.#isClose({ norm }) || (words.names.has(norm) && !words.common.has(norm)))
        return true;
      return (ends || !isAnd(before)) && norm.length >= 5 && isNoWord(norm, words);
    }
    const named = words === undefined || words.names.has(norm) || !words.common.has(norm);
    return (after.is === 'class' && named) || (isStatement(after) && this.#isClose({ norm }));
  }

  /** Whether an unknown word opens a sentence that says something of somebody. */
  #isToldOf(item: Extract<Item, { is: 'word' }>, items: readonly Item[], index: number): boolean {
    if (this.#current?.sentence === this.#sentence) return false;
    const rest = sentenceFrom(items, index);
    const nextName = rest.findIndex((other) => other.is === 'pupil');
    const own = nextName === -1 ? rest : rest.slice(0, nextName);
    const toldOf = own.some(isStatement) || (this.#colon && this.#lead.cues.length > 0);
    return toldOf && (item.capital || this.#isClose(item) || this.#opens(items, index));
  }

  /** A word that exists and is no name, unless it stands where a name would: "Bjørk syg". */
  #isPlain(
    { norm, capital, at, next }: Extract<Item, { is: 'word' }>,
    after: Item | undefined,
  ): boolean {
    const words = this.#context.trained?.words;
    if (isWriter({ at, next }, this.#wordAt)) return true;
    if (!words?.common.has(norm) || words.names.has(norm)) return false;
    return !(capital && after !== undefined && after.at === next && isStatement(after));
  }

  /** "Skriv pjæk på Omar", "Nå, så blev Konrad …": a short word, or one that exists, before whom it is said of. */
  #isOpening(
    { norm, heard }: { norm: string; heard: string },
    items: readonly Item[],
    index: number,
  ): boolean {
    const words = this.#context.trained?.words;
    const isWord = heard.length <= 2 || (words?.common.has(norm) && !words.names.has(norm));
    if (!isWord || this.#isClose({ norm })) return false;
    const before = items[index - 1];
    const joined = before?.is === 'mark' && (before.mark === 'and' || before.mark === 'comma');
    return !joined && sentenceFrom(items, index).some(({ is }) => is === 'pupil');
  }

  /** "vilijam og Anton": no word at all, where a name would be. */
  #isNoWordFirst({ norm }: { norm: string }, before: Item | undefined): boolean {
    if (before !== undefined && (before.is !== 'mark' || before.mark === 'and')) return false;
    const words = this.#context.trained?.words;
    return words !== undefined && norm.length >= 4 && !words.common.has(norm);
  }

  #isClose({ norm }: { norm: string }): boolean {
    const { roster, scope } = this.#context;
    const code = this.#sentenceClass ?? this.#messageClass;
    return closeIn(norm, code === undefined ? scope : [code], nameIndex(roster)).length > 0;
  }

  #opens(items: readonly Item[], index: number): boolean {
    const before = items[index - 1];
    const after = items[index + 1];
    const first =
      before === undefined ||
      (before.is === 'mark' && before.mark !== 'and' && before.mark !== 'comma');
    return (
      first &&
      after !== undefined &&
      (isStatement(after) || after.is === 'class' || after.is === 'date')
    );
  }

  /** "Fravær 9b i går: …": a class and a day head all that follows, also what has no colon of its own. */
  #isList = false;

  /** Days that headed a sentence before, and hold for those after it. */
  #above: DateSpan[] = [];

  #headerFor(lead: Group): Group | undefined {
    const header = this.#header;
    if (!(this.#colon || this.#isList)) return header;
    if (this.#above.length === 0 || lead.spans.length > 0) return header;
    return { ...(header ?? emptyGroup(this.#sentence)), spans: this.#above };
  }

  /** A sentence without a name is a heading if it ends in a colon, or stands above with days or a reason. */
  #heads(lead: Group, line: boolean): boolean {
    const days = lead.spans.length > 0;
    if (this.#listsDays()) return false;
    if (this.#colon) return days || lead.cues.length > 0 || line;
    if (line && (says(lead) || (days && isBare(lead)))) return true;
    if (days && this.#groups.length === 0 && this.#isAnnounced(lead)) return true;
    return days && isBare(lead) && this.#groups.length === 0 && this.#sentenceClass !== undefined;
  }

  /** "Yesterday's absences. Ida ill, …", "Mangler lige at fortælle om i mandags. …": the first sentence says of which day. */
  #isAnnounced({ cues, negated }: Group): boolean {
    const others = cues.filter((cue) => cue !== 'absent' && cue !== 'illness');
    if (negated.length > 0 || others.some((cue) => reportingCues.has(cue) || cue === 'pronoun'))
      return false;
    const count = this.#saidNext - this.#sentenceFrom;
    const words = Array.from({ length: count }, (_, step) =>
      this.#wordAt(this.#sentenceFrom + step),
    );
    const ill = cues.includes('illness');
    return words.some((word) => (ill ? listsIll : announces).test(word));
  }

  /** "Ida syg. Dage: 2/10, 5/10": of whom was told before. */
  #listsDays(): boolean {
    return this.#colon && this.#groups.length > 0 && dayList.test(this.#wordAt(this.#sentenceFrom));
  }

  /** The token its sentence begins with. */
  #sentenceFrom = 0;

  /** "Ida: øreonde. Sygemeldt siden mandag.": it goes on about the only one. */
  #goesOnAbout(lead: Group): boolean {
    const [only, another] = this.#groups;
    if (!only || another || lead.cues.includes('back')) return false;
    // A line with nothing but the day: "Ida syg", "i dag".
    const onlyDays = isBare(lead) && (!this.#gaps || this.#listsDays()) && only.spans.length === 0;
    return says(lead) || onlyDays;
  }

  /** @param line whether a line ended: a nameless one is a heading for the next */
  #endSentence(line = false): void {
    const lead = this.#lead;
    this.#settle();
    const all = this.#groups.filter((group) => group.sentence === this.#sentence);
    const own = all.slice(Math.max(0, this.#leadFrom - (this.#groups.length - all.length)));
    if (own.length > 0) {
      shareLead(
        own,
        lead,
        this.#headerFor(lead),
        this.#groups[this.#groups.indexOf(own[0] ?? lead) - 1],
        this.#alike,
      );
      if (this.#colon && lead.lessons !== undefined) this.#shareLessons(own, lead.lessons);
      if (this.#colon && lead.spans.length > 0) {
        this.#above = lead.spans;
        this.#isList = this.#messageClass !== undefined;
      }
      if (this.#byDay) shareLast(all);
    } else if (all.length > 0) addTo(this.#loose, lead);
    else if (this.#heads(lead, line)) this.#header = { ...lead, spans: asSingleDays(lead.spans) };
    else if (this.#goesOnAbout(lead)) addTo(this.#groups[0] ?? lead, lead);
    else addTo(this.#loose, lead);
    this.#gaps = false;
    this.#sentence += 1;
    this.#lead = emptyGroup(this.#sentence);
    this.#current = undefined;
    this.#colon = false;
    this.#afterArrow = false;
    this.#aside = false;
    this.#byDay = false;
    this.#alike = false;
    this.#leadFrom = this.#groups.length;
    if (all.length > 0 || this.#messageClass !== undefined) this.#sentenceClass = undefined;
  }

  /** "3. og 4. lektion: Felix mangler, Liva syg": the lessons of all who were not away all day, late or gone. */
  #shareLessons(own: readonly Group[], lessons: number): void {
    for (const group of own) {
      const { from, to } = group.said ?? { from: 0, to: 0 };
      const words = Array.from({ length: to - from }, (_, step) => this.#wordAt(from + step));
      const wholeDay = /\b(?:hele dagen|all day|whole day)\b/.test(words.join(' '));
      const partly = group.cues.some((cue) => partOfADay.has(cue));
      if (wholeDay || partly || group.lessons !== undefined) continue;
      // "1. lektion: Mads mangler": perhaps all day.
      if (lessons === 1) group.mixed = true;
      else group.lessons = lessons;
    }
  }

  /** A continuation without its own day or reason belongs to what was said before. */
  #settle(): void {
    for (let at = this.#groups.length - 1; at >= 0; at -= 1) {
      const group = this.#groups[at];
      const before = group?.goesOn;
      if (!group || !before) continue;
      if (group.cues.includes('back') && reasonsIn(group) === 0) {
        // "syg i går, i dag er han her igen": the last day is one nobody was away.
        this.#groups.splice(at, 1);
        continue;
      }
      if (group.spans.length > 0 && (reasonsIn(group) > 0 || group.lessons !== undefined)) {
        delete group.goesOn;
        continue;
      }
      addTo(before, group);
      this.#groups.splice(at, 1);
    }
  }
}

/**
 * What stands after a day that opens the next part of a list: names right after it, names of whom something is told,
 * or that nobody was away. O(1).
 */
function nextOfDay(
  items: readonly Item[],
  index: number,
  wordAt: (at: number) => string,
): 'alike' | 'told' | 'nobody' | undefined {
  const day = items[index];
  if (!day) return undefined;
  const linked = /^(?:er|var|is|was|are|were|:)$/.test(wordAt(day.next));
  const at = linked ? day.next + 1 : day.next;
  if (nobodyAway.test(`${wordAt(at)} ${wordAt(at + 1)}`)) return 'nobody';
  const name = items
    .slice(index + 1, index + 4)
    .find((one) => one.is === 'pupil' || (one.is === 'word' && one.capital));
  if (name?.at === at) return 'alike';
  const isVerb = /^[a-z']+$/.test(wordAt(day.next));
  return isVerb && name?.at === day.next + 1 ? 'told' : undefined;
}

const nobodyAway =
  /^(?:(?:ingen|nobody|none|noone) [,.;]?$|(?:alle|everybody|everyone) (?:er|is|her|here|moedt|moedte|kom|kommet|came|back|tilbage)$)/;

/** "bussen fra Tornby var forsinket", "i Kolding": where somebody is or comes from. */
function isElsewhere(
  { at, capital }: Extract<Item, { is: 'word' }>,
  wordAt: (at: number) => string,
): boolean {
  if (!capital) return false;
  const before = wordAt(at - 1);
  if (/^(?:i|in|naer|near)$/.test(before)) return true;
  return /^(?:fra|from|til|to|mod|via)$/.test(before) && travel.test(wordAt(at - 2));
}

const travel =
  /^(?:\w{0,8}bus(?:sen|serne)?|\w{0,8}tog(?:et|ene)?|faerge[nr]?|metroen?|letbanen|flyet?|train|ferry|coach|flight|boat|turen?|vejen?|rejsen?|trip|journey)$/;

/** "Kan du skrive Zara syg": no given name before another. */
function isVerbOfNoting(item: Item): boolean {
  return item.is === 'word' && !item.capital && noting.test(item.norm);
}

const noting =
  /^(?:skrive?|skriv|notere?|noter|registrere?|markere?|marker|foere|saette?|saet|taste?|mark|put|write|register|log)$/;

/** "Ren pjæk": how much it is of what it is called. */
const intensifiers =
  /^(?:rent?|rene|klart?|typisk|totalt?|decideret|regulaert?|almindeligt?|sheer|pure|plain|total|clear|typical)$/;

/** "Skoleinspektøren har sagt ja": by its end a word of somebody's work, no name. */
const roles =
  /.(?:leder|inspektoer|laerer|paedagog|vejleder|sekretaer|raadgiver|konsulent)(?:en)?$|^(?:teacher|headteacher|principal|secretary|nurse)$/;

/** "Det er Torben i 9a", "hi, it's Karen": the writer's own name, of whom nothing follows. */
function isWriter(
  { at, next }: Pick<Item, 'at' | 'next'>,
  wordAt: (at: number) => string,
): boolean {
  if (at < 1 || at > 5) return false;
  const before = [wordAt(at - 3), wordAt(at - 2), wordAt(at - 1)].join(' ');
  const told = [next, next + 1, next + 2, next + 3, next + 4].map(wordAt);
  return introduces.test(before) && !told.some((word) => /^(?:der|som|who|that|whose)$/.test(word));
}

const introduces = /(?:^| )(?:det er|her er|this is|it's|my name is|mit navn er|jeg hedder)$/;

/** "alle fem dage", "every day". */
const everyDay =
  /(?:^| )(?:(?:alle|all)(?: \w{1,12}){0,2} (?:dage|days)|(?:hver|every)(?: \w{1,12})? (?:dag|day))$/;

type CueItem = Extract<Item, { is: 'cue' }>;

/** How many words of a group say why somebody is away. */
function reasonsIn({ cues }: Group): number {
  return cues.filter((cue) => reportingCues.has(cue)).length;
}

function afterMark(items: readonly Item[], index: number): boolean {
  const before = items[index - 1];
  return before?.is === 'mark' && (before.mark === 'comma' || before.mark === 'and');
}

/** Reasons a day has only one of: given after another with its day, they are about another day. */
const ofItsOwnDay = new Set<Cue>(['illness', 'unlawful', 'late', 'left', 'unexplained', 'leave']);

/** "syg 2/3, for sent 4/3"; "syg, hun var også syg i går"; "for sent i går, væk i dag". */
function goesOnWith(cue: Cue, current: Group, after: Item | undefined, next: number): boolean {
  const said = current.cues.filter((one) => ofItsOwnDay.has(one));
  const dated =
    after?.is === 'date' && !after.span.noDay && after.at - next <= 2 && current.spans.length > 0;
  if (cue === 'absent') return dated && said.some((one) => partOfADay.has(one));
  if (!ofItsOwnDay.has(cue)) return false;
  if (said.includes(cue)) return current.cues.at(-1) === 'also' && current.spans.length === 0;
  const away = partOfADay.has(cue) && current.cues.includes('absent');
  return dated && (said.length > 0 || away);
}

const partOfADay = new Set<Cue>(['late', 'left']);

/** What is said of the group's pupils, from the name on; all of the message where it was said of nobody alone. O(words). */
export function wordsOfGroup(tokens: readonly Token[], { said }: Pick<Group, 'said'>): string {
  return said ? textOf(tokens, said.from, said.to) : textOf(tokens);
}

const isBack = ({ cues }: Group) => cues.includes('back');

function isComma(item: Item): boolean {
  return item.is === 'mark' && item.mark === 'comma';
}

function isAnd(item: Item): boolean {
  return item.is === 'mark' && item.mark === 'and';
}

/** Neither a word nor a possessive of one ("sister's"). */
function isNoWord(norm: string, { common }: Words): boolean {
  return !common.has(norm) && !/['’]/.test(norm);
}

function addTo(target: Group, other: Group): void {
  target.cues.push(...other.cues);
  target.negated.push(...other.negated);
  target.spans.push(...other.spans);
  target.lessons ??= other.lessons;
  if (other.corrected) target.corrected = [...(target.corrected ?? []), ...other.corrected];
}

/** Words of a list of absences, or of telling one. */
const announces =
  /^(?:fravaer|fravaeret|fravaersliste|fravaerslisten|fremmoede|fortaelle|melde|notere|indberette|opsamling|efterregistrering|absences|absentees|attendance|register)$/;

/** "Dage: 2/10, 5/10". */
const dayList = /^(?:dage|dato|datoer|dagene|days|date|dates)$/;

const listsIll = /^(?:sygdom|sygefravaer|sygemeldinger|sygeliste|sickness|illness|illnesses)$/;

/** Only days, as above a list. */
const isBare = ({ cues, negated }: Group) => cues.length === 0 && negated.length === 0;

const says = ({ cues, negated, lessons, corrected }: Group) =>
  cues.some((cue) => reportingCues.has(cue)) ||
  negated.some((cue) => reportingCues.has(cue)) ||
  lessons !== undefined ||
  corrected !== undefined;

/**
 * What comes before a sentence's pupils, or above them, applies where they have nothing of their own; so does the reason
 * of those `before` them, where the day is all that is said (`alike`).
 */
function shareLead(
  own: readonly Group[],
  lead: Group,
  header: Group | undefined,
  before: Group | undefined,
  alike: boolean,
): void {
  const spans = lead.spans.length > 0 ? lead.spans : (header?.spans ?? []);
  const above = { ...(says(lead) || !header ? lead : header), spans };
  own.forEach((group, position) => {
    if (group.spans.every(({ noDay }) => noDay)) group.spans.push(...above.spans);
    else group.spans = inWeekOf(above.spans, group.spans);
    if (
      reasonsIn(group) > 0 &&
      group.cues.every((cue) => !reportingCues.has(cue) || weak.has(cue))
    ) {
      // "Lone har bevilget Maj fri": the word before the name says more than the one after.
      group.cues.push(...lead.cues.filter((cue) => reportingCues.has(cue) && !weak.has(cue)));
    }
    group.cues.push(...lead.cues.filter((cue) => reachesAll(cue, group)));
    if (differsFrom(lead, group)) group.mixed = true;
    if (isSameAway(group) && !says(lead)) {
      // "Rosa har ondt i halsen og Bo ligeså, begge hjemme": the same reason.
      const same = neighbour(own, position);
      if (same) group.cues = [...group.cues.filter((cue) => cue !== 'absent'), ...same.cues];
    }
    if (reasonsIn(group) > 0 || group.negated.length > 0 || group.corrected) return;
    if (group.cues.includes('back') && !says(lead)) return;
    const source = says(above)
      ? above
      : (neighbour(own, position) ??
        sameAs(before, group) ??
        (alike ? dayBefore(before, group) : undefined));
    if (!source) return;
    group.cues.push(...source.cues.filter((cue) => reportingCues.has(cue)));
    if (isOnSameDay(group)) group.spans.push(...source.spans);
    group.lessons ??= source.lessons;
    group.shared = true;
  });
}

/**
 * What is said before a name holds beside a reason of its own: "they wrote LF next to Ida, no idea why", "vi skal på
 * ferie på mandag, så Ida er væk".
 */
function reachesAll(cue: Cue, group: Group): boolean {
  if (cue === 'vacation') return saysOnlyAway(group);
  return !reportingCues.has(cue) || (cue === 'askCode' && !group.cues.includes(cue));
}

const weak = new Set<Cue>(['vacation', 'absent']);

/** "Aksel syg i går, Ida også", not "… og det er Ida også". */
function isOnSameDay({ spans, cues, now }: Group): boolean {
  return spans.length === 0 && cues.includes('also') && !now;
}

function isSameAway(group: Group): boolean {
  return !group.unknownWord && group.cues.includes('also') && saysOnlyAway(group);
}

function saysOnlyAway({ cues }: Group): boolean {
  const reasons = cues.filter((cue) => reportingCues.has(cue));
  return reasons.length > 0 && reasons.every((cue) => cue === 'absent');
}

/** That somebody is at school today, as against to come. */
const hereNow =
  /^(?:\S* )?(?:(?:er |is |are )(?:her|moedt|kommet|tilbage|i skole|here|back|in)(?: (?:igen|again))?(?: (?:nu|i dag|idag|now|today))?|(?:her|tilbage|kom|kommet|moedt|moedte|back|came|here)(?: (?:igen|in|again))? (?:nu|i dag|idag|now|today))\b/;

/** What it means not to be back, by the word denied: "ikke rask", "ikke til tiden", "ikke mødt". */
function notBack(word: string): Cue {
  if (/^(rask|raskmeldt|frisk|igen|well|better)$/.test(word)) return 'illness';
  return /^(tiden|time|punctual)$/.test(word) ? 'late' : 'absent';
}

/** "Ulovligt fravær på Nohr og Elias, Albert derimod syg": one list, and a reason before and after it. */
function differsFrom(lead: Group, { pupils, cues }: Group): boolean {
  const strong = (some: readonly Cue[]) =>
    some.filter((cue) => reportingCues.has(cue) && !weak.has(cue));
  // "Ekskursionen i går: Otto og Vigga mødte ikke op": what the others were at.
  const above = new Set(strong(lead.cues).filter((cue) => cue !== 'notAbsence'));
  const own = strong(cues).filter((cue) => !lead.cues.includes(cue));
  return pupils.length > 1 && above.size > 0 && own.length > 0;
}

/** "Fravær uge 47: Ejnar man+tir": the weekdays are in the week named for all. */
function inWeekOf(above: readonly DateSpan[], own: readonly DateSpan[]): DateSpan[] {
  const [week] = above;
  if (!week?.isWeek || above.length > 1) return [...own];
  return own.map((span) =>
    span.running
      ? week
      : span.inWeek
        ? withDays(span, () => span.inWeek?.(week.days('ahead')?.[0]))
        : span,
  );
}

/** "i går Liam, i dag Laura: begge syge": the reason stands after the last, and only there. */
function shareLast(groups: readonly Group[]): void {
  const last = groups.at(-1);
  const others = groups.slice(0, -1);
  if (!last || !says(last) || others.some((one) => says(one) || one.unknownWord)) return;
  for (const one of others) {
    one.cues.push(...last.cues.filter((cue) => reportingCues.has(cue)));
    one.shared = true;
  }
}

/** "i går Liam syg, i dag Laura": the reason of the day before in one sentence. */
function dayBefore(before: Group | undefined, group: Group): Group | undefined {
  const isList = before?.sentence === group.sentence && !group.unknownWord;
  return isList && group.spans.length > 0 && says(before) ? before : undefined;
}

/** "Thea: dårlig mave. Maryam: det samme.": of another sentence only where it says so. */
function sameAs(before: Group | undefined, group: Group): Group | undefined {
  return before && says(before) && group.cues.includes('also') ? before : undefined;
}

/** "Laura syg i går og i dag, Marie kun i dag": with days only, the reason is the neighbour's. */
function neighbour(own: readonly Group[], position: number): Group | undefined {
  const group = own[position];
  const elliptic =
    group && !group.unknownWord && (group.spans.length > 0 || group.cues.includes('also'));
  if (!elliptic) return undefined;
  const before = own.slice(0, position).findLast(says);
  return before ?? own.slice(position + 1).find(says);
}
