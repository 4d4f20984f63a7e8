import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { checksum, type ModelCard } from '../../services/notes/trained/modelFile.ts';
import { packed } from '../../services/notes/trained/packedWeights.ts';
import { train } from '../../services/notes/trained/train.ts';
import { wordList } from '../../services/notes/trained/wordList.ts';
import { byWriter, corpusExamples } from './examples.ts';
import { existingWords } from './existing.ts';
import { readAll } from './leaveOneOut.ts';
import { table, tally } from './table.ts';
import { thresholds } from './thresholds.ts';

/*
 * Trains the reader of words and writes it to data/reader, with how well it reads those it did not learn
 * from. The same data give the same files.
 */
const folder = fileURLToPath(new URL('../../data/reader/', import.meta.url));
const bits = existingWords();
const words = { common: wordList(bits.common), names: wordList(bits.names) };

const { reads, acceptance } = await readAll(thresholds, words);
console.log(table(reads));

const examples = [...byWriter().values()].flat();
const { bytes, scale } = packed(train(examples.concat(await corpusExamples())));
const { right, asked, silent } = tally(reads);
const card: ModelCard = {
  about:
    'Tells what the words of a message want, of whom they speak, why somebody is away and for how much of the day, and whether the writer is sure. It reads words; it judges no pupil, and it has learnt nobody’s name.',
  messages:
    'Invented for this project by language models, each given a role, an age and a manner. Writers 1–25, 32–37, 41–104 and 113–115 were unaware of the reader and of the others; 26–31 are all by one hand, after reading the guide to the reader and samples of writers 1–17. None is a message of a real person.',
  trainedOn: {
    writers: new Set(reads.map(({ writer }) => writer)).size,
    messages: examples.length,
  },
  leaveOneWriterOut: { messages: reads.length, right, asked, silent },
  words:
    'Which words exist, as Bloom filters: Danish from Stavekontrolden 2.8 by way of @cspell/dict-da-dk (GPL-2.0, LGPL-2.1 or MPL-1.1), English from @cspell/dict-en_us (MIT).',
  thresholds,
  acceptance,
  scale,
  sha256: {
    weights: checksum(bytes),
    common: checksum(bits.common),
    names: checksum(bits.names),
  },
};
await mkdir(folder, { recursive: true });
await Promise.all([
  writeFile(`${folder}weights.bin`, bytes),
  writeFile(`${folder}common.bin`, bits.common),
  writeFile(`${folder}names.bin`, bits.names),
  writeFile(`${folder}model.json`, `${JSON.stringify(card, null, 2)}\n`),
]);
