import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { html, nothing } from '../../../bot/tab/html.ts';

function read(page: string) {
  const names: string[] = [];
  const parts: string[] = [];
  let title = '';
  const parser = new Parser({
    onopentag: (name, attributes) => {
      names.push(name);
      title = attributes.title ?? title;
    },
    ontext: (text) => parts.push(text),
  });
  parser.end(page);
  return { names, title, text: parts.join('') };
}

describe('a piece of a page', () => {
  it('shows any text as it is, in an element and in an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const page = read(String(html`<p title="${text}">${text}</p>`));
        assert.deepEqual(page, { names: ['p'], title: text, text });
      }),
    );
  });

  it('takes pieces as they are, one or several, and nothing as nothing', () => {
    const items = ['a', '<b>'].map((one) => html`<li>${one}</li>`);
    assert.equal(
      String(html`<ul>${items}</ul>${nothing}${0}`),
      '<ul><li>a</li>\n<li>&lt;b&gt;</li></ul>0',
    );
  });

  it('takes nothing that only looks like a piece', () => {
    const pretended = JSON.parse('{"text":"<script>"}');
    assert.throws(() => html`${pretended}`);
    assert.throws(() => html`${[pretended]}`);
  });
});
