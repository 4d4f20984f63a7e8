import fc from 'fast-check';

const surrogates = { from: 0xd800, count: 0x800 };

/**
 * Any code point that can stand alone. fast-check's own `binary` unit is as wide, but first makes a table of
 * all of them: three seconds and a million entries in each process.
 */
export const anyCodePoint = fc
  .integer({ min: 0, max: 0x10_ff_ff - surrogates.count })
  .map((one) => String.fromCodePoint(one < surrogates.from ? one : one + surrogates.count));

/** Names that objects have of themselves, which a record must not take for its own. */
const ofObjects = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
);

/** Any text, now and then one that is also the name of something every object has. */
export function anyText(maxLength?: number): fc.Arbitrary<string> {
  const text = fc.string({ unit: anyCodePoint, ...(maxLength === undefined ? {} : { maxLength }) });
  return fc.oneof({ weight: 9, arbitrary: text }, { weight: 1, arbitrary: ofObjects });
}
