import { decodeHTMLStrict } from 'entities';
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** What a piece of markup says. */
export type Said = {
  /** What its writer wrote, a block a line. */
  own: string;
  /** What is quoted in it from somebody else. */
  quoted: string;
  /** Whether something was struck out. */
  struck: boolean;
};

export type Reading = {
  /** Whether line breaks of the source are breaks, or white space as in HTML. */
  breaks: 'kept' | 'folded';
  /** What a mention says, given the name between its tags. */
  mention: (name: string) => string;
};

const struckTags: ReadonlySet<string> = new Set(['s', 'strike', 'del']);
const unreadTags: ReadonlySet<string> = new Set(['script', 'style', 'title', 'head']);
const blockTags: ReadonlySet<string> = new Set([
  ...['p', 'div', 'br', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'tr', 'table', 'hr', 'pre'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'section', 'article', 'header', 'footer'],
]);
/** Those that Teams may put into a plain text; anything else between `<` and `>` was typed. */
const knownTags: ReadonlySet<string> = new Set([
  ...[...struckTags, ...blockTags, 'at', 'a', 'b', 'i', 'u', 'em', 'strong', 'span', 'font'],
  ...['code', 'img', 'emoji', 'td', 'th', 'tbody', 'thead', 'sub', 'sup', 'quoted', 'attachment'],
]);

/** Longer than any opening tag with its attributes in a plain text. */
const longestTag = 400;

/**
 * A plain text as markup: what only looks like a tag is escaped, so that it stays as it was typed.
 * O(length): every `<` looks at most `longestTag` ahead.
 */
export function typedText(text: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    if (isTag(text.slice(at, at + longestTag))) continue;
    parts.push(text.slice(done, at), '&lt;');
    done = at + 1;
  }
  return [...parts, text.slice(done)].join('');
}

/** @param ahead begins with `<` */
function isTag(ahead: string): boolean {
  const end = ahead.indexOf('>');
  if (end === -1) return false;
  const inside = ahead.slice(ahead[1] === '/' ? 2 : 1, end);
  const name = inside.slice(0, nameLength(inside)).toLowerCase();
  if (!knownTags.has(name)) return false;
  // An attribute that goes on past the bracket would swallow what follows.
  return count(inside, '"') % 2 === 0 && count(inside, "'") % 2 === 0;
}

function nameLength(inside: string): number {
  const end = [...inside].findIndex((one) => one === ' ' || one === '/' || one === '\n');
  return end === -1 ? inside.length : end;
}

function count(text: string, wanted: string): number {
  return text.split(wanted).length - 1;
}

/**
 * Reads markup once, with each entity decoded once: quotes apart, struck-out words dropped, blocks as lines,
 * other tags dropped. The tokenizer keeps no stack of open tags, so that it takes O(length) for any input.
 */
export function readMarkup(source: string, reading: Reading): Said {
  const out = new Words(reading);
  const tag = { name: '', attribute: '', type: '' };
  const lower = (start: number, end: number) => source.slice(start, end).toLowerCase();
  const ignored = () => {};
  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => out.text(source.slice(start, end)),
    onopentagname: (start, end) => {
      Object.assign(tag, { name: lower(start, end), attribute: '', type: '' });
    },
    onattribname: (start, end) => {
      tag.attribute = lower(start, end);
    },
    onattribdata: (start, end) => {
      if (tag.attribute === 'itemtype') tag.type += source.slice(start, end);
    },
    onopentagend: () => out.open(nameOf(tag)),
    onselfclosingtag: () => {
      out.open(nameOf(tag));
      out.close(nameOf(tag));
    },
    onclosetag: (start, end) => out.close(lower(start, end)),
    ...{ oncdata: ignored, oncomment: ignored, ondeclaration: ignored, onend: ignored },
    ...{ onprocessinginstruction: ignored, onattribend: ignored },
    // Entities are decoded where the text is taken.
    ...{ onattribentity: ignored, ontextentity: ignored },
  };
  const tokenizer = new Tokenizer({ decodeEntities: false }, callbacks);
  tokenizer.write(source);
  tokenizer.end();
  return out.said();
}

/** Teams writes a mention as a tag of its own, or as a span with a type. */
function nameOf({ name, type }: { name: string; type: string }): string {
  return name === 'span' && type.endsWith('/Mention') ? 'at' : name;
}

/** Takes the words of a text as its tags open and close. */
class Words {
  readonly #reading: Reading;
  readonly #own: string[] = [];
  readonly #quoted: string[] = [];
  /** The name so far, inside a mention. */
  #name: string[] | undefined;
  #quotes = 0;
  #strikes = 0;
  #unread = 0;
  #struck = false;
  #lineEnded = true;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  open(tag: string): void {
    if (tag === 'at') {
      this.#mention();
      this.#name = [];
    }
    if (blockTags.has(tag)) this.#break(tag === 'br');
    if (tag === 'td' || tag === 'th') this.#put(' ');
    if (tag === 'blockquote') this.#quotes += 1;
    if (struckTags.has(tag)) this.#strikes += 1;
    if (unreadTags.has(tag)) this.#unread += 1;
  }

  close(tag: string): void {
    if (tag === 'at' || tag === 'span') this.#mention();
    if (tag === 'blockquote') this.#quotes = Math.max(0, this.#quotes - 1);
    if (struckTags.has(tag)) this.#strikes = Math.max(0, this.#strikes - 1);
    if (unreadTags.has(tag)) this.#unread = Math.max(0, this.#unread - 1);
    if (blockTags.has(tag) && tag !== 'br') this.#break(false);
  }

  text(source: string): void {
    const words = decodeHTMLStrict(source);
    if (this.#reading.breaks === 'kept') this.#put(words);
    else if (!this.#lineEnded || words.trim() !== '') this.#put(folded(words));
  }

  said(): Said {
    // One that does not end is no mention, but its words were written.
    const left = this.#name?.join('') ?? '';
    this.#name = undefined;
    this.#put(left);
    return { own: this.#own.join(''), quoted: this.#quoted.join(''), struck: this.#struck };
  }

  #mention(): void {
    const name = this.#name;
    this.#name = undefined;
    if (name) this.#put(this.#reading.mention(name.join('').trim()));
  }

  #put(words: string): void {
    if (words === '' || this.#unread > 0) return;
    if (this.#quotes > 0) {
      this.#quoted.push(words);
      return;
    }
    if (this.#strikes > 0) {
      this.#struck ||= words.trim() !== '';
      return;
    }
    if (this.#name) {
      this.#name.push(words);
      return;
    }
    this.#own.push(words);
    this.#lineEnded = words.endsWith('\n');
  }

  /** Ends the line where it has not ended; `again` for a line that may be empty. */
  #break(again: boolean): void {
    if (this.#quotes > 0) this.#quoted.push('\n');
    else if (again || !this.#lineEnded) this.#put('\n');
  }
}

/** Line breaks of HTML are white space. */
function folded(words: string): string {
  return words.replaceAll('\r', ' ').replaceAll('\n', ' ').replaceAll('\t', ' ');
}
