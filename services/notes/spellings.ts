import { nameIndex } from './nameIndex.ts';
import type { NoteContext } from './reading.ts';
import type { Token } from './tokens.ts';

const spelt = (words: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(words).flatMap(([known, heard]) =>
      heard.split(' ').map((one) => [one, known] as const),
    ),
  );

/** Small words in dialect, among neighbours and in a hurry, as the reader knows them. */
const asKnown = spelt({
  ...{ ikke: 'ikk ik ikkje ikje ike ikek inte itte', er: 'ae', til: 'te', vaek: 'vek borte' },
  ...{ ogsaa: 'oss ogs osse aasse', stadig: 'stdg stadi stadigt', kommer: 'kmr kommr' },
  ...{ hvor: 'hvr', meget: 'mgt', hvornaar: 'hvrnr hvornr', foerst: 'frst', moedt: 'mdt' },
  ...{ mangler: 'mgl mngl', skriver: 'skr', ringede: 'rg', hvor: 'hv' },
  ...{ kontaktet: 'kont', angaaende: 'ang', bestilt: 'best' },
  ...{ wrong: 'wrng', because: 'cos coz cuz', please: 'pls plz' },
  ...{ syg: 'sjuk syk', syge: 'sjuke syke', uge: 'uke vecka', ugen: 'uka uken veckan' },
  ...{
    sent: 'seint snet snt',
    uden: 'uten',
    nogen: 'noen',
    besked: 'beskjed',
    gik: 'gikk',
    ved: 'vet',
  },
  ...{ morgen: 'morgn morn mrg mrgn', overmorgen: 'overmorn overmorgn' },
  ...{ moedt: 'moett', moedte: 'moette', mandag: 'maandag', tirsdag: 'tisdag', hjemme: 'hemma' },
  ...{ "didn't": 'didnt', "doesn't": 'doesnt', "don't": 'dont', "wasn't": 'wasnt' },
  ...{ "weren't": 'werent', "isn't": 'isnt', "hasn't": 'hasnt', "haven't": 'havent' },
  ...{ "won't": 'wont', "can't": 'cant', "he's": 'hes', "she's": 'shes' },
  ...{ week: 'wk', next: 'nxt', yesterday: 'yday yest ystrday', tomorrow: 'tmrw tmr tmrow tomoz' },
  ...{ "couldn't": 'couldnt', "wouldn't": 'wouldnt', "hadn't": 'hadnt', "aren't": 'arent' },
});

/** Words whose end is swallowed before an apostrophe: "va' syg", "ska' til". */
const elided = spelt({ var: 'va', skal: 'ska', kan: 'ka', har: 'ha', ikke: 'ik', skulle: 'sku' });

/**
 * The tokens with small words as the reader knows them: "ik'", "va'", "didnt", "m/", "n" for "and". A
 * pupil's name is left as it is. O(tokens).
 */
export function asKnownWords(tokens: readonly Token[], { roster }: NoteContext): Token[] {
  const { byFirst, byFamily } = nameIndex(roster);
  const isName = (norm: string) => byFirst.has(norm) || byFamily.has(norm);
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    if (token.kind !== 'word' || isName(token.norm)) {
      out.push(token);
      continue;
    }
    const { norm, signs } = knownAt(tokens, at, isName);
    out.push(norm === token.norm ? token : { ...token, norm });
    at += signs;
  }
  return out;
}

/** A word as it is known, and how many signs after it belong to it. */
function knownAt(
  tokens: readonly Token[],
  at: number,
  isName: (norm: string) => boolean,
): { norm: string; signs: number } {
  const [norm, next, last] = [tokens[at]?.norm ?? '', tokens[at + 1], tokens[at - 1]];
  const swallowed = next?.glued && /^['’´`]$/.test(next.text) ? elided.get(norm) : undefined;
  if (swallowed) return { norm: swallowed, signs: 1 };
  const lower = tokens[at]?.capital === false && !tokens[at]?.glued;
  const slash = next?.text === '/' && next.glued;
  const joined = slash && lower ? joinedAt(norm, tokens[at + 2]) : undefined;
  if (joined) return joined;
  const dot = next?.text === '.' && next.glued ? 1 : 0;
  const after = tokens[at + 1 + dot];
  const letter = lower && !isName(last?.norm ?? '') ? letterKnown(norm, dot, after) : undefined;
  if (letter) return { norm: letter, signs: dot };
  if (norm === 'n' && lower && after?.kind === 'word' && dot === 0)
    return { norm: 'and', signs: 0 };
  return { norm: wordKnown(norm, last?.norm ?? '', next?.norm ?? ''), signs: 0 };
}

/** "hjemme m. kvalme", "t. psykolog": not the days of "m., t. og o.", nor the initial of "ella m". */
function letterKnown(norm: string, dot: number, after: Token | undefined): string | undefined {
  if (!after || after.newLine) return undefined;
  if (norm === 'm' && /^\d|^(?!og$)\p{L}{2}/u.test(after.text)) return 'med';
  return norm === 't' && dot === 1 && /^\p{L}{3}/u.test(after.text) ? 'til' : undefined;
}

/** "m/", "w/"; "w/c 9 November" is the week that begins then. */
function joinedAt(norm: string, after: Token | undefined) {
  if (norm === 'w' && /^[bc]$/.test(after?.norm ?? '')) return { norm: 'wc', signs: 2 };
  if (norm === 'w' && after?.norm === 'e') return { norm: 'weekending', signs: 2 };
  if (norm === 'w' && after?.norm === 'o') return { norm: 'without', signs: 2 };
  const word = joining[norm];
  return word === undefined ? undefined : { norm: word, signs: 1 };
}

/** "Loke er sy", not "hun skal sy i håndarbejde". */
function wordKnown(norm: string, last: string, next: string): string {
  if (norm === 'sy' && !sews.test(last)) return 'syg';
  if (norm === 'gar' && last === 'i') return 'gaar';
  // "kom fr snt": not the Friday of "fr."
  if (norm === 'fr' && /^(sent|snt|snet|sen)$/.test(next)) return 'for';
  // "er it kommet", "kom it": Western Danish for "ikke", not the English word.
  if (norm === 'it' && beforeNot.test(last) && !english.test(next)) return 'ikke';
  return asKnown.get(norm) ?? norm;
}

const beforeNot =
  /^(?:er|var|blev|bliver|har|havde|kan|kunne|kommer|kom|vil|ville|skal|skulle|toer|ved|maa|gider|slet|her|da|faar|fik|staar|hun|han|de|endnu)$/;
const english = /^(?:is|was|has|will|would|seems|looks|says|said|to|on|for|in|by|out)$/;

const sews = /^(at|skal|kan|vil|maa|laere|laerer|og|to)$/;

const joining: Readonly<Record<string, string>> = { m: 'med', w: 'with', u: 'uden' };
