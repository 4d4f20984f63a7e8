import assert from 'node:assert/strict';
import { z } from 'zod';
import { readManifest } from '../../manifest/package.ts';
import { buttonsOf } from '../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { type ActivityOptions, chatOf, type Person } from '../doubles/teams.ts';

const group = '19:group@thread.v2';
const team = '19:team@thread.tacv2';

const places: readonly (readonly [string, Partial<ActivityOptions>])[] = [
  ['in the own chat', {}],
  ['in a group chat', { conversation: group, conversationType: 'groupChat' }],
  [
    'in a channel',
    {
      conversation: team,
      conversationType: 'channel',
      channelData: { tenant: { id: 'tenant' }, team: { id: team } },
    },
  ],
];

/** What the bot says to words that it cannot place. */
const notUnderstood = /Det forstod jeg ikke|I did not (?:quite )?understand that/;

const lists = z.object({
  bots: z.array(
    z.object({
      commandLists: z.array(
        z.object({
          scopes: z.array(z.string()),
          commands: z.array(z.object({ title: z.string() })),
        }),
      ),
    }),
  ),
});

describe('what somebody who tries the app in Teams writes first', () => {
  let school: RunningSchool;
  let teacher: Person;

  before(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.bot.delivery.idle();
  });

  after(() => school.close());

  /** The newest card where it was written, and its count before and after. */
  async function say(who: Person, text: string, where: Partial<ActivityOptions>): Promise<string> {
    const conversation = where.conversation ?? chatOf(who);
    const before = school.teams.shown(conversation).length;
    const said = where.conversation === undefined ? text : `<at>Nærvær</at> ${text}`;
    assert.equal(await school.teams.say(who, said, where), 200);
    await school.bot.delivery.idle();
    const shown = school.teams.shown(conversation);
    assert.equal(shown.length, before + 1, 'answered once, where it was written');
    return shown.at(-1)?.content ?? '';
  }

  const stranger = { id: '29:nobody', aadObjectId: 'nobody', name: 'Reviewer' };
  let locale = 'da-DK';

  for (const [place, where] of places) {
    for (const text of ['Hi', 'Hello', 'hi!', 'Help', 'HELP', 'Hej', 'hej Nærvær', 'Hjælp', '?']) {
      it(`»${text}« is answered ${place}, with no more than six buttons`, async () => {
        locale = /^h(?:i|ello|elp)/i.test(text) ? 'en-GB' : 'da-DK';
        const card = await say(teacher, text, { ...where, locale });
        assert.ok(buttonsOf(card).length <= 6);
        assert.doesNotMatch(card, notUnderstood);
      });
    }
  }

  it('»Hello« of somebody whom no roster knows, such as a reviewer, is answered too', async () => {
    assert.match(await say(stranger, 'Hello', { locale: 'en-GB' }), /roster|know/i);
  });

  it('every command of the manifest is understood, in both languages, in each of its places', async function () {
    this.timeout(20_000);
    const { manifest, en } = await readManifest();
    const english = z.record(z.string(), z.string()).parse(JSON.parse(en));
    const [bot] = lists.parse(JSON.parse(manifest)).bots;
    const scopes: Readonly<Record<string, Partial<ActivityOptions>>> = {
      personal: {},
      groupChat: places[1]?.[1] ?? {},
      team: places[2]?.[1] ?? {},
    };
    const tried: string[] = [];
    for (const [list, { scopes: named, commands }] of (bot?.commandLists ?? []).entries()) {
      for (const [index, { title }] of commands.entries()) {
        const other = english[`bots[0].commandLists[${list}].commands[${index}].title`] ?? '';
        for (const [text, locale] of [
          [title, 'da-DK'],
          [other, 'en-GB'],
        ] as const) {
          for (const scope of named) {
            const where = scopes[scope];
            assert.ok(where, scope);
            const card = await say(teacher, text, { ...where, locale });
            assert.doesNotMatch(card, notUnderstood);
            tried.push(`${scope} ${text}`);
          }
        }
      }
    }
    assert.ok(tried.length >= 14, tried.join());
  });

  it('is told apart from what nobody understands', async () => {
    assert.match(await say(teacher, 'qwe rty uio', {}), notUnderstood);
    assert.match(await say(teacher, 'qwe rty uio', { locale: 'en-GB' }), notUnderstood);
  });

  it('a list of commands is there for every place the bot can be in', async () => {
    const { bots } = lists.parse(JSON.parse((await readManifest()).manifest));
    const scopes = bots.flatMap(({ commandLists }) => commandLists.flatMap(({ scopes }) => scopes));
    assert.deepEqual(scopes.toSorted(), ['groupChat', 'personal', 'team']);
  });
});
