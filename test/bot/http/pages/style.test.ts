import assert from 'node:assert/strict';
import { palettes } from '../../../../bot/http/pages/style.ts';

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe('the colours of the pages', () => {
  for (const [name, { ground, text, link }] of Object.entries(palettes)) {
    it(`can be read in the ${name} theme`, () => {
      assert.ok(contrast(text, ground) >= 7);
      assert.ok(contrast(link, ground) >= 7);
    });
  }

  it('are measured as WCAG measures', () => {
    assert.equal(contrast('#ffffff', '#000000'), 21);
    assert.ok(Math.abs(contrast('#777777', '#ffffff') - 4.48) < 0.01);
  });
});
