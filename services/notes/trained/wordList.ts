/** Whether a folded word exists; a few that do not may be taken for words, never the other way round. */
export type WordList = { has(word: string): boolean };

const hashes = 7;

/** Bits for each word: one word in about a hundred that does not exist is taken to. */
const bitsForEach = 10;

/**
 * A word list kept as a Bloom filter (Bloom 1970): the words themselves are not in it. Looking a word up
 * costs O(its length).
 */
export function wordList(bits: Uint8Array): WordList {
  const size = bits.length * 8;
  return {
    has: (word) => {
      const { one, other } = hashesOf(word);
      for (let turn = 0; turn < hashes; turn += 1) {
        if (!isSet(bits, placeAt(turn, one, other, size))) return false;
      }
      return true;
    },
  };
}

/** The bits of a word list. O(words). */
export function bitsOf(words: ReadonlySet<string>): Uint8Array {
  const bits = new Uint8Array(Math.ceil((words.size * bitsForEach) / 8));
  for (const word of words) {
    const { one, other } = hashesOf(word);
    for (let turn = 0; turn < hashes; turn += 1) {
      const place = placeAt(turn, one, other, bits.length * 8);
      bits[place >>> 3] = (bits[place >>> 3] ?? 0) | (1 << (place & 7));
    }
  }
  return bits;
}

function isSet(bits: Uint8Array, place: number): boolean {
  return ((bits[place >>> 3] ?? 0) & (1 << (place & 7))) !== 0;
}

function hashesOf(word: string): { one: number; other: number } {
  return { one: hash(word, 0x811c9dc5), other: hash(word, 0x9747b28c) | 1 };
}

function placeAt(turn: number, one: number, other: number, size: number): number {
  return ((one + turn * other) >>> 0) % size;
}

/** FNV-1a with a start of its own. */
function hash(word: string, start: number): number {
  let value = start;
  for (let at = 0; at < word.length; at += 1) {
    value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
  }
  return (value ^ (value >>> 13)) >>> 0;
}
