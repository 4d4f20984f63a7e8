import type { Cue } from './cueWords.ts';
import type { DateSpan } from './dateSpan.ts';
import { nameIndex } from './nameIndex.ts';
import type { Item } from './readItems.ts';
import type { NoteContext } from './reading.ts';
import { closeNames } from './readName.ts';
import { type Resolved, resolveName, resolveWord } from './resolveName.ts';

/** What is said about some pupils together. */
export type Group = {
  pupils: Resolved[];
  /** What was said of them, in order; `negated` holds what was denied. */
  cues: Cue[];
  negated: Cue[];
  /** What came after an arrow: the new reading of a correction. */
  corrected: Cue[] | undefined;
  spans: DateSpan[];
  lessons: number | undefined;
  /** The sentence it began in. */
  sentence: number;
};

/** The statements of a message, and the classes it names apart from pupils. */
export type Grouped = { groups: Group[]; loose: Group; classCode: string | undefined };

function emptyGroup(sentence: number): Group {
  return {
    pupils: [],
    cues: [],
    negated: [],
    corrected: undefined,
    spans: [],
    lessons: undefined,
    sentence,
  };
}

/** Words after which a name is somebody the writer talked to: "aftalt med Lone". */
const spokenWith = /^(med|hos|fra|af|ifoelge|with|from|to|til|per)$/;

/**
 * Joins items into statements: pupils, what is said of them, and when. A reason or a day before the
 * first pupil of a sentence holds for all in it, and after a colon also for the lines that follow.
 * O(items), and what misspelt names cost.
 */
export function groupItems(
  items: readonly Item[],
  wordBefore: (at: number) => string,
  context: NoteContext,
): Grouped {
  const grouping = new Grouping(context);
  items.forEach((item, index) => {
    grouping.take(item, items, index, wordBefore(item.at));
  });
  return grouping.end();
}

class Grouping {
  readonly #context: NoteContext;
  readonly #groups: Group[] = [];
  /** All that stood in sentences without a pupil. */
  readonly #loose = emptyGroup(-1);
  #sentence = 0;
  #lead = emptyGroup(0);
  #header: Group | undefined;
  #current: Group | undefined;
  #afterArrow = false;
  #colon = false;
  #sentenceClass: string | undefined;
  #messageClass: string | undefined;

  constructor(context: NoteContext) {
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
        this.#target().spans.push(item.span);
        break;
      case 'lessons':
        this.#target().lessons = item.count;
        break;
      case 'cue':
        this.#cue(item.cue, item.negated);
        break;
      case 'mark':
        this.#mark(item.mark);
    }
  }

  end(): Grouped {
    this.#endSentence();
    return {
      groups: this.#groups,
      loose: this.#loose,
      classCode: this.#messageClass ?? this.#sentenceClass,
    };
  }

  /** What is said now belongs to the pupils just named, else to the sentence. */
  #target(): Group {
    return this.#current ?? this.#lead;
  }

  #cue(cue: Cue, negated: boolean): void {
    if (cue === 'pronoun') {
      this.#current ??= this.#groups.at(-1);
      if (!this.#current) this.#lead.cues.push(cue);
      return;
    }
    const target = this.#target();
    if (negated) target.negated.push(cue);
    else if (this.#afterArrow) target.corrected = [...(target.corrected ?? []), cue];
    else target.cues.push(cue);
  }

  #mark(mark: Extract<Item, { is: 'mark' }>['mark']): void {
    if (mark === 'arrow') this.#afterArrow = true;
    if (mark === 'colon') {
      this.#colon = true;
      if (!this.#current && this.#sentenceClass !== undefined)
        this.#messageClass = this.#sentenceClass;
    }
    if (mark === 'stop' || mark === 'line' || mark === 'question') this.#endSentence();
  }

  #class(code: string, before: Item | undefined, after: Item | undefined): void {
    const current = this.#current;
    const besideName = before?.is === 'pupil' || before?.is === 'word';
    if (current && besideName) {
      this.#redo(current, code);
      return;
    }
    const headsList = after?.is === 'mark' && after.mark === 'colon';
    if (headsList) this.#messageClass = code;
    this.#sentenceClass = code;
  }

  /** A class after a list of names is the class of all in the list that were not settled without it. */
  #redo(group: Group, code: string): void {
    const names = this.#names.get(group) ?? [];
    names.forEach((resolve, position) => {
      const settled = group.pupils[position];
      const last = position === names.length - 1;
      if (last || (settled && !('pupil' in settled))) group.pupils[position] = resolve(code);
    });
  }

  readonly #names = new Map<Group, ((classCode: string | undefined) => Resolved)[]>();

  #person(
    item: Extract<Item, { is: 'pupil' | 'word' }>,
    items: readonly Item[],
    index: number,
    before: string,
  ): void {
    const resolve = this.#resolver(item, items, index, before);
    if (!resolve) return;
    const group = this.#groupForNext();
    const names = this.#names.get(group) ?? [];
    this.#names.set(group, [...names, resolve]);
    group.pupils.push(resolve(this.#sentenceClass ?? this.#messageClass));
  }

  /** Names that follow each other share what is said after them; after that, a name begins anew. */
  #groupForNext(): Group {
    const current = this.#current;
    const said =
      current &&
      (current.cues.length > 0 ||
        current.negated.length > 0 ||
        current.lessons !== undefined ||
        current.spans.length > 0);
    if (current && !said && current.sentence === this.#sentence) return current;
    const group = emptyGroup(this.#sentence);
    this.#groups.push(group);
    this.#current = group;
    return group;
  }

  #resolver(
    item: Extract<Item, { is: 'pupil' | 'word' }>,
    items: readonly Item[],
    index: number,
    before: string,
  ): ((classCode: string | undefined) => Resolved) | undefined {
    const context = this.#context;
    if (item.is === 'pupil') {
      const othersNamed = items.some((one) => one.is === 'pupil' && one !== item);
      if (spokenWith.test(before) && othersNamed && !this.#inScope(item)) return undefined;
      const surname = items[index + 1];
      if (
        !item.name.full &&
        surname?.is === 'word' &&
        surname.capital &&
        surname.at === item.next
      ) {
        return this.#withUnknownSurname(item, surname);
      }
      return (code) => resolveName(item.name, code, context);
    }
    if (!this.#mayBePupil(item, items, index)) return undefined;
    return (code) => resolveWord(item.norm, item.heard, code, context);
  }

  #inScope(item: Extract<Item, { is: 'pupil' }>): boolean {
    return item.name.candidates.some(({ pupil }) => this.#context.scope.includes(pupil.classCode));
  }

  /** A family name that is nobody's: a slip where it is close to one, else somebody else than the pupil found. */
  #withUnknownSurname(
    item: Extract<Item, { is: 'pupil' }>,
    surname: Extract<Item, { is: 'word' }>,
  ): (classCode: string | undefined) => Resolved {
    const { candidates } = item.name;
    const asGiven = candidates.flatMap((named) =>
      named.family.map((part) => ({ ...named, given: [part] })),
    );
    const ids = new Set(closeNames(surname.norm, asGiven).map(({ pupil }) => pupil.id));
    const meant = candidates.filter(({ pupil }) => ids.has(pupil.id));
    const name = { ...item.name, heard: `${item.name.heard} ${surname.heard}` };
    if (meant.length > 0) {
      return (code) => resolveName({ ...name, candidates: meant, full: true }, code, this.#context);
    }
    return () => ({
      heard: name.heard,
      choices: candidates.slice(0, 12).map(({ pupil }) => pupil.id),
    });
  }

  /**
   * Whether an unknown word stands where a pupil's name would: in a list with names, or first in a
   * sentence that says something of somebody; never a colleague's name or the second half of a name.
   */
  #mayBePupil(item: Extract<Item, { is: 'word' }>, items: readonly Item[], index: number): boolean {
    const [one, two, after] = [items[index - 1], items[index - 2], items[index + 1]];
    const isPerson = (other: Item | undefined) => other?.is === 'pupil' || other?.is === 'word';
    if (isPerson(one) && one?.next === item.at) return false;
    if (nameIndex(this.#context.roster).staff.has(item.norm)) return false;
    const joins = (mark: Item | undefined) =>
      mark?.is === 'mark' && (mark.mark === 'and' || mark.mark === 'comma');
    const afterName = joins(one) && isPerson(two) && (this.#current?.pupils.length ?? 0) > 0;
    const beforeName = joins(after) && items[index + 2]?.is === 'pupil' && !this.#current;
    if ((afterName || beforeName) && (item.capital || this.#isClose(item))) return true;
    if (afterName && one?.is === 'mark' && one.mark === 'and') return true;
    if (this.#current?.sentence === this.#sentence) return false;
    const rest = sentenceFrom(items, index);
    const nextName = rest.findIndex((other) => other.is === 'pupil');
    const own = nextName === -1 ? rest : rest.slice(0, nextName);
    const toldOf = own.some(isStatement) || (this.#colon && this.#lead.cues.length > 0);
    return toldOf && (item.capital || this.#isClose(item) || this.#opens(items, index));
  }

  #isClose({ norm }: { norm: string }): boolean {
    const index = nameIndex(this.#context.roster);
    const code = this.#sentenceClass ?? this.#messageClass;
    const codes = code === undefined ? this.#context.scope : [code];
    return codes.some((one) => closeNames(norm, index.byClass.get(one) ?? []).length > 0);
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

  #endSentence(): void {
    const lead = this.#lead;
    const own = this.#groups.filter((group) => group.sentence === this.#sentence);
    if (own.length > 0) shareLead(own, lead, this.#header);
    else if (this.#colon && (lead.cues.length > 0 || lead.spans.length > 0)) this.#header = lead;
    else addTo(this.#loose, lead);
    this.#sentence += 1;
    this.#lead = emptyGroup(this.#sentence);
    this.#current = undefined;
    this.#colon = false;
    this.#afterArrow = false;
    if (own.length > 0 || this.#messageClass !== undefined) this.#sentenceClass = undefined;
  }
}

function sentenceFrom(items: readonly Item[], index: number): readonly Item[] {
  const rest = items.slice(index + 1);
  const end = rest.findIndex(
    (one) => one.is === 'mark' && ['stop', 'line', 'question'].includes(one.mark),
  );
  return end === -1 ? rest : rest.slice(0, end);
}

const telling = new Set<Cue>([
  'illness',
  'leave',
  'vacation',
  'unlawful',
  'unexplained',
  'absent',
  'late',
  'left',
  'askCode',
  'notAbsence',
]);

function isStatement(item: Item): boolean {
  return (item.is === 'cue' && telling.has(item.cue)) || item.is === 'lessons';
}

function addTo(target: Group, other: Group): void {
  target.cues.push(...other.cues);
  target.negated.push(...other.negated);
  target.spans.push(...other.spans);
  target.lessons ??= other.lessons;
  if (other.corrected) target.corrected = [...(target.corrected ?? []), ...other.corrected];
}

const says = ({ cues, negated, lessons, corrected }: Group) =>
  cues.some((cue) => telling.has(cue)) ||
  negated.some((cue) => telling.has(cue)) ||
  lessons !== undefined ||
  corrected !== undefined;

/** What stood before the pupils of a sentence, or above them, is theirs where they have nothing of their own. */
function shareLead(own: readonly Group[], lead: Group, header: Group | undefined): void {
  const above =
    says(lead) || !header
      ? lead
      : { ...header, spans: lead.spans.length > 0 ? lead.spans : header.spans };
  own.forEach((group, position) => {
    if (group.spans.length === 0) group.spans.push(...above.spans);
    for (const cue of lead.cues) if (!telling.has(cue)) group.cues.push(cue);
    if (says(group)) return;
    const source = says(above) ? above : neighbour(own, position);
    if (!source) return;
    group.cues.push(...source.cues.filter((cue) => telling.has(cue)));
    group.lessons ??= source.lessons;
  });
}

/** "Laura syg i går og i dag, Marie kun i dag": the reason is the neighbour's where only days are told. */
function neighbour(own: readonly Group[], position: number): Group | undefined {
  const group = own[position];
  const elliptic = group && (group.spans.length > 0 || group.cues.includes('also'));
  if (!elliptic) return undefined;
  const before = own.slice(0, position).findLast(says);
  return before ?? own.slice(position + 1).find(says);
}
