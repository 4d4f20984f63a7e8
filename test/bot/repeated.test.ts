import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buttonOf } from '../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { chatOf, type Person } from '../doubles/teams.ts';

/** How the same activity comes: some at once, a restart in between, some more at once. */
type Comings = { before: number; restart: boolean; after: number };

const comings: readonly Comings[] = fc.sample(
  fc
    .record({ before: fc.integer({ min: 1, max: 3 }), restart: fc.boolean(), after: fc.nat(2) })
    .filter(({ before, after }) => before + after > 1),
  { seed: 25, numRuns: 4 },
);

describe('the same activity, one to five times', () => {
  let school: RunningSchool;
  let teacher: Person;
  let leader: Person;

  beforeEach(async () => {
    school = await startSchool();
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
  });

  afterEach(() => school.close());

  const texts = (where: string) => school.teams.shown(where).map(({ content }) => content);
  const installed = async (...people: Person[]) => {
    for (const person of people) await school.teams.install(person);
    await school.bot.delivery.idle();
  };
  /** Sends it as often as asked; gives what came back each time. */
  const often = async <Answer>(
    { before, restart, after }: Comings,
    once: () => Promise<Answer>,
  ): Promise<Answer[]> => {
    const first = await Promise.all(Array.from({ length: before }, once));
    if (restart) await school.restart();
    const rest = await Promise.all(Array.from({ length: after }, once));
    await school.bot.delivery.idle();
    return [...first, ...rest];
  };

  for (const coming of comings) {
    const { before, restart, after } = coming;
    const name = `${before} at once${restart ? ', a restart' : ''}, then ${after}`;

    it(`notes a message once and answers it once (${name})`, async () => {
      await installed(teacher);
      await often(coming, () => school.teams.say(teacher, 'Sofie syg i dag', { id: 'same' }));
      const pupils = await school.bot.app.store.list('linde', 'pupil');
      assert.deepEqual(
        pupils.map(({ value }) => value.statements.length),
        [1],
      );
      assert.equal(texts(chatOf(teacher)).filter((text) => text.includes('note.undo')).length, 1);
    });

    it(`decides a press once and gives the same answer (${name})`, async () => {
      await installed(teacher, leader);
      await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
      await school.bot.delivery.idle();
      const subject = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
      const v = subject?.value.revision ?? 0;
      const data = school.sealed('step.approve', { case: 'LI-2026-0001', v, step: 'make-plan' });
      const answers = await often(coming, () =>
        school.teams.press(leader, 'step.approve', data, { id: 'same' }),
      );
      assert.equal(new Set(answers.map((one) => JSON.stringify(one))).size, 1);
      const trail = await school.bot.app.store.list('linde', 'audit');
      assert.equal(trail.filter(({ value }) => value.action === 'step.approve').length, 1);
      const stored = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
      assert.equal(stored?.value.log.filter((event) => event.do === 'approve').length, 1);
    });

    it(`looks for the one who refreshes, and says so in the trail once (${name})`, async () => {
      await installed(teacher, leader);
      await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
      await school.bot.delivery.idle();
      const card = texts(chatOf(leader)).find((text) => text.includes('case.refresh'));
      const { action } = JSON.parse(card ?? '{}').refresh;
      const kept = async () => [
        (await school.bot.app.store.list('linde', 'inbox')).length,
        (await school.bot.app.store.list('linde', 'audit')).length,
      ];
      const beforehand = await kept();
      const answers = await often(coming, () =>
        school.teams.press(leader, action.verb, action.data, { id: 'same' }),
      );
      assert.equal(new Set(answers.map((one) => JSON.stringify(one))).size, 1);
      const [inbox = 0, trail = 0] = beforehand;
      assert.deepEqual(await kept(), [inbox, trail + 1]);
    });

    it(`links a team once and says so each time (${name})`, async () => {
      const conversation = '19:team@thread.tacv2';
      const channel = {
        conversation,
        conversationType: 'channel',
        channelData: { tenant: { id: 'tenant' }, team: { id: conversation } },
      } as const;
      await often(coming, () => school.teams.install(leader, { ...channel, id: 'install' }));
      const [asked, ...more] = texts(conversation);
      assert.equal(more.length, 0, 'the team is asked once');
      const { data } = buttonOf(asked, 'team.link', { school: 'linde' });
      const answers = await often(coming, () =>
        school.teams.press(leader, 'team.link', data, { ...channel, id: 'same' }),
      );
      for (const answer of answers) assert.match(JSON.stringify(answer), /knyttet til skolen/);
      const trail = await school.bot.app.store.list('_municipality', 'audit');
      assert.equal(trail.filter(({ value }) => value.action === 'team.link').length, 1);
    });

    it(`greets once, whichever way the installation is told (${name})`, async () => {
      let number = 0;
      await often(coming, () => {
        number += 1;
        const id = `install-${number}`;
        return number % 2 === 0
          ? school.teams.install(teacher, { id })
          : school.teams.say(teacher, 'hjælp', { id: 'help' });
      });
      await school.teams.install(teacher, { id: 'last' });
      await school.bot.delivery.idle();
      const greetings = school.teams
        .shown(chatOf(teacher))
        .filter(({ summary }) => summary === 'Nærvær er klar.');
      assert.equal(greetings.length, 1, texts(chatOf(teacher)).join('\n'));
    });

    it(`tells somebody nobody knows once (${name})`, async () => {
      const nobody: Person = { id: '29:x', aadObjectId: 'unknown', name: 'Ukendt' };
      await often(coming, () => school.teams.say(nobody, 'status', { id: 'same' }));
      assert.equal(texts(chatOf(nobody)).length, 1);
    });
  }
});
