import assert from 'node:assert/strict';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const html = (content: string) => ({ contentType: 'text/html', content });
const file = {
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  name: 'fravær.xlsx',
  content: { downloadUrl: 'https://files.example/1', uniqueId: '1', fileType: 'xlsx' },
};
const quote =
  '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1700000000000">' +
  '<strong itemprop="mri" itemid="29:x">Dagny Skov</strong>' +
  '<p itemprop="preview">Loke ulovligt fravær 16/11-25/11</p></blockquote>';

describe('what somebody sends', () => {
  let school: RunningSchool;
  let teacher: Person;

  beforeEach(async () => {
    school = await startSchool({});
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.bot.idle();
  });

  afterEach(() => school.close());

  const send = async (parts: Record<string, unknown>) => {
    const activity = { ...school.teams.activity(teacher), type: 'message', ...parts };
    const before = school.teams.shown(chatOf(teacher)).length;
    assert.equal((await school.teams.post(activity)).status, 200);
    assert.equal((await school.teams.post(activity)).status, 200);
    await school.bot.idle();
    return school.teams
      .shown(chatOf(teacher))
      .slice(before)
      .map(({ content }) => content);
  };
  const reports = async () =>
    (await school.bot.app.store.list('linde', 'report')).map(({ value }) =>
      value.lines.map(({ dates, category }) => `${dates.length} ${category}`),
    );

  const alone: readonly [string, Record<string, unknown>, RegExp][] = [
    [
      'a picture',
      { attachments: [{ contentType: 'image/png', contentUrl: 'x' }] },
      /kun læse tekst/,
    ],
    ['a voice message', { attachments: [{ contentType: 'audio/mp4' }] }, /kun læse tekst/],
    ['a file', { attachments: [file] }, /kun læse tekst/],
    ['a GIF', { attachments: [html('<p><img alt="x" src="x.gif"></p>')] }, /kun læse tekst/],
    ['a quote', { attachments: [html(quote)] }, /dine egne ord/],
    ['a quote in its text', { text: '> Loke syg i dag' }, /dine egne ord/],
    ['a link', { text: 'https://example.dk/loke' }, /link kan jeg ikke åbne/],
    ['nothing', { text: '' }, /Der stod ikke noget/],
    [
      'the bot’s own mention',
      {
        text: '<at>Nærvær</at>',
        entities: [
          { type: 'mention', text: '<at>Nærvær</at>', mentioned: { id: '28:bot', name: 'Nærvær' } },
        ],
        recipient: { id: '28:bot', name: 'Nærvær' },
      },
      /Der stod ikke noget/,
    ],
    ['what is struck out', { text: '~~Loke syg i dag~~' }, /streget over/],
  ];
  for (const [what, parts, expected] of alone) {
    it(`as ${what} alone is kindly said not to be read, once, and nothing is noted`, async () => {
      const told = await send(parts);
      assert.equal(told.length, 1);
      assert.match(told[0] ?? '', expected);
      assert.deepEqual(await reports(), []);
    });
  }

  const read: readonly [string, Record<string, unknown>][] = [
    ['beside a picture', { text: 'Loke syg i dag', attachments: [{ contentType: 'image/png' }] }],
    ['beside a file', { text: 'Loke syg i dag', attachments: [file] }],
    ['with entities', { text: 'Loke&nbsp;syg i&#160;dag&nbsp;', textFormat: 'xml' }],
    ['with tags', { text: '<p>Loke <b>syg</b><br></p><p>i dag</p>', textFormat: 'xml' }],
    [
      'under a quote that only the HTML tells of',
      {
        text: 'Dagny Skov\nLoke ulovligt fravær 16/11-25/11\n\nLoke syg i dag',
        attachments: [html(`${quote}\r\n<p>Loke syg i dag</p>`)],
      },
    ],
    [
      'with a mention of the bot that has attributes',
      {
        text: '<at id="0">Nærvær</at>&nbsp;Loke syg i dag',
        entities: [
          { type: 'mention', mentioned: { id: '28:bot' }, text: '<at id="0">Nærvær</at>' },
        ],
      },
    ],
    [
      'with a mention of the pupil',
      {
        text: '<at>Nærvær</at> <at id="1">Loke</at> syg i dag',
        entities: [
          { type: 'mention', mentioned: { id: '28:bot' }, text: '<at>Nærvær</at>' },
          { type: 'mention', mentioned: { id: '29:loke' }, text: '<at id="1">Loke</at>' },
        ],
      },
    ],
    ['with a mention that no entity tells of', { text: '<at>Nærvær</at> Loke syg i dag' }],
    ['with spaces nobody sees', { text: '\u200bLoke\u00a0syg i\u00a0dag\ufeff' }],
  ];
  for (const [what, parts] of read) {
    it(`${what} is read as it was meant`, async () => {
      await send(parts);
      assert.deepEqual(await reports(), [['1 illness']]);
    });
  }
});
