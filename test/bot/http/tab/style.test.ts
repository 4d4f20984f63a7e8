import assert from 'node:assert/strict';
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/tokens';
import { assets } from '../../../../bot/http/tab/shell.ts';

const style = assets.style.content.toString('utf8');

/** The values that the style sheet gives Fluent's names in a theme. */
function themeIn(selector: string): Map<string, string> {
  const from = style.indexOf(`${selector} {`);
  assert.ok(from >= 0, selector);
  const block = style.slice(from, style.indexOf('}', from));
  return new Map(
    [...block.matchAll(/--(\w+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const themes = [
  ['light', ':root', teamsLightTheme],
  ['dark', ':root[data-theme="dark"]', teamsDarkTheme],
  ['contrast', ':root[data-theme="contrast"]', teamsHighContrastTheme],
] as const;

describe('the tab’s style sheet', () => {
  for (const [name, selector, fluent] of themes) {
    it(`has Fluent’s own values in ${name}`, () => {
      const own = themeIn(selector);
      assert.ok(own.size >= 12, `${own.size} names`);
      const values = new Map<string, unknown>(Object.entries(fluent));
      for (const [token, value] of own) assert.equal(value, values.get(token), token);
    });
  }

  it('gives each colour in each theme', () => {
    const [light, ...others] = themes.map(([, selector]) => [...themeIn(selector).keys()]);
    const colours = (light ?? []).filter((token) => token.startsWith('color'));
    for (const other of others) assert.deepEqual(other, colours);
  });

  it('uses no name that it does not give', () => {
    const used = [...style.matchAll(/var\(--(\w+)\)/g)].map(([, token = '']) => token);
    const given = themeIn(':root');
    assert.deepEqual(
      used.filter((token) => !given.has(token)),
      [],
    );
  });

  it('loads nothing', () => {
    assert.doesNotMatch(style, /url\(|@import|@font-face/);
  });
});
