import assert from 'node:assert/strict';
import { z } from 'zod';
import { gallery } from '../gallery/gallery.ts';
import { dialogSamples } from './extensionSamples.ts';
import { jsonFaultsOf } from './parseCard.ts';

const inputs = z.array(
  z.looseObject({
    type: z.string(),
    id: z.string().optional(),
    text: z.string().optional(),
    label: z.string().optional(),
    errorMessage: z.string().optional(),
  }),
);

const all = dialogSamples.flatMap(({ card, state, make }) =>
  (['da', 'en'] as const).map((locale) => ({
    name: `${card}: ${state} (${locale})`,
    locale,
    card: make(locale),
    elements: inputs.parse(make(locale).body),
  })),
);

describe('every form of a dialog in every state and language', () => {
  it('is read by the Adaptive Cards library without a warning', () => {
    for (const { name, card } of all) assert.deepEqual(jsonFaultsOf(card), [], name);
  });

  it('labels every input, says that it is required and what to do when it is empty', () => {
    for (const { name, elements } of all) {
      const asked = elements.filter(({ type }) => type.startsWith('Input.'));
      assert.equal(new Set(asked.map(({ id }) => id)).size, asked.length, name);
      for (const { label, errorMessage } of asked) {
        assert.match(label ?? '', /\((?:påkrævet|required)\)/, name);
        assert.match(errorMessage ?? '', /\.$/, name);
      }
    }
  });

  it('leaves nothing in English in a Danish form, nor the other way round', () => {
    const foreign = {
      da: /\b(the|and|is|pupil|choose|day)\b/i,
      en: /\b(og|ikke|er|elev|vælg|dag)\b/i,
    };
    for (const { name, locale, elements } of all) {
      const texts = elements.flatMap(({ text, label, errorMessage }) => [
        text,
        label,
        errorMessage,
      ]);
      for (const text of texts) assert.doesNotMatch(text ?? '', foreign[locale], name);
    }
  });

  it('stands in the gallery', async () => {
    const page = await gallery();
    for (const { state } of dialogSamples) assert.ok(page.includes(`"state":"${state}"`), state);
  });
});
