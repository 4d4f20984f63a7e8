import assert from 'node:assert/strict';
import fc from 'fast-check';
import { longestText, messageOf, messageText } from '../../../bot/teams/messageText.ts';
import { longestNote } from '../../../services/notes/readNote.ts';

const bot = { id: '28:bot', name: 'Nærvær' };
const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id }, text });
const ofBot = mention(bot.id, '<at>Nærvær</at>');
const ofAksel = mention('29:aksel', '<at>Aksel Holm</at>');

const read = (text: unknown, ...entities: readonly unknown[]) =>
  messageText({ text, entities, recipient: bot });

const html = (content: string) => ({ contentType: 'text/html', content });
const replyTo = (quoted: string, own: string) =>
  html(
    `<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="17">` +
      `<strong itemprop="mri" itemid="29:x">Dagny Skov</strong><span itemprop="time"></span>` +
      `<p itemprop="preview">${quoted}</p></blockquote>${own}`,
  );

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
    ['mentions somebody no entity tells of', '<at>Aksel Holm</at> syg', [], 'Aksel Holm syg'],
    ['has a mention that does not end', 'Loke <at>syg', [], 'Loke syg'],
    ['has what only looks like one', 'Loke <attic>syg</at>', [], 'Loke <attic>syg'],
    ['has a bracket that is no tag', 'Loke < 3 dage & syg <3', [], 'Loke < 3 dage & syg <3'],
    ['has a tag that does not end', 'Loke <b syg', [], 'Loke <b syg'],
    ['has a tag with an open quote', 'Loke <b x="> syg', [], 'Loke <b x="> syg'],
    ['has spaces as entities', 'Loke&nbsp;syg&nbsp;', [], 'Loke syg'],
    ['has signs as entities', 'A &amp; B &lt;3 &#39;x&#39;', [], "A & B <3 'x'"],
    ['has an entity of an entity', 'A &amp;lt; B', [], 'A &lt; B'],
    ['has what an old browser would decode', 'Loke&notat &copy', [], 'Loke&notat &copy'],
    ['has paragraphs', '<p>Loke syg</p><p>Aksel ferie</p>', [], 'Loke syg\nAksel ferie'],
    ['has line breaks', 'Loke syg<br>Aksel ferie<br/>', [], 'Loke syg\nAksel ferie'],
    ['is a list', '<ul><li>Loke syg</li><li>Aksel ferie</li></ul>', [], 'Loke syg\nAksel ferie'],
    ['is bold', '<div><b>Loke</b> <i>syg</i></div>', [], 'Loke syg'],
    ['has words struck out by a tag', '<s>Aksel</s> Loke <del>ferie</del>syg', [], 'Loke syg'],
    ['has words struck out by signs', '~~Aksel syg~~ Loke syg', [], 'Loke syg'],
    ['has signs that strike nothing', 'Loke ~~ syg ~~ 8~~', [], 'Loke ~~ syg ~~ 8~~'],
    ['quotes by signs', '> Aksel syg\n> i dag\nLoke syg', [], 'Loke syg'],
    ['quotes by a tag', '<blockquote>Aksel syg</blockquote>Loke syg', [], 'Loke syg'],
    ['quotes by a placeholder', '<quoted messageId="1"/>Loke syg', [], 'Loke syg'],
    [
      'has spaces and signs nobody sees',
      '\ufeffLo\u200bke\u00a0syg\u202fi\u00a0dag',
      [],
      'Loke syg i dag',
    ],
  ];
  for (const [what, text, entities, expected] of texts) {
    it(`that ${what} is read as »${expected}«`, () => {
      assert.equal(read(text, ...entities), expected);
    });
  }

  it('drops every tag where it is said to be markup, also those nobody knows', () => {
    for (const textFormat of ['xml', 'html']) {
      const text = '<x:y a="1">Loke</x:y> <foo>syg</foo><style>p {}</style>';
      assert.equal(messageText({ text, textFormat, recipient: bot }), 'Loke syg');
    }
  });

  it('is what was written under a quote, whether the text has the quote or not', () => {
    const attachments = [replyTo('Aksel syg i dag', '<p>Loke &amp; Ida syg</p>\r\n<p>i dag</p>')];
    for (const text of ['Loke & Ida syg\ni dag', 'Dagny Skov\nAksel syg i dag\nLoke & Ida syg']) {
      assert.equal(messageText({ text, attachments, recipient: bot }), 'Loke & Ida syg\ni dag');
    }
  });

  it('is what follows the quote where the HTML holds the quote alone', () => {
    const attachments = [replyTo('Aksel syg i dag', '')];
    const text = 'Dagny Skov\nAksel syg  i dag\n\nLoke syg';
    assert.equal(messageText({ text, attachments, recipient: bot }), 'Loke syg');
  });

  it('is what follows the preview that an entity tells of, cut or whole', () => {
    for (const preview of ['Aksel syg i dag', 'Aksel syg…', 'Aksel syg...']) {
      const entities = [{ type: 'quotedReply', quotedReply: { preview } }];
      const begins = preview.startsWith('Aksel syg i') ? preview : 'Aksel syg…';
      const text = `${begins}\nLoke syg`;
      assert.equal(messageText({ text, entities, recipient: bot }), 'Loke syg');
    }
  });

  it('leaves out what the HTML shows as struck out, and the bot’s mention with it', () => {
    const content =
      '<p><span itemtype="http://schema.skype.com/Mention" itemid="0">Nærvær</span>&nbsp;' +
      '<s>Aksel syg</s> <at id="1">Aksel Holm</at> ferie</p>';
    const activity = { text: 'Aksel syg Aksel Holm ferie', recipient: bot };
    const entities = [ofBot, ofAksel];
    const attachments = [html(content)];
    assert.equal(messageText({ ...activity, entities, attachments }), 'Aksel Holm ferie');
  });

  it('is the HTML’s where there is no other', () => {
    const attachments = [html('<div>Loke<br>syg</div>')];
    assert.equal(messageText({ attachments, recipient: bot }), 'Loke\nsyg');
  });

  const wordless: readonly [string, unknown, string | undefined][] = [
    ['nothing but a quote', { attachments: [replyTo('Aksel syg', '')] }, 'only_quote'],
    ['nothing but a quote by signs', { text: '> Aksel syg' }, 'only_quote'],
    [
      'a forwarded message alone',
      {
        attachments: [
          html(
            '<blockquote itemtype="http://schema.skype.com/Forward"><p>Aksel syg</p></blockquote>',
          ),
        ],
      },
      'only_quote',
    ],
    ['nothing but what is struck out', { text: '~~Aksel syg~~' }, 'only_struck'],
    ['a picture', { attachments: [{ contentType: 'image/png' }] }, 'only_attachment'],
    ['a picture in HTML', { attachments: [html('<p><img src="x"></p>')] }, 'only_attachment'],
    ['a voice message', { attachments: [{ contentType: 'audio/mp4' }] }, 'only_attachment'],
    [
      'a file',
      {
        text: '',
        attachments: [{ contentType: 'application/vnd.microsoft.teams.file.download.info' }],
      },
      'only_attachment',
    ],
    ['nothing', { text: ' ' }, 'nothing_written'],
    ['an empty HTML', { attachments: [html('<p>&nbsp;</p>')] }, 'nothing_written'],
    ['a link', { text: 'https://example.dk/loke' }, 'only_link'],
    ['two links', { text: 'www.example.dk/loke\nHTTPS://example.dk/syg?a=1' }, 'only_link'],
  ];
  for (const [what, activity, expected] of wordless) {
    it(`says of ${what} that it holds ${expected ?? 'nothing'}`, () => {
      const { text, wordless: reason } = messageOf({ recipient: bot, ...Object(activity) });
      assert.deepEqual([text, reason], ['', expected]);
    });
  }

  it('counts without the address beside it', () => {
    const text = 'Loke syg, se https://example.dk/philip tak';
    assert.match(messageText({ text, recipient: bot }), /^Loke syg, se {1,3}tak$/);
  });

  it('counts alone where a picture or file lies beside it', () => {
    const attachments = [html('<p>Loke syg</p><img src="x">'), { contentType: 'image/png' }];
    assert.deepEqual(messageOf({ text: 'Loke syg', attachments, recipient: bot }), {
      text: 'Loke syg',
    });
  });

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
      messageText({ text: 'Loke syg', entities: { length: 3 }, recipient: 7, attachments: 'x' }),
      'Loke syg',
    );
  });

  it('stays too long for a note where it is longer than Teams allows, however little is left of it', () => {
    const blocks = '<at>x</at>'.repeat(24_000);
    assert.equal(read(blocks).length, longestText);
    assert.ok(longestText > longestNote);
    const attachments = [html('x'.repeat(100_000))];
    assert.equal(messageText({ attachments, recipient: bot }).length, longestText);
  });

  it('takes time in proportion to its length, whatever the text', () => {
    const piece = fc.constantFrom(
      ...['<at>', '</at>', '<at', '>', 'x', ' ', '</', '<s>', '<b>', '<blockquote>', '&', '&#'],
      ...[
        '~~',
        '~',
        '\n>',
        '<at id="',
        '"',
        '&amp;',
        '<!--',
        '<![CDATA[',
        '<script>',
        '<p>',
        '</i>',
      ],
    );
    const read = (unit: string, length: number) => {
      const text = unit.repeat(length / unit.length);
      const began = performance.now();
      messageText({ text: text.slice(0, 28_000), attachments: [html(text)], recipient: bot });
      messageText({ text: text.slice(0, 28_000), textFormat: 'xml', recipient: bot });
      return performance.now() - began;
    };
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
        // A quadratic reader needs minutes for this; a slow machine never seconds.
        const took = read(pieces.join(''), 200_000);
        assert.ok(took < 1500, `${Math.round(took)} ms`);
      }),
      { numRuns: 150 },
    );
  });
});
