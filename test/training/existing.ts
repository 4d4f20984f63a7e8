import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { decodeTrie } from 'cspell-trie-lib';
import { fold } from '../../services/notes/tokens.ts';
import { bitsOf } from '../../services/notes/trained/wordList.ts';

/** Shorter words are never taken for slips, and longer ones seldom are. */
const lengths = { from: 3, to: 11 };

/** The words of the Danish and English dictionaries, folded: those written small, and names. */
export function existingWords(): { common: Uint8Array; names: Uint8Array } {
  const common = new Set<string>();
  const names = new Set<string>();
  for (const word of [...danish(), ...english()]) {
    const [lower] = [word.toLowerCase()];
    if (!/^\p{L}+$/u.test(word) || word.length < lengths.from || word.length > lengths.to) continue;
    if (word === lower) common.add(fold(word));
    else if (word.slice(1) === lower.slice(1)) names.add(fold(word));
  }
  for (const word of common) names.delete(word);
  return { common: bitsOf(common), names: bitsOf(names) };
}

function danish(): Iterable<string> {
  return decodeTrie(readFileSync(beside('@cspell/dict-da-dk', 'da_DK.trie'))).words();
}

function english(): Iterable<string> {
  const packed = readFileSync(beside('@cspell/dict-en_us', 'en_US.trie.gz'));
  return decodeTrie(gunzipSync(packed)).words();
}

/** A file of a dictionary's package, which exports only its settings. */
function beside(name: string, file: string): URL {
  return new URL(file, import.meta.resolve(`${name}/cspell-ext.json`));
}
