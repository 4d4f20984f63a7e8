import assert from 'node:assert/strict';
import fc from 'fast-check';
import { longestText, messageText } from '../../../bot/teams/messageText.ts';
import { longestNote } from '../../../services/notes/readNote.ts';

const bot = { id: '28:bot', name: 'Nærvær' };
const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id }, text });
const ofBot = mention(bot.id, '<at>Nærvær</at>');
const ofAksel = mention('29:aksel', '<at>Aksel Holm</at>');

const read = (text: unknown, ...entities: readonly unknown[]) =>
  messageText({ text, entities, recipient: bot });

describe('the text of a message', () => {
  const texts: readonly [string, string, readonly unknown[], string][] = [
    ['stands alone', 'Loke syg', [], 'Loke syg'],
    ['has the bot’s mention before it', '<at>Nærvær</at> Loke syg', [ofBot], 'Loke syg'],
    ['has the mention with attributes', '<at id="0">Nærvær</at> Loke syg', [ofBot], 'Loke syg'],
    ['has a mention that no entity speaks of', '<at>Nærvær</at> Loke syg', [], 'Loke syg'],
    ['has the mention in its middle', 'Loke <at>Nærvær</at> syg', [ofBot], 'Loke   syg'],
    ['has the mention twice', '<at>Nærvær</at><at>Nærvær</at> Loke syg', [ofBot], 'Loke syg'],
    [
      'mentions a person as well',
      '<at>Nærvær</at> <at>Aksel Holm</at> syg',
      [ofBot, ofAksel],
      'Aksel Holm syg',
    ],
    ['mentions a person alone', '<at id="1">Aksel Holm</at> syg', [ofAksel], 'Aksel Holm syg'],
    ['has a mention that does not end', 'Loke <at>syg', [], 'Loke <at>syg'],
    ['has what only looks like one', 'Loke <attic>syg</at>', [], 'Loke <attic>syg</at>'],
    ['has an end before its beginning', '</at> Loke <at>x</at> syg', [], '</at> Loke   syg'],
  ];
  for (const [what, text, entities, expected] of texts) {
    it(`that ${what} is read as »${expected}«`, () => {
      assert.equal(read(text, ...entities), expected);
    });
  }

  it('makes no pattern of what somebody calls themselves', () => {
    const name = '(a+)+$.*[';
    const text = `<at>${name}</at> Loke syg`;
    assert.equal(read(text, mention(bot.id, `<at>${name}</at>`)), 'Loke syg');
    assert.equal(read(text, mention('29:x', `<at>${name}</at>`)), `${name} Loke syg`);
  });

  it('is empty where there is none, whatever stands in its place', () => {
    for (const text of [undefined, null, 1, {}, ['Loke syg']]) assert.equal(read(text), '');
    for (const activity of [undefined, null, 'x', 1, []]) assert.equal(messageText(activity), '');
    assert.equal(
      messageText({ text: 'Loke syg', entities: { length: 3 }, recipient: 7 }),
      'Loke syg',
    );
  });

  it('stays too long for a note where it is longer than Teams allows, however little is left of it', () => {
    const blocks = '<at>x</at>'.repeat(24_000);
    assert.equal(read(blocks).length, longestText);
    assert.ok(longestText > longestNote);
  });

  it('looks at each character a bounded number of times, whatever the text', () => {
    const piece = fc.constantFrom('<at>', '</at>', '<at', '<at ', '>', 'x', ' ', '</', '<at id="');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
        const text = pieces.join('').repeat(6000 / pieces.join('').length);
        const searches = { characters: 0 };
        const { indexOf } = String.prototype;
        String.prototype.indexOf = function (this: string, wanted: string, from = 0) {
          const found = indexOf.call(this, wanted, from);
          searches.characters += (found === -1 ? this.length : found) - Math.min(from, this.length);
          return found;
        };
        try {
          read(text, ofBot);
        } finally {
          String.prototype.indexOf = indexOf;
        }
        assert.ok(searches.characters <= 210 * text.length + 1000, `${searches.characters}`);
      }),
      { numRuns: 300 },
    );
  });
});
