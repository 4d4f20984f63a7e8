import assert from 'node:assert/strict';
import { transact } from '../../../bot/core/unitOfWork.ts';
import { dropChoices } from '../../../bot/privacy/erasePupil.ts';
import { roster } from '../../../services/roster/roster.ts';
import { storeRoster } from '../../builders/rosters.ts';
import { buttonOf, buttonsOf, choicesOf } from '../../doubles/cardReading.ts';
import { personOf, type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { type SeveralSchools, severalSchools } from '../../doubles/severalSchools.ts';
import { type ActivityOptions, chatOf, type Person } from '../../doubles/teams.ts';

describe('somebody of two schools', () => {
  let school: RunningSchool;
  let people: SeveralSchools;

  beforeEach(async () => {
    people = severalSchools();
    school = await startSchool({ rosters: people.rosters });
    // The morning's round, which begins at the start: before there is anything to list.
    await school.bot.tick();
  });

  afterEach(() => school.close());

  const store = () => school.bot.app.store;
  const shown = (person: Person) => school.teams.shown(chatOf(person));
  const newest = (person: Person, ...parts: string[]) =>
    shown(person).findLast(({ content }) => parts.every((part) => content.includes(part)));
  const says = async (person: Person, text: string, more: Partial<ActivityOptions> = {}) => {
    await school.teams.say(person, text, more);
    await school.bot.idle();
    return shown(person).at(-1)?.content ?? '';
  };
  const presses = async (
    person: Person,
    { verb, data }: { verb: string; data: Record<string, unknown> },
    filled: object = {},
  ) => {
    const answer = await school.teams.press(person, verb, { ...data, ...filled });
    await school.bot.idle();
    return JSON.stringify(answer);
  };
  const statements = async (id: string) =>
    (await store().list(id, 'pupil')).flatMap(({ value }) =>
      value.statements.map(({ by, category }) => `${value.pupilId} ${category} ${by}`),
    );
  const teacherOf = (index: 0 | 1, code: string) =>
    personOf(people.rosters[index], 'class_teacher', code);

  /** A case of unlawful absence in each school, opened by the pupil's class teacher. */
  async function aCaseInEach(): Promise<void> {
    await says(teacherOf(0, '7b'), 'Loke ulovligt fravær 16/11-25/11');
    await says(teacherOf(1, '7b'), 'Torkild ulovligt fravær 16/11-25/11');
  }

  describe('who leads both', () => {
    it('is greeted once, and gets what waited in each', async () => {
      await aCaseInEach();
      await says(people.leader, 'hjælp');
      const texts = shown(people.leader);
      assert.equal(texts.filter(({ summary }) => summary === 'Nærvær er klar.').length, 1);
      for (const [pupil, number] of [
        ['Loke Christensen', 'LI-2026-0001'],
        ['Torkild Vang', 'HA-2026-0001'],
      ] as const) {
        assert.equal(texts.filter(({ content }) => content.includes(pupil)).length, 1, number);
      }
      for (const id of ['linde', 'havn']) {
        const left = (await store().list(id, 'outbox')).filter(({ value }) =>
          JSON.stringify(value).includes(people.leader[id === 'linde' ? 'linde' : 'havn'].id),
        );
        assert.deepEqual(left, [], id);
      }
    });

    it('acts with each card’s buttons in the school of its case', async () => {
      await school.teams.install(people.leader);
      await aCaseInEach();
      const approve = (number: string) =>
        buttonOf(newest(people.leader, number)?.content, 'case.approveAll');
      await presses(people.leader, approve('HA-2026-0001'));
      const state = async (id: string, number: string) =>
        (await store().load(id, 'case', number))?.value.steps.find((one) => one.id === 'make-plan')
          ?.state;
      assert.equal(await state('havn', 'HA-2026-0001'), 'approved');
      assert.equal(await state('linde', 'LI-2026-0001'), 'proposed');
      await presses(people.leader, approve('LI-2026-0001'));
      assert.equal(await state('linde', 'LI-2026-0001'), 'approved');
      const trail = await store().list('havn', 'audit');
      const entry = trail.find(({ value }) => value.action === 'case.approveAll');
      assert.equal(entry?.value.by, people.leader.havn.id);
    });

    it('presses a card of before its school was sealed, and the one school with the case takes it', async () => {
      await school.teams.install(people.leader);
      await aCaseInEach();
      const {
        schoolId: _,
        seal: __,
        ...data
      } = buttonOf(newest(people.leader, 'HA-2026-0001')?.content, 'case.approveAll').data;
      const old = school.sealed('case.approveAll', data);
      await school.teams.press(people.leader, 'case.approveAll', old);
      const subject = await store().load('havn', 'case', 'HA-2026-0001');
      assert.equal(subject?.value.steps.find((one) => one.id === 'make-plan')?.state, 'approved');
    });

    it('cannot be given another school by changing the button', async () => {
      await school.teams.install(people.leader);
      await aCaseInEach();
      const press = buttonOf(newest(people.leader, 'HA-2026-0001')?.content, 'case.approveAll');
      const answer = await presses(people.leader, press, { schoolId: 'linde' });
      assert.match(answer, /ikke lavet af mig|ikke et kort|kan ikke|forfalsket|kender ikke/i);
      const trail = await store().list('havn', 'audit');
      assert.ok(trail.some(({ value }) => value.code === 'forged'));
    });

    it('gets one list in the morning over both, and none where nothing in either is new', async () => {
      await school.teams.install(people.leader);
      await aCaseInEach();
      const lists = () => shown(people.leader).filter(({ first }) => first.includes('digest.show'));
      const morning = async (at: string) => {
        school.setNow(at);
        await school.bot.tick();
        await school.bot.idle();
      };
      await morning('2026-11-26T07:30:00+01:00');
      assert.equal(lists().length, 1);
      const list = lists()[0]?.content ?? '';
      for (const text of ['Lindeskolen', 'Loke Christensen', 'Havnskolen', 'Torkild Vang'])
        assert.ok(list.includes(text), text);
      for (const [id, number] of [
        ['linde', 'LI-2026-0001'],
        ['havn', 'HA-2026-0001'],
      ] as const) {
        const seen = (await store().list(id, 'audit')).filter(
          ({ id: entry, value }) =>
            value.by === people.leader[id].id &&
            value.action === 'shown' &&
            entry.includes('digest:'),
        );
        assert.deepEqual(
          seen.map(({ value }) => [value.by, value.subjects]),
          [[people.leader[id].id, [number]]],
          id,
        );
      }
      const sent = [1];
      for (const day of ['26', '27', '28', '30']) {
        const before = lists().length;
        await morning(`2026-11-${day}T09:00:00+01:00`);
        await school.restart();
        await morning(`2026-11-${day}T10:00:00+01:00`);
        sent.push(lists().length - before);
      }
      assert.ok(
        sent.every((count) => count <= 1),
        'never two on a day',
      );
      const before = lists().length;
      for (const day of ['01', '02', '03', '04', '07', '08', '09', '10'])
        await morning(`2026-12-${day}T07:30:00+01:00`);
      assert.ok(lists().length - before < 8, 'none where nothing in either is new');
    });

    it('gets the list once all their schools had the morning’s round, or half past eight at the latest', async () => {
      await school.close();
      let broken = true;
      school = await startSchool({
        rosters: people.rosters,
        overrides: {
          ports: {
            store: (own) => ({
              ...own,
              schools: () => own.schools(),
              load: (id, kind, key) => {
                if (broken && id === 'linde' && kind === 'counter' && key === 'morning')
                  return Promise.reject(new Error('a school that cannot be read'));
                return own.load(id, kind, key);
              },
              list: (id, kind) => own.list(id, kind),
              commit: (id, changes) => own.commit(id, changes),
              close: () => own.close(),
            }),
          },
        },
      });
      await school.teams.install(people.leader);
      await aCaseInEach();
      const lists = () => shown(people.leader).filter(({ first }) => first.includes('digest.show'));
      const morning = async (at: string) => {
        school.setNow(at);
        await school.bot.tick();
        await school.bot.idle();
      };
      await morning('2026-11-26T07:30:00+01:00');
      assert.equal(lists().length, 0);
      await morning('2026-11-26T08:30:00+01:00');
      assert.equal(lists().length, 1, 'one school holds up the others no longer');
      broken = false;
      await morning('2026-11-26T09:00:00+01:00');
      assert.equal(lists().length, 1, 'and makes no second list of the day');
      await morning('2026-11-27T07:30:00+01:00');
      assert.equal(lists().length, 2, 'its news come the day after');
    });

    it('does what the list offers in the school of each, and sees the whole list again', async () => {
      await school.teams.install(people.leader);
      await aCaseInEach();
      school.setNow('2026-11-26T07:30:00+01:00');
      await school.bot.tick();
      await school.bot.idle();
      const list = newest(people.leader, 'digest.show')?.content;
      const approve = buttonOf(list, 'step.approve', { case: 'HA-2026-0001' });
      const answer = await presses(people.leader, approve);
      for (const text of ['Lindeskolen', 'Loke Christensen', 'Havnskolen', 'Torkild Vang'])
        assert.ok(answer.includes(text), text);
      const { step } = approve.data;
      assert.ok(
        !buttonsOf(answer).some(
          ({ verb, data }) =>
            verb === 'step.approve' && data.case === 'HA-2026-0001' && data.step === step,
        ),
      );
      const open = buttonOf(answer, 'case.show', { case: 'HA-2026-0001' });
      assert.match(await presses(people.leader, open), /Torkild Vang/);
      const again = await presses(people.leader, buttonOf(list, 'digest.show'));
      assert.match(again, /Torkild Vang/);
    });

    it('is asked which school where nothing is named, and answered for it', async () => {
      for (const text of ['status', 'hvem mangler en plan', 'prøv reglerne antvorskov']) {
        await says(people.leader, text);
        const question = newest(people.leader, 'note.choose');
        assert.ok(question, text);
        const titles = choicesOf(question.content).map(({ title }) => title);
        assert.deepEqual(titles, ['Havnskolen', 'Lindeskolen'], text);
        await presses(
          people.leader,
          buttonOf(question.content, 'note.choose', { choice: 'linde' }),
        );
        const answer = shown(people.leader).at(-1)?.content ?? '';
        assert.match(answer, text.startsWith('prøv') ? /Antvorskov/ : /Lindeskolen/, text);
        assert.match(newest(people.leader, 'Tak for svaret')?.content ?? '', /svaret/);
      }
      assert.equal((await store().list('linde', 'dryRun')).length, 1);
    });

    it('is asked nothing where it does not matter', async () => {
      for (const text of [
        'hjælp',
        'hej',
        'alle er mødt',
        'årsrapport',
        'status kommunen',
        '010120-1234',
      ]) {
        const before = (await store().list('havn', 'schoolChoice')).length;
        await says(people.leader, text);
        assert.equal((await store().list('havn', 'schoolChoice')).length, before, text);
      }
      assert.ok(newest(people.leader, 'Eksempelby Kommune'), 'the report of both');
    });

    it('is asked which 7.b, and which school’s whole status', async () => {
      await says(people.leader, 'status 7b');
      const question = newest(people.leader, 'note.choose');
      assert.deepEqual(
        choicesOf(question?.content).map(({ title }) => title),
        ['Havnskolen, 7.b', 'Lindeskolen, 7.b'],
      );
      const answer = await says(people.leader, 'havn');
      assert.match(answer, /7\.b/);
      const [seen] = (await store().list('havn', 'audit')).filter(
        ({ value }) => value.action === 'status',
      );
      assert.equal(seen?.value.by, people.leader.havn.id);
    });
  });

  describe('whom a school comes to know later', () => {
    it('gets its cards where the other school met them, without writing again', async () => {
      await school.close();
      const [linde, havn] = people.rosters;
      const staff = havn.staff.filter(({ id }) => id !== people.leader.havn.id);
      school = await startSchool({ rosters: [linde, roster({ ...havn, staff })] });
      await school.teams.install(people.leader);
      await says(teacherOf(1, '7b'), 'Torkild ulovligt fravær 16/11-25/11');
      assert.equal(newest(people.leader, 'Torkild'), undefined);
      await storeRoster(store(), havn);
      await school.restart();
      await says(teacherOf(1, '5a'), 'Frode ulovligt fravær 16/11-25/11');
      assert.ok(newest(people.leader, 'Frode Holt', 'HA-2026-0002'));
    });
  });

  it('whose chat is gone is tried once by a school that knows it from another', async () => {
    await school.teams.install(people.leader);
    const own = await store().load('linde', 'person', people.leader.linde.id);
    assert.ok(own);
    await store().commit('linde', [
      { kind: 'person', id: people.leader.linde.id, expected: own.version, value: undefined },
    ]);
    const chat = chatOf(people.leader);
    const toLeader = () => school.teams.requests.filter((one) => one === `POST ${chat}`).length;
    const before = toLeader();
    school.teams.setFault(({ method, path }) =>
      method === 'POST' && path.includes(chat) ? 404 : undefined,
    );
    await says(teacherOf(0, '7b'), 'Loke ulovligt fravær 16/11-25/11');
    assert.equal(toLeader(), before + 1);
    school.teams.setFault();
    await says(people.leader, 'hjælp');
    assert.ok(newest(people.leader, 'Loke Christensen', 'LI-2026-0001'), 'met again, it comes');
  });

  describe('who is a psychologist', () => {
    it('is brought into a case in each, and sees the one by the right that they have there', async () => {
      await school.teams.install(people.psychologist);
      await school.teams.install(people.leader);
      await aCaseInEach();
      for (const [id, number] of [
        ['linde', 'LI-2026-0001'],
        ['havn', 'HA-2026-0001'],
      ] as const) {
        const card = newest(people.leader, number)?.content;
        const tools = await presses(people.leader, buttonOf(card, 'case.more'));
        const side = buttonOf(tools, 'case.more', { side: 'people' });
        const others = await presses(people.leader, side);
        const form = buttonOf(others, 'case.form', { form: 'involve' });
        const opened = await presses(people.leader, form);
        await presses(people.leader, buttonOf(opened, 'case.involve'), {
          person: people.psychologist[id].id,
          basis: 'consent',
        });
        assert.ok(newest(people.psychologist, number), number);
        const other = id === 'linde' ? 'HA-2026-0001' : undefined;
        if (other) assert.equal(newest(people.psychologist, other), undefined, 'not the other yet');
      }
      const havn = newest(people.psychologist, 'HA-2026-0001')?.content;
      const tools = await presses(people.psychologist, buttonOf(havn, 'case.more'));
      const timeline = await presses(people.psychologist, buttonOf(tools, 'case.timeline'));
      assert.match(timeline, /HA-2026-0001/);
      const texts = shown(people.psychologist);
      assert.equal(texts.filter(({ summary }) => summary === 'Nærvær er klar.').length, 1);
    });

    it('may see no status in either, and is told so without a question', async () => {
      await school.teams.install(people.psychologist);
      const answer = await says(people.psychologist, 'status 7b');
      assert.match(answer, /ikke adgang/);
      assert.equal(newest(people.psychologist, 'note.choose'), undefined);
    });
  });

  describe('who is a substitute', () => {
    it('notes each pupil in the school that has them, without a question', async () => {
      await says(people.substitute, 'Torkild Vang syg i dag');
      await says(people.substitute, 'Loke Christensen syg i dag');
      assert.deepEqual(await statements('linde'), [
        `${people.rosters[0].pupils.find(({ givenName }) => givenName === 'Loke')?.id} illness ${people.substitute.linde.id}`,
      ]);
      assert.deepEqual(await statements('havn'), [
        `havn-torkild-vang illness ${people.substitute.havn.id}`,
      ]);
      assert.equal((await store().list('havn', 'schoolChoice')).length, 0);
    });

    for (const text of ['Frode syg i dag', 'frode er syg', 'Frode kommer ikke, han er syg']) {
      it(`is asked which school where both have the name (${text}), and nothing is stored before`, async () => {
        await says(people.substitute, text);
        assert.deepEqual([...(await statements('linde')), ...(await statements('havn'))], []);
        const question = newest(people.substitute, 'note.choose');
        assert.deepEqual(
          choicesOf(question?.content).map(({ title }) => title),
          ['Havnskolen, 5.a', 'Lindeskolen, 7.b'],
        );
        await presses(
          people.substitute,
          buttonOf(question?.content, 'note.choose', { choice: 'havn' }),
        );
        assert.deepEqual(await statements('linde'), []);
        assert.deepEqual(await statements('havn'), [
          `havn-frode-holt illness ${people.substitute.havn.id}`,
        ]);
      });
    }

    it('keeps no word and no reading once it was answered, or the day is over', async () => {
      await says(people.substitute, 'Frode har ondt i maven og er syg i dag');
      const kept = JSON.stringify(await store().list('havn', 'schoolChoice'));
      assert.match(kept, /havn-frode-holt/);
      assert.doesNotMatch(kept, /maven|ondt/);
      school.setNow('2026-11-25T16:10:00+01:00');
      await school.bot.tick();
      await school.bot.idle();
      const after = JSON.stringify(await store().list('havn', 'schoolChoice'));
      assert.doesNotMatch(after, /frode/);
      assert.ok(newest(people.substitute, 'intet er noteret'));
    });

    it('holds nothing in one school of a pupil who is erased from the other', async () => {
      await says(people.substitute, 'Frode syg i dag');
      await transact(store(), 'havn', (unit) => dropChoices(unit, 'linde-frode-lind'));
      assert.deepEqual(await store().list('havn', 'schoolChoice'), []);
    });

    it('has each school note its own where one message names pupils of both', async () => {
      await says(people.substitute, 'Loke Christensen og Torkild Vang syge i dag');
      assert.equal((await statements('linde')).length, 1);
      assert.equal((await statements('havn')).length, 1);
      await says(people.substitute, 'Loke Christensen, Torkild Vang og Frode er syge i dag');
      assert.equal(
        choicesOf(newest(people.substitute, 'note.choose')?.content).length,
        2,
        'of whom both have one is asked',
      );
    });

    it('answers the question of the school that asked, whichever asked last', async () => {
      await says(people.substitute, 'Philip syg i dag, 7.b på Linde');
      await says(people.substitute, 'Torkild Vang syg');
      const answer = await says(people.substitute, 'Philip Sandager');
      assert.match(answer, /Philip Sandager/);
      const [id] = people.rosters[0].pupils.filter(
        ({ familyName, givenName }) => familyName === 'Sandager' && givenName === 'Philip',
      );
      assert.ok((await statements('linde')).some((one) => one.startsWith(id?.id ?? 'x')));
    });

    it('changes nothing by the same message or press again, also after a restart', async () => {
      await school.teams.say(people.substitute, 'Frode syg i dag', { id: 'same' });
      await school.bot.idle();
      await school.restart();
      await school.teams.say(people.substitute, 'Frode syg i dag', { id: 'same' });
      await school.bot.idle();
      assert.equal((await store().list('havn', 'schoolChoice')).length, 1);
      const question = newest(people.substitute, 'note.choose')?.content;
      const { verb, data } = buttonOf(question, 'note.choose', { choice: 'linde' });
      for (const id of ['press', 'press', 'another'])
        await school.teams.press(people.substitute, verb, data, { id });
      await school.bot.idle();
      const other = buttonOf(question, 'note.choose', { choice: 'havn' });
      assert.match(await presses(people.substitute, other), /ikke opdateret/);
      assert.deepEqual(await statements('havn'), []);
      assert.deepEqual(await statements('linde'), [
        `linde-frode-lind illness ${people.substitute.linde.id}`,
      ]);
    });
  });

  describe('who leads one and teaches at the other', () => {
    const pupilsOf = (code: string) =>
      people.rosters[1]
        .pupilsOf(`havn-${code}`)
        .map(({ givenName, familyName }) => `${givenName} ${familyName}`);

    it('sees nothing of the other school by what they lead here', async () => {
      await aCaseInEach();
      await school.teams.install(people.both);
      const foreign = people.rosters[1].pupils
        .filter(({ classCode }) => classCode !== '3a')
        .map(({ givenName, familyName }) => `${givenName} ${familyName}`)
        .filter(
          (name) =>
            !people.rosters[0].pupils.some((one) => `${one.givenName} ${one.familyName}` === name),
        );
      for (const text of [
        'status Torkild',
        'status Torkild Vang',
        'jeg vil se status på Torkild i 7.b',
        'status 7b',
        'status 3a',
        'status skolen',
        'status',
        'hvem mangler en plan',
        'prøv reglerne antvorskov',
        'årsrapport',
      ]) {
        await says(people.both, text);
        for (const question of shown(people.both).filter(({ content }) =>
          content.includes('note.choose'),
        ))
          for (const button of choicesOf(question.content)) await presses(people.both, button);
      }
      const all = shown(people.both).flatMap(({ content, first }) => [content, first]);
      for (const name of foreign)
        assert.ok(!all.some((text) => text.includes(name)), `${name} was shown`);
      for (const [kind, count] of [
        ['dryRun', 0],
        ['overview', 0],
      ] as const)
        assert.equal((await store().list('havn', kind)).length, count, kind);
      const trail = await store().list('havn', 'audit');
      const own = trail.filter(({ value }) => value.by === people.both.havn.id);
      assert.ok(own.every(({ value }) => value.basis !== 'leads_school'));
    });

    it('is asked where both schools have something to show: the school here, the class there', async () => {
      await says(people.both, 'status');
      const question = newest(people.both, 'note.choose');
      await presses(people.both, buttonOf(question?.content, 'note.choose', { choice: 'havn' }));
      const card = shown(people.both).at(-1)?.content ?? '';
      assert.match(card, /3\.a/);
      assert.doesNotMatch(card, /Lindeskolen/);
      assert.ok(pupilsOf('3a').length > 0);
    });

    it('opens no case of the other school with a button of this one', async () => {
      await aCaseInEach();
      await school.teams.install(people.both);
      for (const data of [
        { case: 'HA-2026-0001' },
        { case: 'HA-2026-0001', schoolId: 'linde' },
        { case: 'HA-2026-0001', schoolId: 'havn' },
      ]) {
        const sealed = school.sealed('case.show', data);
        const answer = await school.teams.press(people.both, 'case.show', sealed);
        assert.doesNotMatch(JSON.stringify(answer), /Torkild/);
      }
    });

    it('is refused by a card of a school they do not belong to, and it changes nothing there', async () => {
      const teacher = teacherOf(0, '7b');
      await aCaseInEach();
      const sealed = school.sealed('case.show', { case: 'HA-2026-0001', schoolId: 'havn' });
      const answer = await school.teams.press(teacher, 'case.show', sealed);
      assert.match(JSON.stringify(answer), /ikke adgang/);
      const trail = await store().list('havn', 'audit');
      assert.ok(!trail.some(({ value }) => value.by === teacher.member.id));
    });
  });

  it('writes in the team of one school, and is taken to mean that one', async () => {
    const team = '19:lindes-team';
    const channel = {
      conversation: team,
      conversationType: 'channel' as const,
      channelData: { tenant: { id: 'tenant' }, team: { id: team } },
    };
    await school.teams.install(people.leader);
    await school.teams.install(people.leader, channel);
    await school.bot.idle();
    const link = school.teams.shown(team).at(-1)?.content;
    await school.teams.press(
      people.leader,
      'team.link',
      { ...buttonOf(link, 'team.link').data, school: 'linde' },
      channel,
    );
    assert.equal((await store().load('_municipality', 'team', team))?.value.schoolId, 'linde');
    await says(people.leader, 'status', channel);
    assert.equal(newest(people.leader, 'note.choose'), undefined);
    assert.match(shown(people.leader).at(-1)?.content ?? '', /Overblik: Lindeskolen/);
  });
});

describe('somebody of one school', () => {
  it('is never asked about schools, and nothing of it is stored', async () => {
    const { rosters } = severalSchools();
    const school = await startSchool({ rosters });
    try {
      const teacher = personOf(rosters[0], 'class_teacher', '7b');
      for (const text of [
        'Frode syg i dag',
        'status',
        'Torkild syg',
        'hjælp',
        'Loke og Frode syge',
      ])
        await school.teams.say(teacher, text);
      await school.bot.idle();
      assert.deepEqual(await school.bot.app.store.list('linde', 'schoolChoice'), []);
      assert.deepEqual(await school.bot.app.store.list('havn', 'inbox'), []);
    } finally {
      await school.close();
    }
  });
});
