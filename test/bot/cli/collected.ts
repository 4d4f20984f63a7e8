import { Readable, Writable } from 'node:stream';

/** Standard input that holds a text. */
export function inputOf(text: string): Readable {
  return Readable.from([Buffer.from(text)]);
}

/** Standard output that keeps what is written. */
export function collected(): { output: Writable; text: () => string } {
  let text = '';
  const output = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { output, text: () => text };
}
