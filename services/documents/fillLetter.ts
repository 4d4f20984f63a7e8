import type { CountedMetric } from '../cases/goalMetric.ts';
import { holdsCpr } from '../notes/cpr.ts';
import type { Item, KnownFacts, Value, Vocabulary } from './facts.ts';
import { isFact, isFactList } from './facts.ts';
import { type LetterBlock, type LetterVersion, namesIn, placeholder } from './letter.ts';

/** A piece of text in one language. `blank`: a place to fill in by hand. */
export type Run = { text: string; language: string; blank?: true };

type Line = readonly Run[];

/** A filled document, before it is a file of any format. */
export type FilledLetter = {
  language: string;
  title: Line;
  parts: readonly FilledPart[];
};

export type FilledPart =
  | { is: 'notice' | 'heading' | 'paragraph' | 'item'; line: Line }
  | { is: 'table'; rows: readonly (readonly [Line, Line])[] };

/** What a filled letter needs of languages: words of closed lists, and what the school itself reads. */
export type Phrases = {
  /** The words of a closed list; in Danish where the letter's language has none. */
  term: (of: Vocabulary, id: string, language: string) => { text: string; language: string };
  /** What a pupil does who has reached a goal; as above. */
  aim: (metric: CountedMetric, language: string) => { text: string; language: string };
  /** A place to fill in. */
  blank: (language: string) => { text: string; language: string };
  /** That no translator has read it, in Danish. */
  unreviewed: string;
};

const danish = 'da';

/**
 * A letter with what is known of a case: a paragraph that may be left out is, where a fact is missing; any
 * other missing fact is a blank to fill. What a person wrote that could hold a CPR number is a blank too.
 * O(text).
 */
export function fillLetter(
  { text, unreviewed }: LetterVersion,
  language: string,
  known: KnownFacts,
  phrases: Phrases,
): FilledLetter {
  const filler = new Filler(language, known, phrases);
  const notices: FilledPart[] =
    unreviewed === undefined
      ? []
      : [
          { is: 'notice', line: [{ text: phrases.unreviewed, language: danish }] },
          { is: 'notice', line: [{ text: unreviewed, language }] },
        ];
  const parts = text.body.map((block) => filler.partsOf(block));
  return {
    language,
    title: filler.line(text.title),
    parts: [...notices, ...withoutEmptySections(text.body, parts)],
  };
}

/** A heading goes with everything below it. */
function withoutEmptySections(
  body: readonly LetterBlock[],
  parts: readonly (readonly FilledPart[])[],
): FilledPart[] {
  return parts.flatMap((some, at) => {
    const block = body[at];
    if (!block || !('heading' in block)) return some;
    const next = body.findIndex((one, index) => index > at && 'heading' in one);
    const below = parts.slice(at + 1, next === -1 ? undefined : next).flat();
    return below.length > 0 ? some : [];
  });
}

class Filler {
  readonly #language: string;
  readonly #known: KnownFacts;
  readonly #phrases: Phrases;

  constructor(language: string, known: KnownFacts, phrases: Phrases) {
    this.#language = language;
    this.#known = known;
    this.#phrases = phrases;
  }

  partsOf(block: LetterBlock): readonly FilledPart[] {
    if ('heading' in block) return [{ is: 'heading', line: this.line(block.heading) }];
    if ('fill' in block) return [{ is: 'paragraph', line: this.#toFill(block.fill) }];
    if ('rows' in block) {
      const rows = block.rows.map(([what, value]) => [this.line(what), this.line(value)] as const);
      return [{ is: 'table', rows }];
    }
    if ('each' in block) return this.#items(block);
    if (block.optional && namesIn(block.text).some((name) => !this.#value(name))) return [];
    return [{ is: 'paragraph', line: this.line(block.text) }];
  }

  /** A text with its facts. */
  line(text: string): Line {
    return this.#fill(text, (name) => this.#value(name));
  }

  #items({
    each,
    text,
    also = '',
    none,
  }: Extract<LetterBlock, { each: string }>): readonly FilledPart[] {
    const items: readonly Item[] = isFactList(each) ? this.#known.lists[each] : [];
    if (items.length === 0) {
      return none === undefined ? [] : [{ is: 'paragraph', line: this.line(none) }];
    }
    return items.map((item) => {
      const factOf = (name: string) => safe(Object.hasOwn(item, name) ? item[name] : undefined);
      const more = namesIn(also).every((name) => factOf(name)) ? also : '';
      return { is: 'item' as const, line: this.#fill(text + more, factOf) };
    });
  }

  #value(name: string): Value | undefined {
    return isFact(name) ? safe(this.#known.single[name]) : undefined;
  }

  #toFill(label: string): Line {
    return [...this.line(`${label}: `), this.#blank()];
  }

  #blank(): Run {
    return { ...this.#phrases.blank(this.#language), blank: true };
  }

  /** Every second piece of the split text is a fact's name. */
  #fill(text: string, factOf: (name: string) => Value | undefined): Line {
    const runs = text.split(placeholder).map((piece, at): Run => {
      if (at % 2 === 0) return { text: piece, language: this.#language };
      const value = factOf(piece);
      return value ? this.#inWords(value) : this.#blank();
    });
    return joined(runs.filter((run) => run.text !== ''));
  }

  #inWords(value: Value): Run {
    const language = this.#language;
    switch (value.is) {
      case 'words':
        return { text: value.words, language: danish };
      case 'name':
        return { text: value.name, language: danish };
      case 'number':
        return { text: numberIn(value.number, language), language };
      case 'percent':
        return { text: percentIn(value.percent, language), language };
      case 'date':
        return { text: dateIn(value.on, language), language };
      case 'moment':
        return { text: momentIn(value.at, language), language };
      case 'aim':
        return this.#phrases.aim(value.metric, language);
      case 'text':
        return language === 'en'
          ? { text: ended(value.en), language }
          : { text: ended(value.da), language: danish };
      case 'terms': {
        const said = value.ids.map((id) => this.#phrases.term(value.of, id, language));
        const spoken = said[0]?.language ?? language;
        const list = new Intl.ListFormat(spoken, { type: 'conjunction' });
        return { text: list.format(said.map(({ text }) => text)), language: spoken };
      }
    }
  }
}

/** Nothing where somebody wrote what could be a CPR number: no document holds one. */
function safe(value: Value | undefined): Value | undefined {
  return value?.is === 'words' && holdsCpr(value.words) ? undefined : value;
}

function joined(runs: readonly Run[]): Line {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    const alike = last && last.language === run.language && last.blank === run.blank;
    if (alike) all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}

/** Western digits in every language, so that a figure reads the same in the school and at home. */
function localeOf(language: string): string {
  return `${language === 'en' ? 'en-GB' : language}-u-nu-latn`;
}

function numberIn(value: number, language: string): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 }).format(value);
}

function percentIn(value: number, language: string): string {
  const format = { style: 'percent', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(localeOf(language), format).format(value / 100);
}

function dateIn(on: string, language: string): string {
  const look = { day: 'numeric', month: 'long', year: 'numeric', calendar: 'gregory' } as const;
  return Temporal.PlainDate.from(on)
    .withCalendar('gregory')
    .toLocaleString(localeOf(language), look);
}

function momentIn(at: string, language: string): string {
  const clock = at.slice(11, 16);
  return `${dateIn(at.slice(0, 10), language)} ${language === danish ? `kl. ${clock.replace(':', '.')}` : clock}`;
}

/** Without the full stop that would end the sentence it stands in. */
function ended(text: string): string {
  return text.replace(/\.\s*$/, '');
}
