import type { Heard } from './heard.ts';
import type { Item } from './item.ts';
import { kin } from './kin.ts';
import { hardship, lasting, lastingly, livesSo, substances, violence } from './lastingWords.ts';
import { endsSentence, isStatement } from './reportingCues.ts';
import type { Token } from './tokens.ts';

/** A sentence's items, and its words with each pupil as "@" and each pupil's as "@s". */
type Sentence = { from: number; items: readonly Item[]; words: readonly string[]; text: string };

/**
 * Whether a message tells what is no absence and nothing to store: a condition that lasts ("har astma"), trouble
 * ("tager stoffer", "slår de andre") or what is the family's ("Lokes mor har kræft"). `wholly` if it says nothing
 * else; `partly` if something else does, or may, say that somebody is away. O(tokens).
 */
export function confidedIn(heard: Heard): 'wholly' | 'partly' | undefined {
  const { tokens, all, hours, notThem } = heard;
  const sentences = sentencesOf(tokens, all);
  const kinds = sentences.map(kindOf);
  const only = sentences.map((one, at) => isOnly(one, kinds[at], tokens));
  const rest = sentences.filter((_, at) => !only[at]);
  if (only.includes(true) && rest.every(saysNothing))
    return hours === undefined && notThem.length === 0 ? 'wholly' : undefined;
  const itsOwn = only.some((alone, at) => alone && kinds[at] !== 'family');
  return itsOwn || (kinds.includes('unclear') && !all.some(isStatement)) ? 'partly' : undefined;
}

/** "Hej", "vi holder øje". */
function saysNothing({ items }: Sentence): boolean {
  return items.every((one) => isPlain(one) && one.is !== 'pupil');
}

/** What a sentence tells; `unclear` if the same words may tell why somebody is away today. */
type Kind = 'condition' | 'trouble' | 'family' | 'unclear';

function kindOf({ words, text }: Sentence): Kind | undefined {
  if (isFamilys(words, text)) return 'family';
  const at = words.indexOf('@');
  if (at === -1) return undefined;
  if ([substances, violence, hardship, livesSo].some((one) => one.test(text))) return 'trouble';
  return conditionIn(words.slice(at + 1));
}

const having =
  /^(?:har|havde|lider|doejer|kaemper|lever|fik|faar|foedt|has|have|had|got|suffers|lives|struggles|diagnosed|diagnosticeret|'s)$/;
const being = /^(?:er|var|bliver|blev|is|was|being|became|'s)$/;
const diagnosed = /^(?:konstateret|diagnosed|diagnosticeret|diagnostisk|udredt)$/;

/** "har (lige fået) en depression", "er (blevet) gravid": the verb comes soon after the name, and what one has after it. */
function conditionIn(after: readonly string[]): Kind | undefined {
  const verb = after.slice(0, 4).findIndex((word) => having.test(word) || being.test(word));
  if (verb === -1) return undefined;
  const said = after.slice(verb + 1, verb + 8);
  if (having.test(after[verb] ?? '') || said.some((word) => having.test(word)))
    if (said.some((word) => lasting.test(word))) return 'condition';
  if (being.test(after[verb] ?? '') || said[0] === 'blevet' || said[0] === 'been')
    if (said.slice(0, 4).some((word) => lastingly.test(word))) return 'condition';
  return said.some((word) => diagnosed.test(word)) ? 'unclear' : undefined;
}

/** Being and having, of a relative: what they do or say for a pupil is another matter. */
const livesOn =
  /^(?:er|var|bliver|blev|har|havde|fik|skal|bor|drikker|drak|mistede|flytter|slaas|skaendes|is|are|was|were|has|have|had|got|lost|drinks|drink|moved|fight|'s|'re)$/;

/** A relative who speaks, is spoken to, or comes: a contact; and "he", who may be the pupil. */
const inTouch =
  /^(?:ring\w{0,6}|skrev\w{0,4}|skriv\w{0,4}|talt|talte|snakk\w{0,5}|sag(?:t|de|er)|siger|svar\w{0,4}|mail\w{0,5}|besked|aftal\w{0,4}|\w{0,10}moede\w{0,3}|sms\w{0,5}|kontakt\w{0,5}|orient\w{0,6}|inform\w{0,6}|enige?|oplys\w{0,4}|bekraeft\w{0,4}|hent\w{0,4}|vej|kommer|fortael\w{0,4}|fortalte|forklar\w{0,4}|mener|mente|tror|explain\w{0,3}|tells|reckons|thinks|han|hun|hen|ham|hende|he|she|him|:|tilfreds|glade?|gaaet med|indforstaaet|call\w{0,3}|rang|phon\w{0,3}|said|says|wrote|writ\w{0,3}|text\w{0,3}|email\w{0,3}|told|repl\w{0,4}|answer\w{0,3}|agree\w{0,1}|contact\w{0,2}|reached|coming|way|here|meeting|happy|fine|aware|voicemail|bedt|bad|asked|holder|holdt|keeping|kept|fri|leave|lov|permission|sendt|sent|meld\w{0,3}|sygemeld\w{0,3})$/;

/** "Lokes mor har kræft", "mor til Loke er indlagt", "hendes forældre skal skilles", "familien er flyttet på krisecenter". */
function isFamilys(words: readonly string[], text: string): boolean {
  const at = words.findIndex(
    (word, index) =>
      kin.test(word) && isOfPupil(words[index - 1], words.slice(index + 1, index + 3)),
  );
  const family = /^(?:the |@s )?(?:familien?|family)\b/.test(text)
    ? words.findIndex((word) => /^famil/.test(word))
    : -1;
  const from = Math.max(at, family);
  if (from === -1 || words.some((word) => inTouch.test(word))) return false;
  // "Emma var syg, og hendes mor havde bagt": of the pupil, too.
  if (words.some((word, index) => word === '@' && !/^(?:til|of)$/.test(words[index - 1] ?? '')))
    return false;
  return words.slice(from + 1, from + 5).some((word) => livesOn.test(word));
}

function isOfPupil(before: string | undefined, after: readonly string[]): boolean {
  if (before === '@s' || /^(?:hans|hendes|his|her|their|deres)$/.test(before ?? '')) return true;
  return /^(?:til|of)$/.test(after[0] ?? '') && after[1] === '@';
}

/** Whether a sentence of this kind says nothing of anybody's day besides. */
function isOnly(
  { from, items }: Sentence,
  kind: Kind | undefined,
  tokens: readonly Token[],
): boolean {
  if (kind === undefined || kind === 'unclear') return false;
  const ill = items.some((one) => one.is === 'cue' && one.cue === 'illness');
  return items.every((one) => {
    if (isPlain(one)) return true;
    if (one.is === 'date')
      return kind !== 'condition' && !isToday(one, tokens) && !(kind === 'family' && ill);
    if (one.is !== 'cue') return false;
    if (kind === 'family') return isOfKin(one, tokens.slice(from, one.at));
    if (kind === 'trouble') return /^(?:negation|concern)$/.test(one.cue) || isOfHelp(one, tokens);
    return one.cue === 'illness' && tokens.slice(one.at, one.next).some(isOfCondition);
  });
}

/** "Lokes mor er syg": said of her, and not before her. */
function isOfKin({ cue }: Extract<Item, { is: 'cue' }>, before: readonly Token[]): boolean {
  if (cue !== 'illness') return /^(?:planned|negation)$/.test(cue);
  return before.some(({ norm }) => kin.test(norm) || /^famil/.test(norm));
}

const isOfCondition = ({ norm }: Token) => lasting.test(norm) || lastingly.test(norm);

/** "går til psykolog", "er i udredning": what is else a reason of the day. */
function isOfHelp(one: Extract<Item, { is: 'cue' }>, tokens: readonly Token[]): boolean {
  const word = tokens[one.at]?.norm ?? '';
  return (
    one.cue === 'illness' &&
    /^(?:psyk\w{1,12}|udredning|psych\w{1,12}|therap\w{1,6}|terap\w{1,6}|behandling)$/.test(word)
  );
}

/** Today may be why somebody is not here. */
function isToday({ at, next }: Item, tokens: readonly Token[]): boolean {
  const words = tokens.slice(at, next).map(({ norm }) => norm);
  return words.some((word) => /^(?:dag|idag|today|nat|night|morges|morning)$/.test(word));
}

/** What tells nothing of a day. */
function isPlain(one: Item): boolean {
  if (one.is === 'mark') return one.mark !== 'question' && one.mark !== 'arrow';
  if (one.is === 'cue') return /^(?:pronoun|also)$/.test(one.cue);
  return one.is === 'pupil' || one.is === 'word' || one.is === 'class';
}

function sentencesOf(tokens: readonly Token[], items: readonly Item[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let own: Item[] = [];
  let from = 0;
  const end = (to: number) => {
    const words = wordsOf(tokens, own, from, to);
    if (words.length > 0) sentences.push({ from, items: own, words, text: words.join(' ') });
    own = [];
  };
  for (const one of items) {
    own.push(one);
    if (!endsSentence(one)) continue;
    end(one.at);
    from = one.next;
  }
  end(tokens.length);
  return sentences;
}

function wordsOf(
  tokens: readonly Token[],
  items: readonly Item[],
  from: number,
  to: number,
): readonly string[] {
  const names = new Map(
    items.flatMap((one) => (one.is === 'pupil' ? [[one.at, one] as const] : [])),
  );
  const words: string[] = [];
  for (let at = from; at < to; ) {
    const name = names.get(at);
    words.push(name ? (name.name.genitive ? '@s' : '@') : (tokens[at]?.norm ?? ''));
    at = name ? name.next : at + 1;
  }
  return words;
}
