import { z } from 'zod';

/** The longest message in Teams; in UTF-16 units. */
export const longestText = 28_000;

/** Longer than any opening tag with its attributes, `<at id="0">`. */
const longestTag = 200;

const mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().max(longestText),
  mentioned: z.looseObject({ id: z.string() }),
});

/** The text parts of an activity: validated here, since nothing has done so before. */
const written = z.looseObject({
  text: z.string().catch(''),
  recipient: z.looseObject({ id: z.string() }).optional().catch(undefined),
  entities: z.array(z.unknown()).catch([]),
});

/** A mention in a text, with the name between its tags. */
type Block = { from: number; to: number; name: string };

/**
 * The message without the bot's mention that a channel puts before it. Entities tell mentions apart: a
 * colleague's or pupil's name stays; the bot's goes, and so does one without an entity. O(length + entities)
 * for any input, without regular expressions. A text over `longestText` is cut and otherwise left alone: it
 * is still far too long for a note, and so refused.
 */
export function messageText(activity: unknown): string {
  const { text, recipient, entities } = written.catch(nothingWritten).parse(activity);
  if (text.length > longestText) return text.slice(0, longestText);
  const mentions = entities.flatMap((entity) => mention.safeParse(entity).data ?? []);
  const isBot = ({ mentioned }: z.infer<typeof mention>) => mentioned.id === recipient?.id;
  const others = new Set(mentions.filter((one) => !isBot(one)).map((one) => nameIn(one.text)));
  for (const own of mentions.filter(isBot)) others.delete(nameIn(own.text));
  const parts: string[] = [];
  let end = 0;
  for (const { from, to, name } of blocksOf(text)) {
    parts.push(text.slice(end, from), others.has(name) ? name : ' ');
    end = to;
  }
  return [...parts, text.slice(end)].join('').trim();
}

const nothingWritten = { text: '', recipient: undefined, entities: [] };

function nameIn(text: string): string {
  return blocksOf(text).next().value?.name ?? text;
}

/** Every `<at …>…</at>`, left to right; each search starts where the last one ended. */
function* blocksOf(text: string): Generator<Block, undefined> {
  let close = -1;
  for (let from = text.indexOf('<at'); from !== -1; from = text.indexOf('<at', from + 1)) {
    const inside = endOfTag(text, from);
    if (inside === undefined) continue;
    if (close < inside) close = text.indexOf('</at>', inside);
    if (close === -1) return;
    const to = close + '</at>'.length;
    yield { from, to, name: text.slice(inside, close).trim() };
    from = to - 1;
  }
}

/** Where the text between the tags starts; undefined when it is not a mention. */
function endOfTag(text: string, from: number): number | undefined {
  const next = text[from + '<at'.length];
  if (next !== '>' && next !== ' ') return undefined;
  const tag = text.slice(from, from + longestTag);
  const end = tag.indexOf('>');
  return end === -1 ? undefined : from + end + 1;
}
