import assert from 'node:assert/strict';
import { z } from 'zod';
import { rateLimits } from '../../../bot/teams/rateLimit.ts';
import type { Role } from '../../../services/roster/roster.ts';
import { startGuardedSchool } from '../../doubles/guardedSchool.ts';
import { invoke } from '../../doubles/invoke.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import type { ActivityOptions, Person } from '../../doubles/teams.ts';

const results = z.object({
  composeExtension: z.object({
    type: z.literal('result'),
    attachments: z.array(
      z.object({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: z.looseObject({}),
        preview: z.looseObject({
          contentType: z.literal('application/vnd.microsoft.card.thumbnail'),
          content: z.looseObject({ title: z.string(), text: z.string() }),
        }),
      }),
    ),
  }),
});

const message = z.object({
  composeExtension: z.object({ type: z.literal('message'), text: z.string().min(10) }),
});

/** A chat of two people, which the bot is not in, though Teams calls it personal. */
const between = { conversation: '19:one_other@unq.gbl.spaces' };

describe('a search from Teams’ own search box', () => {
  let school: RunningSchool;
  let teacher: Person;

  before(async () => {
    school = await startSchool({ tenantId: 'tenant' });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
  });

  after(() => school.close());

  const search = (who: Person, text: unknown, more: Partial<ActivityOptions> = {}) =>
    invoke(
      school.teams,
      who,
      'composeExtension/query',
      { commandId: 'status', parameters: [{ name: 'pupil', value: text }] },
      more,
    );
  const found = (answer: unknown) =>
    results.parse(answer).composeExtension.attachments.map(({ preview }) => preview.content);
  const said = (answer: unknown) => message.parse(answer).composeExtension.text;
  const trail = async () =>
    (await school.bot.app.store.list('linde', 'audit')).map((one) => one.value);

  it('finds a pupil of the own class by the beginning of the name, with today, level and days', async () => {
    for (const text of ['Lo', 'loke', 'christ', 'loke chr', 'chr lo']) {
      const [first] = found(await search(teacher, text)).filter(({ title }) =>
        /^Loke /.test(title),
      );
      assert.equal(first?.title, 'Loke Christensen, 7.b');
      assert.match(
        first?.text ?? '',
        /^Ulovligt fravær · .+ · fravær i kvartalet: 8 dage · sag LI-2026-\d+$/,
      );
    }
    const [first] = found(await search(teacher, 'loke', { locale: 'en-GB' }));
    assert.match(first?.text ?? '', /absent this quarter: 8 days/);
  });

  it('puts into the conversation nothing of the pupil, whatever it found', async () => {
    const { attachments } = results.parse(await search(teacher, 'loke')).composeExtension;
    assert.ok(attachments.length > 0);
    for (const { content } of attachments) {
      assert.doesNotMatch(JSON.stringify(content), /Loke|Christensen|7\.b|ulovlig|LI-2026/i);
    }
  });

  it('is in the trail as a look at that pupil, on its ground, once a day', async () => {
    const loke = school.roster.pupils.find(({ givenName }) => givenName === 'Loke');
    const leader = school.person('leader');
    const looks = async () =>
      (await trail()).filter(
        ({ by, action, subjects }) =>
          by === leader.member.id && action === 'shown' && subjects.includes(loke?.id ?? ''),
      );
    assert.deepEqual(await looks(), []);
    await search(leader, 'loke chr');
    await search(leader, 'loke chri');
    assert.deepEqual(
      (await looks()).map(({ basis, outcome }) => [basis, outcome]),
      [['leads_school', 'done']],
    );
  });

  for (const [who, role, classCode] of [
    ['a teacher of another class', 'class_teacher', '7a'],
    ['the office', 'secretary', undefined],
    ['PPR', 'ppr_psychologist', undefined],
    ['IT', 'it_administrator', undefined],
  ] as const satisfies readonly (readonly [string, Role, string | undefined])[]) {
    it(`answers ${who} the same whether a pupil exists or not, and leaves no look`, async () => {
      const person = school.person(role, classCode);
      const before = (await trail()).length;
      const there = await search(person, 'Loke Christensen');
      assert.deepEqual(there, await search(person, 'Zoltan Nobody'));
      assert.equal(said(there), 'Ingen elev, du må se, hedder sådan.');
      assert.equal((await trail()).length, before);
    });
  }

  it('tells somebody whom no roster knows, and another tenant, nothing but that', async () => {
    const nobody = { id: '29:x', aadObjectId: 'x', name: 'X' };
    assert.match(said(await search(nobody, 'Loke')), /kan ikke finde dig/);
    assert.doesNotMatch(said(await search(teacher, 'Loke', { tenantId: 'another' })), /Loke/);
  });

  it('asks for two letters, and for a CPR number finds nobody', async () => {
    assert.equal(said(await search(teacher, 'L')), 'Skriv mindst to bogstaver af elevens navn.');
    assert.equal(said(await search(teacher, '010112-1234')), 'Ingen elev, du må se, hedder sådan.');
  });

  for (const [what, value] of [
    ['nothing', undefined],
    ['no parameters', { commandId: 'status' }],
    ['another command', { commandId: 'x', parameters: [{ name: 'pupil', value: 'Loke' }] }],
    [
      'a value that is no text',
      { commandId: 'status', parameters: [{ name: 'pupil', value: {} }] },
    ],
  ] as const) {
    it(`with ${what} is answered with a line`, async () => {
      assert.ok(said(await invoke(school.teams, teacher, 'composeExtension/query', value)));
    });
  }

  it('from a chat of two people does not make that chat the person’s own', async () => {
    const { member } = school.person('class_teacher', '7b');
    const reached = () => school.bot.app.store.load('linde', 'person', member.id);
    const before = await reached();
    assert.ok(before);
    await search(teacher, 'loke', between);
    assert.deepEqual(await reached(), before);
    assert.equal(school.teams.shown(between.conversation).length, 0);
  });

  it('holds to the pace of what clients ask on their own', async () => {
    const guarded = await startGuardedSchool({ rateLimits });
    try {
      const [member] = guarded.roster.staff;
      const person = { id: '29:a', aadObjectId: member?.entraId ?? '', name: 'A' };
      const value = { commandId: 'status', parameters: [{ name: 'pupil', value: 'Qq' }] };
      const answers: string[] = [];
      for (let at = 0; at <= rateLimits.refreshes.burst; at += 1) {
        answers.push(said(await invoke(guarded.teams, person, 'composeExtension/query', value)));
      }
      assert.notEqual(answers.at(-1), answers[0]);
    } finally {
      await guarded.close();
    }
  });
});
