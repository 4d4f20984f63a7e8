import { z } from 'zod';
import { type Reading, readMarkup, type Said, typedText } from './markup.ts';
import { afterQuote, plainSpaces, unmarked } from './plainMarks.ts';

/** The longest message in Teams; in UTF-16 units. */
export const longestText = 28_000;

/** Why a message holds no words of its writer's. */
export type Wordless =
  | 'only_quote'
  | 'only_struck'
  | 'only_attachment'
  | 'only_link'
  /** Nothing at all, or the bot's own name. */
  | 'nothing_written';

/** What somebody wrote, once, as plain text; `wordless` where that is nothing. */
export type Message = { text: string; wordless?: Wordless };

const mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().max(longestText),
  mentioned: z.looseObject({ id: z.string() }),
});

/** A quote as newer clients send it: its words, which `text` may begin with. */
const quotedReply = z.looseObject({
  type: z.literal('quotedReply'),
  quotedReply: z.looseObject({ preview: z.string().catch('') }),
});

const attachment = z.looseObject({ contentType: z.string(), content: z.unknown().optional() });

/** The parts of an activity that hold words: validated here, since nothing has done so before. */
const written = z.looseObject({
  text: z.string().catch(''),
  textFormat: z.string().optional().catch(undefined),
  recipient: z
    .looseObject({ id: z.string(), name: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  entities: z.array(z.unknown()).catch([]),
  attachments: z.array(z.unknown()).catch([]),
});

type Written = z.output<typeof written>;

const nothingWritten: Written = { text: '', entities: [], attachments: [] };

/** The words of a message, see `messageOf`. */
export function messageText(activity: unknown): string {
  return messageOf(activity).text;
}

/**
 * The one place where an activity becomes plain text: entities decoded once, blocks as lines, other tags
 * dropped, without what is quoted or struck out, and without the bot's own mention. The HTML beside a text
 * decides where it tells of a quote or of struck-out words, since `text` shows these no different from the
 * rest. Web addresses are left out. O(length) for any input. A text over `longestText` is cut and otherwise left alone: it is still far
 * too long for a note, and so refused.
 */
export function messageOf(activity: unknown): Message {
  const all = written.catch(nothingWritten).parse(activity);
  if (all.text.length > longestText) return { text: all.text.slice(0, longestText) };
  const mentioned = mentionReader(all);
  const plain = textOf(all, mentioned);
  const html = htmlOf(all, mentioned);
  const { own, quoted, struck } = html && isTelling(html) ? together(plain, html) : plain;
  const typed = plainSpaces(own).trim();
  const text = withoutLinks(typed);
  if (text !== '') return { text: text.slice(0, longestText) };
  if (typed !== '') return { text, wordless: 'only_link' };
  const htmlWords = withoutLinks(plainSpaces(html?.own ?? '')).trim();
  if (htmlWords !== '') return { text: htmlWords.slice(0, longestText) };
  const wordless = reasonOf({ quoted, struck, attached: isAttached(all) });
  return { text, wordless };
}

/** An address is nobody's words: "https://example.dk/loke" tells nothing of Loke. */
function withoutLinks(text: string): string {
  return text.replace(/\b(?:https?:\/\/|www\.)\S{1,2000}/giu, ' ').trim();
}

function isTelling({ quoted, struck }: Said): boolean {
  return struck || quoted.trim() !== '';
}

/** Where the HTML holds no more than the quote, the answer to it stands in the text alone. */
function together(plain: Said, html: Said): Said {
  if (html.own.trim() !== '' || html.struck) return html;
  return { ...html, own: afterQuote(plain.own, html.quoted) };
}

function reasonOf(has: { quoted: string; struck: boolean; attached: boolean }): Wordless {
  if (has.attached) return 'only_attachment';
  if (has.quoted.trim() !== '') return 'only_quote';
  return has.struck ? 'only_struck' : 'nothing_written';
}

/** The text, with quotes and strikes by tag, by sign, or by the entity that holds the quote's words. */
function textOf({ text, textFormat, entities }: Written, mentioned: Reading['mention']): Said {
  const isMarkup = textFormat === 'xml' || textFormat === 'html';
  const source = isMarkup ? text : typedText(text);
  const tagged = readMarkup(source, { breaks: 'kept', mention: mentioned });
  const signed = unmarked(tagged.own);
  const previews = entities.flatMap(
    (entity) => quotedReply.safeParse(entity).data?.quotedReply.preview ?? [],
  );
  return {
    own: previews.reduce(afterQuote, signed.own),
    quoted: [tagged.quoted, signed.quoted, ...previews].join('\n'),
    struck: tagged.struck || signed.struck,
  };
}

function htmlOf({ attachments }: Written, mentioned: Reading['mention']): Said | undefined {
  const parts = attachments.flatMap((one) => {
    const { contentType, content } = attachment.safeParse(one).data ?? {};
    return contentType === html && typeof content === 'string' ? [content] : [];
  });
  if (parts.length === 0) return undefined;
  return readMarkup(parts.join('\n'), { breaks: 'folded', mention: mentioned });
}

const html = 'text/html';

/** How HTML shows what is not words. */
const pictured = ['<img', '<audio', '<video'];

/** Whether something else than words came along: a picture, a recording, a file, a sticker. */
function isAttached({ attachments }: Written): boolean {
  return attachments.some((one) => {
    const { contentType, content } = attachment.safeParse(one).data ?? {};
    if (contentType === undefined) return false;
    if (contentType !== html) return contentType !== 'messageReference';
    return typeof content === 'string' && pictured.some((tag) => content.includes(tag));
  });
}

/**
 * What a mention says: a person's or a pupil's name is part of what was written, the bot's is not. Entities
 * tell them apart by id; one without an entity is the bot's where it has the bot's name.
 */
function mentionReader({ entities, recipient }: Written): Reading['mention'] {
  const mentions = entities.flatMap((entity) => mention.safeParse(entity).data ?? []);
  const isBot = ({ mentioned }: z.infer<typeof mention>) => mentioned.id === recipient?.id;
  const own = new Set(mentions.filter(isBot).map(({ text }) => nameIn(text)));
  const others = new Set(mentions.filter((one) => !isBot(one)).map(({ text }) => nameIn(text)));
  const called = recipient?.name?.trim();
  return (name) => {
    if (own.has(name)) return ' ';
    if (others.has(name)) return name;
    return called === undefined || called === name ? ' ' : name;
  };
}

/** The name in a mention's own text, `<at id="0">Name</at>`. */
function nameIn(text: string): string {
  const { own } = readMarkup(typedText(text), { breaks: 'kept', mention: (name) => name });
  return own.trim();
}
