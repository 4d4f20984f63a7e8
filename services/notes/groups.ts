import {
  type CueItem,
  goesOnWith,
  isNow,
  isOfBoth,
  isOver,
  isPurpose,
  notBack,
  putsRight,
  startsNextLead,
} from './cuesTold.ts';
import type { Cue } from './cueWords.ts';
import { asSingleDays, type DateSpan, rangeTo } from './dateSpan.ts';
import { goesOnAbout, isHeading, isOfAll, type Nameless } from './dayHeadings.ts';
import {
  isAfterJoint,
  isDeniedDay,
  isEveryDay,
  isGranted,
  isHereNow,
  isLikeThatDay,
  isOfAWeekend,
  isOfSickDays,
  isOnDayBefore,
  isTodayToo,
  type NextOfDay,
  nextOfDay,
  todayOf,
  turnsToDay,
  untilYesterday,
  withoutLastDay,
} from './daysTold.ts';
import {
  addTo,
  emptyGroup,
  type Group,
  type Grouped,
  isBack,
  reasonsIn,
  says,
  saysOnlyAway,
} from './group.ts';
import { bothOf, GroupNames, namedBefore } from './groupNames.ts';
import type { Item } from './item.ts';
import { kin } from './kin.ts';
import { isOnlySpeaking, type Person, whoIsMeant } from './namedPeople.ts';
import { isAmong } from './nameIndex.ts';
import { type Place, type WordAt, wordsBetween } from './place.ts';
import type { NoteContext } from './reading.ts';
import { reportingCues } from './reportingCues.ts';
import { keepPartOfDay, settle, shareLast, shareLead, shareLessons } from './sharedReasons.ts';
import { mayBeLost, mayBePupil, type ToldBefore } from './unknownNames.ts';

/**
 * Joins items into statements: pupils, what is said of them, and when. A reason or day before the first
 * pupil of a sentence applies to all in it, and after a colon also to the next lines. O(items), plus
 * the cost of misspelt names.
 */
export function groupItems(
  items: readonly Item[],
  wordBefore: WordAt,
  context: NoteContext,
): Grouped {
  const wordAt: WordAt = (at) => wordBefore(at + 1);
  const grouping = new Grouping(context, wordAt);
  items.forEach((item, index) => {
    grouping.take(item, { items, index, before: wordBefore(item.at), wordAt, context });
  });
  return grouping.end();
}

/** Whether a mark or "men" stands right before it. */
function opensClause({ items, index }: Place): boolean {
  const before = items[index - 1];
  return before?.is === 'mark' || (before?.is === 'word' && /^(?:men|but)$/.test(before.norm));
}

/** "han sad ovre i 4a og arbejdede": where somebody was seen, not whose class it is. */
function isWhereSeen({ at }: Item, wordAt: WordAt): boolean {
  const before = wordsBetween(wordAt, at - 3, at).join(' ');
  return /(?:^| )(?:(?:ovre|inde|henne|nede|oppe|sad|siddet|sitting|sat|over|down|up) (?:i|in)|hos|with|med)$/.test(
    before,
  );
}

class Grouping {
  readonly #context: NoteContext;
  readonly #wordAt: WordAt;

  readonly #groups: Group[] = [];
  /** Everything in sentences without a pupil. */
  readonly #loose = emptyGroup(-1);
  readonly #names = new GroupNames();
  /** Those before whose name "begge" stands. */
  readonly #both = new Set<Group>();
  /** Days of something else: when somebody is back, when leave was granted. */
  readonly #passed: DateSpan[] = [];
  #losesName = false;

  #sentence = 0;
  /** The token the sentence begins with. */
  #sentenceFrom = 0;
  /** Where the next word of the sentence would be, and whether words were passed over. */
  #saidNext = 0;
  #gaps = false;
  /** What the sentence says before it names anybody. */
  #lead = emptyGroup(0);
  /** Where the groups that the current lead applies to begin. */
  #leadFrom = 0;
  /** Those of whom it is told now. */
  #current: Group | undefined;
  #afterArrow = false;
  #colon = false;
  /** Whether the next days tell when somebody is back, or of another time. */
  #aside = false;

  /** Where the last group's words end; the next one's begin after them. */
  #saidTo = 0;
  #lastReach = 0;

  #sentenceClass: string | undefined;
  #messageClass: string | undefined;
  /** What stands above the sentences that follow. */
  #header: Group | undefined;
  /** Days that headed a sentence before, and hold for those after it. */
  #above: DateSpan[] = [];
  /** "Fravær 9b i går: …": a class and a day head all that follows, also what has no colon of its own. */
  #isList = false;

  /** Whether the sentence goes day by day: each day stands before whom it is told of. */
  #byDay = false;
  /** Whether the names of a day stand right after it: without a reason of their own they have the one before. */
  #alike = false;
  /** The week that heads a sentence that goes day by day. */
  #week: readonly DateSpan[] = [];

  /** @param wordAt the folded word at a token */
  constructor(context: NoteContext, wordAt: WordAt) {
    this.#context = context;
    this.#wordAt = wordAt;
  }

  take(item: Item, place: Place): void {
    const { items, index } = place;
    switch (item.is) {
      case 'pupil':
      case 'word':
        this.#person(item, place);
        break;
      case 'class':
        if (!(this.#current && isWhereSeen(item, this.#wordAt)))
          this.#class(item.found.code, items[index - 1], items[index + 1]);
        break;
      case 'date':
        if (isEveryDay(item, this.#wordAt) && this.#isInWeek()) this.#passed.push(item.span);
        else this.#date(item.span, place);
        if (isOfSickDays(item, this.#wordAt)) this.#sickDays();
        break;
      case 'lessons':
        this.#lessons(item.count);
        break;
      case 'cue':
        this.#cue(item, place);
        break;
      case 'mark':
        this.#mark(item.mark, item.at);
    }
    this.#reach(item);
    if (item.at !== this.#saidNext) this.#gaps = true;
    this.#saidNext = item.next;
  }

  end(): Grouped {
    this.#endSentence();
    for (const group of this.#both)
      group.pupils = group.pupils.flatMap((one) => bothOf(one, this.#context));
    return {
      groups: this.#groups,
      loose: this.#loose,
      classCode: this.#messageClass ?? this.#sentenceClass,
      passed: this.#passed,
      losesName: this.#losesName,
    };
  }

  #reach({ is, next }: Item): void {
    const current = this.#current;
    if (current) current.said = { from: current.said?.from ?? this.#saidTo, to: next };
    if (current && is !== 'mark') this.#lastReach = next;
  }

  /** What is said now is about the pupils just named, else the sentence. */
  #target(): Group {
    return this.#current ?? this.#lead;
  }

  #date(span: DateSpan, place: Place): void {
    if (this.#goesByDay(span, place)) return;
    const current = this.#current;
    if (this.#aside && current) {
      this.#aside = false;
      this.#passed.push(span);
      return;
    }
    if (current && ((reasonsIn(current) > 0 && isDeniedDay(place)) || isOfAWeekend(place))) {
      this.#passed.push(span);
      return;
    }
    const target = this.#target();
    if (this.#lead.spans.every(({ noDay }) => noDay) && isTodayToo(place, target))
      target.spans.push(todayOf(this.#context));
    const granting = isGranted(place, this.#sentenceFrom);
    if (granting && !current && this.#groups.some(({ spans }) => spans.length > 0)) {
      this.#passed.push(span);
      return;
    }
    if (granting && current && current.spans.length > 0) return;
    // "man syg, tirs her, ons for sent": also after a day somebody was there.
    const told = current && (reasonsIn(current) > 0 || (current.goesOn && isBack(current)));
    if (this.#endsRange(span, target)) return;
    if (told && current.spans.length > 0 && isAfterJoint(place)) this.#goOn(current);
    this.#target().spans.push(span);
  }

  /** "opereres den 3. marts og er hjemme til og med fredag": one time, from the day told before. */
  #endsRange(span: DateSpan, target: Group): boolean {
    const [first, another] = target.spans;
    const range = first && !another ? rangeTo(first, span) : undefined;
    if (!first || !range) return false;
    this.#passed.push(first);
    target.spans = [range];
    return true;
  }

  /** Whether a week is named already, of those told of now or of those before. */
  #isInWeek(): boolean {
    const last = this.#groups.at(-1)?.spans ?? [];
    return [...this.#target().spans, ...this.#lead.spans, ...last].some(({ isWeek }) => isWeek);
  }

  /** "i går Liam syg, …": the sentence began with a day, and the one it is told of has no other. */
  #isDayFirst(): boolean {
    const [first] = this.#groups.slice(this.#leadFrom);
    return first !== undefined && first.spans.length === 0 && this.#lead.spans.length > 0;
  }

  /** Takes a day that comes after what was told of the first, in a sentence that goes day by day. */
  #goesByDay(span: DateSpan, place: Place): boolean {
    if (!isAfterJoint(place)) return false;
    const next = nextOfDay(place);
    const current = this.#current;
    const goes = this.#byDay || this.#isDayFirst();
    if (!goes && !(current && turnsToDay(next, place, current))) return false;
    // "uge 13: Emma, tirsdag til torsdag": the day is hers.
    const isWeek = this.#lead.spans.some((one) => one.isWeek);
    if (!this.#byDay && isWeek && current && !says(current)) return false;
    if (next !== undefined) {
      this.#nextDay(span, next);
      return true;
    }
    if (this.#byDay || !current || reasonsIn(current) + reasonsIn(this.#lead) === 0) return false;
    if (isWeek) return false;
    // "i går var Liam syg, i dag kom han for sent": what is told of the first day is all told.
    this.#nextDay(span, 'told');
    this.#goOn(current).spans.push(span);
    return true;
  }

  /** "i går Liam syg, i dag Liam og Laura", "…, onsdag ingen": the next day, in the week that is named. */
  #nextDay(span: DateSpan, next: NextOfDay): void {
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

  #nextLead(cue: Cue): void {
    this.#endLead();
    this.#lead = { ...emptyGroup(this.#sentence), cues: [cue] };
    this.#current = undefined;
  }

  #endLead(): void {
    settle(this.#groups);
    const own = this.#groups.slice(this.#leadFrom);
    shareLead(own, this.#lead, this.#header, this.#groups[this.#leadFrom - 1], this.#alike);
    this.#leadFrom = this.#groups.length;
  }

  #cue(item: CueItem, place: Place): void {
    const { cue, negated } = item;
    const current = this.#current;
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
      this.#besides(place);
      return;
    }
    if (cue === 'back') {
      this.#back(item, place);
      return;
    }
    // "rask tirsdag og syg igen i dag": the days that follow are of an absence.
    if (!negated && reportingCues.has(cue) && opensClause(place)) this.#aside = false;
    if (!negated && current && startsNextLead(item, current, this.#lead, place)) {
      this.#nextLead(cue);
      return;
    }
    if (!negated && isOver(item, this.#target(), this.#wordAt)) {
      this.#wasAway(item, place);
      return;
    }
    if (!negated && current && goesOnWith(item, current, place)) this.#goOn(current);
    if (!negated && isOfBoth(item, this.#wordAt)) this.#ofAll(cue);
    if (cue === 'correct' && isPurpose(item, place)) return;
    this.#addCue(item);
  }

  /** "Bjørk isn't in and neither is Storm, both ill": also of those of whom the sentence tells only that they are away. */
  #ofAll(cue: Cue): void {
    for (const group of this.#groups) {
      const only = group.sentence === this.#sentence && group !== this.#current;
      if (only && saysOnlyAway(group)) group.cues.push(cue);
    }
  }

  #addCue(item: CueItem): void {
    const { cue, negated } = item;
    const target = this.#target();
    if (isNow(item, this.#wordAt)) target.now = true;
    if (putsRight(item, this.#wordAt) && reasonsIn(target) > 0) this.#afterArrow = true;
    // "neither Marie nor Laura is in school"
    if (negated && cue === 'wholeSchool') target.cues.push('absent');
    else if (negated) target.negated.push(cue);
    else if (this.#afterArrow) target.corrected = [...(target.corrected ?? []), cue];
    else target.cues.push(cue);
  }

  /** "samme som i går" is of another time; "syg ligesom i går", without another day, of today too. */
  #besides(place: Place): void {
    this.#aside = !isLikeThatDay(place);
    if (this.#aside) return;
    const target = this.#target();
    // "den 8. december var Ida syg, ligesom den 10. december"
    if (target.spans.length === 0) target.spans.push(...this.#lead.spans);
    if (target.spans.length === 0 && reasonsIn(target) > 0)
      target.spans.push(todayOf(this.#context));
  }

  /** Days named for others; a group with its own days learns nothing new. */
  #bothDays(): void {
    const target = this.#target();
    if (target.spans.length > 0) return;
    target.spans.push(
      ...this.#groups.filter((one) => one !== target).flatMap(({ spans }) => spans),
    );
  }

  /** "tilbage efter at have været syg fra fredag til i går": the days after it are told, and read back. */
  #wasAway({ cue, next }: CueItem, { items, index }: Place): void {
    const after = items[index + 1];
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

  /** Back, well again, hoped to come: no absence in itself, nor are the days said after it. */
  #back({ negated, next }: CueItem, place: Place): void {
    const target = this.#target();
    const last = target.spans.at(-1);
    if (!negated && reasonsIn(target) > 0 && last?.list && isOnDayBefore(place))
      target.spans[target.spans.length - 1] = withoutLastDay(last);
    if (negated) {
      // "ikke rask" tells why, "hverken Ida eller Bo er mødt" does not.
      target.cues.push(notBack(this.#wordAt(next - 1)));
      return;
    }
    if (reasonsIn(target) === 0 && target.lessons === undefined) {
      target.cues.push('back');
      return;
    }
    this.#aside = true;
    if (last && !last.list && isHereNow(place)) this.#untilYesterday(target, last);
  }

  /** What ends with today is told without it, and read back. */
  #untilYesterday(target: Group, last: DateSpan): void {
    const before = untilYesterday(last, this.#context);
    if (!before) return;
    target.spans[target.spans.length - 1] = before;
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
      this.#names.redo(current, code);
      return;
    }
    const heads = after?.is === 'pupil' || (after?.is === 'mark' && after.mark === 'colon');
    if (current && !heads && this.#names.areOfClass(current, code)) {
      this.#names.redo(current, code, true);
      return;
    }
    const headsList = after?.is === 'mark' && after.mark === 'colon';
    // "Fravær 4b" on the first line, and the pupils below.
    const above = after?.is === 'mark' && after.mark === 'line' && this.#groups.length === 0;
    if (headsList || above) this.#messageClass = code;
    this.#sentenceClass = code;
  }

  #person(item: Person, place: Place): void {
    if (item.is === 'word' && item.staff) return;
    if (isOnlySpeaking(item, place)) return;
    const may = item.is === 'pupil' || mayBePupil(item, place, this.#toldBefore());
    const meant = may ? whoIsMeant(item, place) : undefined;
    if (!meant) {
      if (item.is === 'word') this.#unknownWord(item, place);
      return;
    }
    this.#aside = false;
    if (this.#isOfTheSameHome(item, place)) return;
    if (this.#isNamedAgain(item)) this.#current = undefined;
    const group = this.#groupForNext();
    if (/^(?:begge|both)$/.test(place.before)) this.#both.add(group);
    const classCode = this.#sentenceClass ?? this.#messageClass;
    const alone = meant(classCode);
    const resolved = namedBefore(item, alone, this.#groups) ?? alone;
    const name = { item, whoIsMeant: meant, classCode };
    if (this.#names.add(group, name, resolved, place) === 'one')
      this.#cameOrWent(group, item, place);
  }

  /** "Dittes mor siger, de skal på sygehuset med Ditte på mandag": the pupil whose home tells it is named again. */
  #isOfTheSameHome(item: Person, { items, index }: Place): boolean {
    const current = this.#current;
    const [only, another] = current?.pupils ?? [];
    if (item.is !== 'pupil' || !current || !only || another || !('pupil' in only)) return false;
    if (current.sentence !== this.#sentence || current.spans.length > 0) return false;
    const first = items.slice(0, index).findLast(({ is }) => is === 'pupil');
    const home = first?.is === 'pupil' && first.name.genitive && kin.test(this.#wordAt(first.next));
    return home && isAmong(item.name.candidates, only.pupil);
  }

  #toldBefore(): ToldBefore {
    return {
      classCode: this.#sentenceClass ?? this.#messageClass,
      current: this.#current,
      inSentence: this.#current?.sentence === this.#sentence,
      somebody: this.#groups.length > 0,
      underReason: this.#colon && this.#lead.cues.length > 0,
    };
  }

  /** A word that is no pupil's name: perhaps one that was lost, perhaps the reason. */
  #unknownWord(item: Extract<Item, { is: 'word' }>, place: Place): void {
    if (mayBeLost(item, place, this.#toldBefore())) this.#losesName = true;
    if (!item.capital && item.norm.length >= 5) this.#target().unknownWord = true;
  }

  /** "Syge: Rosa og Ella; Ella også i går": what follows is of one of the list, and of her alone. */
  #isNamedAgain(item: Person): boolean {
    if (item.is !== 'pupil' || !says(this.#lead)) return false;
    const { candidates } = item.name;
    const last = this.#current?.pupils.at(-1);
    return last !== undefined && 'pupil' in last && isAmong(candidates, last.pupil);
  }

  /** "hentede Ida, feber", "kommer Ida kl. 9, tandlæge": the verb beside a name holds, whatever reason follows. */
  #cameOrWent(group: Group, { at }: Item, { items, index }: Place): void {
    const verb = items[index - 1];
    if (verb?.is !== 'cue' || verb.negated || verb.next !== at) return;
    const { cue } = verb;
    const partly = cue === 'left' || cue === 'late';
    if (partly && group.pupils.length === 1 && this.#lead.cues.includes(cue)) group.cues.push(cue);
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

  #headerFor(lead: Group): Group | undefined {
    const header = this.#header;
    if (!(this.#colon || this.#isList)) return header;
    if (this.#above.length === 0 || lead.spans.length > 0) return header;
    return { ...(header ?? emptyGroup(this.#sentence)), spans: this.#above };
  }

  /** @param line whether a line ended: a nameless one is a heading for the next */
  #endSentence(line = false): void {
    settle(this.#groups);
    const all = this.#groups.filter((group) => group.sentence === this.#sentence);
    const own = all.slice(Math.max(0, this.#leadFrom - (this.#groups.length - all.length)));
    if (own.length > 0) this.#shareAmong(own, all);
    else if (all.length > 0) addTo(this.#loose, this.#lead);
    else this.#endNameless(line);
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

  /** What a sentence says before its pupils is of them; `own` are those after the last lead, `all` those of the sentence. */
  #shareAmong(own: readonly Group[], all: readonly Group[]): void {
    const lead = this.#lead;
    const before = this.#groups[this.#groups.indexOf(own[0] ?? lead) - 1];
    shareLead(own, lead, this.#headerFor(lead), before, this.#alike);
    if (this.#colon) keepPartOfDay(own, lead);
    if (this.#colon && lead.lessons !== undefined) shareLessons(own, lead.lessons, this.#wordAt);
    if (this.#colon && lead.spans.length > 0) {
      this.#above = lead.spans;
      this.#isList = this.#messageClass !== undefined;
    }
    if (this.#byDay) shareLast(all);
  }

  /** A sentence that names nobody is a heading, is of the only one told of before, or of nobody. */
  #endNameless(line: boolean): void {
    const lead = this.#lead;
    const sentence: Nameless = {
      lead,
      words: wordsBetween(this.#wordAt, this.#sentenceFrom, this.#saidNext),
      colon: this.#colon,
      line,
      ofClass: this.#sentenceClass !== undefined,
      gaps: this.#gaps,
      groups: this.#groups,
    };
    if (isOfAll(sentence)) for (const group of this.#groups) addTo(group, lead);
    else if (isHeading(sentence)) this.#header = { ...lead, spans: asSingleDays(lead.spans) };
    else addTo(goesOnAbout(sentence) ?? this.#loose, lead);
  }
}
