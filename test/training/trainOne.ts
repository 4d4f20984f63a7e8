import { parentPort } from 'node:worker_threads';
import { packed } from '../../services/notes/trained/packedWeights.ts';
import { train } from '../../services/notes/trained/train.ts';
import { byWriter, corpusExamples } from './examples.ts';

/** A thread that trains readers: for the id of a writer, the packed weights of one trained on everybody else. */
const [examples, besides] = [byWriter(), await corpusExamples()];
parentPort?.on('message', (id: string) => {
  const others = [...examples].flatMap(([writer, some]) => (writer.id === id ? [] : some));
  parentPort?.postMessage(packed(train(others.concat(besides))));
});
