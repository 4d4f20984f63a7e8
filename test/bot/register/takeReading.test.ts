import assert from 'node:assert/strict';
import { accessReportCommand } from '../../../bot/cli/accessReport.ts';
import { askToReadRegister } from '../../../bot/operator/askRunningBot.ts';
import type { RegisterAnswer } from '../../../bot/operator/registerCommand.ts';
import { socketPath } from '../../../bot/operator/socketPath.ts';
import { standingAbsence } from '../../../services/absence/marksOf.ts';
import type { AbsenceMap } from '../../../services/register/absenceMap.ts';
import type { Pupil } from '../../../services/roster/roster.ts';
import { buttonsOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';
import { aMap } from '../../services/register/aMap.ts';
import { commandHere } from '../cli/commandHere.ts';

describe('the register, read while the bot runs', () => {
  let school: RunningSchool;
  let loke: Pupil;
  let teacher: Person & { member: { id: string } };
  let secretary: Person & { member: { id: string } };

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    const found = school.roster.pupils.find(
      ({ givenName, classCode }) => givenName === 'Loke' && classCode === '7b',
    );
    assert.ok(found);
    loke = found;
    teacher = school.person('class_teacher', '7b');
    secretary = school.person('secretary');
    for (const person of [teacher, secretary]) await school.teams.install(person);
    await school.bot.idle();
  });

  afterEach(() => school.close());

  const read = async (
    rows: readonly string[],
    map: AbsenceMap = aMap(),
    partial = false,
  ): Promise<RegisterAnswer> => {
    const text = ['Elev;Dato;Kode;Lektioner', ...rows].join('\n');
    const content = Buffer.from(text).toString('base64');
    const command = { name: 'f.csv', content, map, partial };
    const answer = await askToReadRegister(socketPath(school.folder) ?? '', command);
    assert.ok(answer);
    await school.bot.idle();
    return answer;
  };
  const row = (day: string, code: string, pupil: Pupil = loke) => `${pupil.id};${day};${code};`;
  const days = ['16', '17', '18', '19', '20'].map((day) => `${day}-11-2026`);
  const say = async (person: Person, text: string) => {
    await school.teams.say(person, text);
    await school.bot.idle();
  };
  const pupil = async () => (await school.bot.app.store.load('linde', 'pupil', loke.id))?.value;
  const holds = async () => {
    const absence = await pupil();
    return absence ? standingAbsence(absence).map((one) => `${one.date} ${one.category}`) : [];
  };
  const asked = (person: Person) =>
    school.teams
      .shown(chatOf(person))
      .filter(({ first }) => first.includes('"verb":"note.settle"'));
  const press = async (person: Person, title: RegExp) => {
    const [card] = asked(person);
    assert.ok(card, `${person.name} is asked nothing`);
    const button = buttonsOf(card.content).find((one) => title.test(one.title));
    assert.ok(button, `no ${title} in ${card.content}`);
    const answer = JSON.stringify(await school.teams.press(person, button.verb, button.data));
    await school.bot.idle();
    return answer;
  };

  it('opens a case as a note does, and tells of it through the outbox', async () => {
    const answer = await read(days.map((day) => row(day, 'U')));
    assert.deepEqual(answer, {
      taken: true,
      schools: [{ school: 'linde', name: school.roster.school.name, rows: 5, pupils: 1, days: 5 }],
      faults: [],
    });
    assert.equal((await holds()).length, 5);
    const subject = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    assert.equal(subject?.value.pupilId, loke.id);
    assert.equal((await pupil())?.openCaseId, 'LI-2026-0001');
    assert.equal(
      (await pupil())?.statements.length,
      1,
      'days that are said alike are one statement',
    );
  });

  it('changes nothing when the same file is read again, but says so in the trail', async () => {
    const rows = days.map((day) => row(day, 'U'));
    await read(rows);
    const kinds = ['pupil', 'case', 'conflict', 'registerDay', 'report'] as const;
    const all = () => Promise.all(kinds.map((kind) => school.bot.app.store.list('linde', kind)));
    const before = await all();
    const shown = school.teams.shown(chatOf(teacher)).length;
    assert.equal((await read(rows)).schools[0]?.days, 0);
    assert.deepEqual(await all(), before);
    assert.equal(school.teams.shown(chatOf(teacher)).length, shown);
    const trail = (await school.bot.app.store.list('linde', 'audit')).map(({ value }) => value);
    const own = trail.filter(({ action }) => action.startsWith('register'));
    assert.deepEqual(
      own.map(({ action, by, subjects, counts }) => [action, by, subjects, counts]),
      [
        ['register', 'operator', [loke.id], { pupils: 1, days: 5 }],
        ['register.same', 'operator', ['linde'], undefined],
      ],
    );
  });

  it('re-evaluates the case when a code is changed, or a row is gone from a complete file', async () => {
    const complete = aMap({ complete: true });
    await read(
      days.map((day) => row(day, 'U')),
      complete,
    );
    await read([row('16-11-2026', 'S'), row('20-11-2026', 'T')], complete);
    assert.deepEqual(await holds(), ['2026-11-16 illness']);
    const subject = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    assert.ok(subject?.value.closing, 'closing is proposed: its ground is gone');
  });

  it('leaves what an incomplete file does not say', async () => {
    await read(days.map((day) => row(day, 'U')));
    await read([row('16-11-2026', 'U'), row('20-11-2026', 'S')]);
    assert.equal((await holds()).length, 5);
    assert.equal((await holds()).at(-1), '2026-11-20 illness');
  });

  it('takes nothing where a row is wrong, or what is right when that is asked for', async () => {
    const rows = [row('23-11-2026', 'U'), row('22-11-2026', 'U')];
    const refused = await read(rows);
    assert.deepEqual([refused.taken, refused.faults.length, await holds()], [false, 1, []]);
    const partly = await read(rows, aMap(), true);
    assert.deepEqual([partly.taken, partly.faults.length], [true, 1]);
    assert.deepEqual(await holds(), ['2026-11-23 unlawful']);
  });

  it('asks the office, once, where it says something else than a person, whose word holds meanwhile', async () => {
    await say(teacher, 'Loke ulovligt fravær 23/11');
    await read([row('23-11-2026', 'S')]);
    assert.deepEqual(await holds(), ['2026-11-23 unlawful']);
    assert.equal(asked(secretary).length, 1);
    assert.deepEqual(asked(teacher), []);
    await read([row('23-11-2026', 'S')]);
    assert.equal(asked(secretary).length, 1);
    assert.match(await press(secretary, /syg/i), /afgjort/i);
    assert.deepEqual(await holds(), ['2026-11-23 illness']);
    await read([row('23-11-2026', 'S')]);
    assert.equal(asked(secretary).length, 1, 'it was answered');
  });

  it('asks as well when a person notes something else than it says, and takes their answer', async () => {
    await read([row('23-11-2026', 'S')]);
    await say(teacher, 'Loke ulovligt fravær 23/11');
    assert.deepEqual(await holds(), ['2026-11-23 unlawful']);
    assert.equal(asked(secretary).length, 1);
    await press(secretary, /^Behold/);
    assert.deepEqual(await holds(), ['2026-11-23 unlawful']);
    await read([row('23-11-2026', 'S')]);
    assert.equal(asked(secretary).length, 1);
  });

  it('asks nothing of a correction by somebody with the right, which is the answer', async () => {
    await read([row('23-11-2026', 'S')]);
    await say(teacher, 'Ret: Loke ulovligt fravær 23/11');
    assert.deepEqual(await holds(), ['2026-11-23 unlawful']);
    assert.deepEqual(asked(secretary), []);
  });

  it('drops the question when it comes to say what the person said', async () => {
    await say(teacher, 'Loke ulovligt fravær 23/11');
    await read([row('23-11-2026', 'S')]);
    await read([row('23-11-2026', 'U')]);
    assert.deepEqual(await holds(), ['2026-11-23 unlawful']);
    assert.equal((await pupil())?.openConflictId, undefined);
    const [question] = await school.bot.app.store.list('linde', 'conflict');
    assert.equal(question?.value.state, 'lapsed');
  });

  it('knows the reason of an absence: nobody is asked for it or may lose it', async () => {
    await read([row('25-11-2026', 'S')]);
    const before = school.teams.shown(chatOf(teacher)).length;
    await say(teacher, 'Loke er ikke mødt');
    const since = school.teams.shown(chatOf(teacher)).slice(before);
    assert.equal(since.length, 1);
    assert.doesNotMatch(since[0]?.content ?? '', /question\.|note\.choose/);
    assert.deepEqual(await holds(), ['2026-11-25 illness']);
    assert.deepEqual(asked(secretary), []);
  });

  it('answers for whoever leaves open why: nobody is asked what it knows', async () => {
    const questions = async () => (await school.bot.app.store.list('linde', 'question')).length;
    await say(teacher, 'Loke ferie i dag');
    assert.equal(await questions(), 1, 'it is asked where nobody knows');
    await read([row('24-11-2026', 'S')]);
    await say(teacher, 'Loke ferie i går');
    assert.equal(await questions(), 1);
    assert.deepEqual(await holds(), ['2026-11-24 illness']);
  });

  it('has spoken of a class on the days it calls its pupils present', async () => {
    await read([row('25-11-2026', 'T')]);
    const kept = await school.bot.app.store.list('linde', 'registerDay');
    assert.deepEqual(
      kept.map(({ id, value }) => [id, value]),
      [['2026-11-25', { date: '2026-11-25', classIds: [loke.classId] }]],
    );
    assert.ok(await school.bot.app.store.load('linde', 'registerRead', 'last'));
  });

  it('is told to a family as what the register says, and when it was read', async () => {
    await read(days.map((day) => row(day, 'U')));
    await read([row('16-11-2026', 'T')]);
    const { stdout } = await commandHere(school.folder, (output, around) =>
      accessReportCommand(loke.id, output, around),
    );
    assert.match(stdout, /16\.–20\. nov\..*: ulovligt fravær\. Fra skolens register, læst/i);
    assert.match(stdout, /16\. nov\..*: til stede\. Fra skolens register/);
    assert.match(stdout, /læste nyt om fravær i skolens register/);
  });

  it('shows the leadership when it was last read, and when that is too long ago', async () => {
    const leader = school.person('leader');
    await school.teams.install(leader);
    await read([row('23-11-2026', 'U')]);
    const status = async () => {
      const before = school.teams.shown(chatOf(leader)).length;
      await say(leader, 'status');
      return school.teams
        .shown(chatOf(leader))
        .slice(before)
        .map(({ content }) => content)
        .join();
    };
    assert.match(await status(), /Registret er sidst læst onsdag d\. 25\. nov\./);
    school.setNow('2026-12-01T08:10:00+01:00');
    assert.match(await status(), /Registret er ikke læst siden/);
  });

  it('puts no pupil’s name or number into the log', async () => {
    await read([row('23-11-2026', 'U'), '010203-1234;23-11-2026;U;'], aMap(), true);
    const log = school.log.join('\n');
    for (const words of [loke.id, 'Loke', '010203']) assert.ok(!log.includes(words), words);
  });
});
