import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Role } from '../../../services/roster/roster.ts';
import { buttonsOf } from '../../doubles/cardReading.ts';
import { invoke } from '../../doubles/invoke.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { type ActivityOptions, chatOf, type Person } from '../../doubles/teams.ts';

const field = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  label: z.string().optional(),
  value: z.string().optional(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
});

const dialog = z.object({
  task: z.object({
    type: z.literal('continue'),
    value: z.looseObject({
      title: z.string(),
      card: z.looseObject({
        content: z.looseObject({
          body: z.array(field),
          actions: z.tuple([
            z.object({
              type: z.literal('Action.Submit'),
              title: z.string(),
              data: z.record(z.string(), z.unknown()),
            }),
          ]),
        }),
      }),
    }),
  }),
});

const line = z.object({
  task: z.object({ type: z.literal('message'), value: z.string().min(10) }),
});

/** A chat of two people, which the bot is not in, though Teams calls it personal. */
const between = { conversation: '19:one_other@unq.gbl.spaces' };

describe('»Meld fravær« on a message', () => {
  let school: RunningSchool;
  let teacher: Person;

  beforeEach(async () => {
    school = await startSchool({ tenantId: 'tenant' });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const payload = (content: string, more: object = {}) => ({
    commandId: 'reportAbsence',
    commandContext: 'message',
    messagePayload: { id: '1', body: { contentType: 'html', content }, ...more },
  });
  const open = (who: Person, content: string, more: object = {}) =>
    invoke(school.teams, who, 'composeExtension/fetchTask', payload(content, more), between);
  const formIn = (answer: unknown) => {
    const { card } = dialog.parse(answer).task.value;
    const { body, actions } = card.content;
    const inputs = body.filter(({ id }) => id !== undefined);
    const filled = Object.fromEntries(inputs.map(({ id, value }) => [id, value]));
    return { body, inputs, filled, data: { ...actions[0].data, ...filled } };
  };
  const send = async (who: Person, data: unknown, more: Partial<ActivityOptions> = {}) => {
    const value = { commandId: 'reportAbsence', commandContext: 'message', data };
    const answer = await invoke(school.teams, who, 'composeExtension/submitAction', value, {
      ...between,
      ...more,
    });
    await school.bot.delivery.idle();
    return answer;
  };
  const said = (answer: unknown) => line.parse(answer).task.value;
  const idOf = (name: string) =>
    school.roster
      .pupilsOf(school.roster.classByCode('7b')?.id ?? '')
      .find(({ givenName }) => givenName === name)?.id ?? '';
  const statements = async () =>
    (await school.bot.app.store.list('linde', 'pupil')).flatMap(({ value }) => value.statements);

  it('shows what was read as a form, filled in, and stores nothing', async () => {
    const { filled, inputs } = formIn(await open(teacher, '<p>Loke er syg i dag</p>'));
    assert.deepEqual(filled, {
      pupil0: idOf('Loke'),
      category0: 'illness',
      from0: '2026-11-25',
      to0: '2026-11-25',
    });
    assert.ok(inputs.every(({ label }) => label));
    assert.deepEqual(await statements(), []);
    assert.deepEqual(await school.bot.app.store.list('linde', 'inbox'), []);
  });

  it('takes »i dag« of an older message for the day it was sent', async () => {
    const sent = { createdDateTime: '2026-11-23T07:00:00.000Z' };
    const { filled } = formIn(await open(teacher, 'Loke er syg i dag', sent));
    assert.equal(filled.from0, '2026-11-23');
  });

  it('is stored once when it is sent, however often, with a receipt and undo in the own chat', async () => {
    const { data } = formIn(await open(teacher, 'Loke er syg i dag'));
    const changed = { ...data, category0: 'unlawful', from0: '2026-11-23' };
    assert.match(said(await send(teacher, changed)), /^Sendt/);
    assert.match(said(await send(teacher, changed)), /^Sendt/);
    assert.match(said(await send(teacher, changed, { id: 'same' })), /^Sendt/);
    const [one, ...others] = await statements();
    assert.deepEqual(others, []);
    assert.deepEqual(one?.dates, ['2026-11-23', '2026-11-24', '2026-11-25']);
    assert.equal(one?.category, 'unlawful');
    const receipt = school.teams.shown(chatOf(teacher)).at(-1)?.content ?? '';
    assert.match(receipt, /Loke/);
    assert.ok(buttonsOf(receipt).some(({ verb }) => verb === 'note.undo'));
    assert.equal(school.teams.shown(between.conversation).length, 0);
    const entry = (await school.bot.app.store.list('linde', 'audit')).find(
      ({ value }) => value.action === 'note',
    );
    assert.deepEqual(entry?.value.subjects, [idOf('Loke')]);
  });

  it('asks which pupil where the message does not say, and leaves out whom it is told to', async () => {
    const message = 'Loke og Sofie syge';
    const { inputs, data } = formIn(await open(teacher, message));
    const pupils = inputs.filter(({ id }) => id?.startsWith('pupil'));
    assert.equal(pupils.length, 2);
    await send(teacher, { ...data, pupil0: 'nobody', pupil1: 'nobody' });
    assert.deepEqual(await statements(), []);
  });

  it('comes back with the reason where its days are none of school', async () => {
    const { data } = formIn(await open(teacher, 'Loke er syg i dag'));
    for (const [from0, to0] of [
      ['2026-11-28', '2026-11-29'],
      ['2026-11-25', '2026-11-24'],
      ['2031-11-25', '2031-11-25'],
    ]) {
      const { body, filled } = formIn(await send(teacher, { ...data, from0, to0 }));
      assert.match(JSON.stringify(body), /mindst én skoledag|ikke i skolekalenderen/);
      assert.equal(filled.from0, from0);
    }
    assert.deepEqual(await statements(), []);
    assert.match(said(await send(teacher, data)), /^Sendt/);
    assert.equal((await statements()).length, 1);
  });

  for (const role of [
    'ppr_psychologist',
    'it_administrator',
    'youth_guidance',
  ] as const satisfies readonly Role[]) {
    it(`tells ${role} the same whatever the message says, and takes no form of theirs`, async () => {
      const { data } = formIn(await open(teacher, 'Loke er syg i dag'));
      const person = school.person(role);
      const answer = await open(person, 'Loke er syg i dag');
      assert.deepEqual(answer, await open(person, 'Zoltan er syg i dag'));
      assert.doesNotMatch(said(answer), /Loke/);
      assert.ok(said(await send(person, data)));
      assert.deepEqual(await statements(), []);
    });
  }

  it('tells a stranger and another tenant nothing, and takes no form of theirs', async () => {
    const { data } = formIn(await open(teacher, 'Loke er syg i dag'));
    const stranger = { id: '29:x', aadObjectId: 'x', name: 'X' };
    assert.match(said(await open(stranger, 'Loke er syg i dag')), /kan ikke finde dig/);
    assert.match(said(await send(stranger, data)), /kan ikke finde dig/);
    assert.ok(said(await send(teacher, data, { tenantId: 'another' })));
    assert.deepEqual(await statements(), []);
  });

  it('says so where there is no absence in the message, and refuses a CPR number', async () => {
    assert.match(said(await open(teacher, 'Hvem tager kage med?')), /intet fravær/);
    assert.match(said(await open(teacher, 'Loke 010112-1234 syg')), /cpr-nummer/);
  });

  for (const [what, change] of [
    ['a pupil whom the message did not name', { pupil0: 'someone' }],
    ['a category nobody knows', { category0: 'x' }],
    ['a day that is none', { from0: 'x' }],
    ['another school', { school: 'havn' }],
    ['no lines', { lines: [] }],
    ['lines that are none', { lines: 'x' }],
  ] as const) {
    it(`sent with ${what} is refused with a line, and changes nothing`, async () => {
      const { data } = formIn(await open(teacher, 'Loke er syg i dag'));
      assert.ok(said(await send(teacher, { ...data, ...change })));
      assert.deepEqual(await statements(), []);
    });
  }

  for (const value of [undefined, 'x', {}, { commandId: 'x' }, { commandId: 'reportAbsence' }]) {
    it(`with ${JSON.stringify(value)} for a value is answered with a line`, async () => {
      for (const name of ['composeExtension/fetchTask', 'composeExtension/submitAction']) {
        assert.ok(said(await invoke(school.teams, teacher, name, value, between)));
      }
    });
  }
});
