import assert from 'node:assert/strict';
import { refusalText } from '../../cards/refusalCard.ts';
import { standingAbsence } from '../../services/absence/marksOf.ts';
import type { Pupil } from '../../services/roster/roster.ts';
import { personOf, type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { chatOf, type Person } from '../doubles/teams.ts';

type Note = { teacher: Person; pupil: Pupil; date: string };

const many = 500;

describe('five hundred at the same moment in a school', function () {
  this.timeout(60_000);
  let school: RunningSchool;

  // A school day's morning, when the round is made as well.
  beforeEach(async () => {
    school = await startSchool({ schools: 1, now: '2026-11-25T07:25:00+01:00' });
  });
  afterEach(() => school.close());

  /** School days, of which one is noted for each pupil in a note. */
  const dates = () =>
    school.bot.app.calendar.days
      .map(String)
      .filter((day) => day > '2026-09-20' && day < '2026-11-24');
  const fullName = ({ givenName, familyName }: Pupil) => `${givenName} ${familyName}`;
  const classes = () =>
    school.roster.classes.filter(({ id }) =>
      school.roster.staff.some((one) => one.role === 'class_teacher' && one.classIds.includes(id)),
    );
  const notesOf = (code: string): Note[] => {
    const pupils = school.roster.pupils.filter(({ classCode }) => classCode === code);
    const teacher = personOf(school.roster, 'class_teacher', code);
    return pupils
      .filter((one) => pupils.filter((other) => fullName(other) === fullName(one)).length === 1)
      .flatMap((pupil) => dates().map((date) => ({ teacher, pupil, date })));
  };
  const write = ({ teacher, pupil, date }: Note) => {
    const [, month, day] = date.split('-').map(Number);
    return school.teams.say(teacher, `${fullName(pupil)} syg ${day}/${month}`);
  };
  /** Each is answered by a receipt of its own that names the pupil, and stands in the marks once. */
  const assertTaken = async (notes: readonly Note[]) => {
    const { store } = school.bot.app;
    const reports = await store.list('linde', 'report');
    const told = reports.flatMap(({ value }) =>
      value.lines.map((one) => [one.pupilId, ...one.dates]),
    );
    const wanted = notes.map(({ pupil, date }) => [pupil.id, date]);
    assert.deepEqual(told.map(String).sort(), wanted.map(String).sort());
    for (const [id, own] of Map.groupBy(notes, ({ pupil }) => pupil.id)) {
      const stored = await store.load('linde', 'pupil', id);
      assert.deepEqual(
        stored && standingAbsence(stored.value).map(({ date }) => date),
        own.map(({ date }) => date).sort(),
      );
    }
  };
  const assertTold = (notes: readonly Note[]) => {
    for (const [teacher, own] of Map.groupBy(notes, (one) => one.teacher)) {
      const receipts = school.teams
        .shown(chatOf(teacher))
        .filter(({ content }) => content.includes('note.undo'));
      assert.equal(receipts.length, own.length);
      for (const [pupil, some] of Map.groupBy(own, (one) => one.pupil)) {
        const naming = receipts.filter(({ content }) => content.includes(fullName(pupil)));
        assert.equal(naming.length, some.length, fullName(pupil));
      }
    }
    assert.deepEqual(
      school.log.filter((line) => JSON.parse(line).level >= 40),
      [],
    );
  };
  const spread = (notes: readonly Note[]) => {
    const step = notes.length / many;
    return Array.from({ length: many }, (_, at) => notes[Math.floor(at * step)]).filter(
      (one) => one !== undefined,
    );
  };

  it('are answered right when many teachers write, while the morning comes and answers go out', async () => {
    const notes = spread(classes().flatMap(({ code }) => notesOf(code)));
    assert.ok(new Set(notes.map(({ teacher }) => teacher.id)).size > 10);
    for (const teacher of new Set(notes.map((one) => one.teacher)))
      await school.teams.install(teacher);
    school.setNow('2026-11-25T07:35:00+01:00');
    const statuses = Promise.all(notes.map(write));
    await school.bot.tick();
    assert.deepEqual(new Set(await statuses), new Set([200]));
    await school.bot.idle();
    await assertTaken(notes);
    assertTold(notes);
  });

  it('are answered right when one person writes them all', async () => {
    const notes = spread(notesOf('7b'));
    await school.teams.install(personOf(school.roster, 'class_teacher', '7b'));
    await school.bot.idle();
    // One conversation takes answers one after the other: what is asked for here is that there are any.
    school.teams.setFault(() => 429);
    assert.deepEqual(new Set(await Promise.all(notes.map(write))), new Set([200]));
    await assertTaken(notes);
    const outbox = await school.bot.app.store.list('linde', 'outbox');
    const receipts = outbox.flatMap(({ value: { work } }) =>
      work.do === 'show' && work.subject.card === 'receipt' ? [work.subject.id] : [],
    );
    assert.equal(new Set(receipts).size, many);
  });

  it('let one press on a card decide, and answer the others with the card as it is then', async () => {
    const teacher = personOf(school.roster, 'class_teacher', '7b');
    const leader = personOf(school.roster, 'leader');
    await school.teams.install(leader);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-24/11');
    await school.bot.idle();
    const stored = () => school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    const before = (await stored())?.value;
    const step = before?.steps.find(({ state }) => state === 'proposed')?.id;
    assert.ok(before && step);
    const data = school.sealed('step.approve', { case: before.id, v: before.revision, step });
    const answers = await Promise.all(
      Array.from({ length: many }, () => school.teams.press(leader, 'step.approve', data)),
    );
    await school.bot.idle();
    const told = answers.map((answer) => JSON.stringify(answer));
    assert.ok(told.every((one) => one.includes('AdaptiveCard') && one.includes('LI-2026-0001')));
    const late = told.filter((one) =>
      one.includes(refusalText({ code: 'stale', details: {} }, 'da').title),
    );
    assert.equal(late.length, many - 1);
    const after = (await stored())?.value;
    const decided = after?.log.filter((event) => event.do === 'approve' && event.step === step);
    assert.equal(decided?.length, 1);
    const trail = (await school.bot.app.store.list('linde', 'audit')).filter(
      ({ value }) => value.action === 'step.approve',
    );
    const outcomes = Map.groupBy(trail, ({ value }) => value.outcome);
    assert.deepEqual(
      [outcomes.get('done')?.length, outcomes.get('refused')?.length],
      [1, many - 1],
    );
  });
});
