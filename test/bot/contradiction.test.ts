import assert from 'node:assert/strict';
import { standingAbsence } from '../../services/absence/marksOf.ts';
import { nothingNoted } from '../../services/absence/pupilAbsence.ts';
import { buttonsOf } from '../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { chatOf, type Person, type Shown } from '../doubles/teams.ts';

describe('two notes that do not say the same', () => {
  let school: RunningSchool;
  let teacher: Person & { member: { id: string } };
  let other: Person & { member: { id: string } };
  let third: Person & { member: { id: string } };
  let leader: Person & { member: { id: string } };
  let lokeId: string;
  let minute = 10;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    minute = 10;
    teacher = school.person('class_teacher', '7b');
    other = school.person('class_teacher', '2a');
    third = school.person('class_teacher', '5a');
    leader = school.person('leader');
    const loke = school.roster.pupils.find(
      ({ givenName, classCode }) => givenName === 'Loke' && classCode === '7b',
    );
    assert.ok(loke);
    lokeId = loke.id;
    for (const person of [teacher, other, third, leader]) await school.teams.install(person);
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const settled = async () => {
    await school.bot.delivery.idle();
    minute += 1;
    school.setNow(`2026-11-25T08:${minute}:00+01:00`);
  };
  const say = async (person: Person, text: string) => {
    const before = school.teams.shown(chatOf(person)).length;
    await school.teams.say(person, text);
    await settled();
    return school.teams.shown(chatOf(person)).slice(before);
  };
  const press = async (person: Person, { verb, data }: { verb: string; data: unknown }) => {
    const answer = JSON.stringify(await school.teams.press(person, verb, data));
    await settled();
    return answer;
  };
  const absence = async () =>
    (await school.bot.app.store.load('linde', 'pupil', lokeId))?.value ?? nothingNoted(lokeId);
  const standing = async () =>
    standingAbsence(await absence()).map((one) => `${one.date} ${one.category} ${one.extent}`);
  const asksOf = (person: Person): readonly Shown[] =>
    school.teams
      .shown(chatOf(person))
      .filter(({ first }) => first.includes('"verb":"note.settle"'));
  const buttons = (person: Person) => {
    const [ask] = asksOf(person);
    assert.ok(ask, `${person.name} is asked nothing`);
    return buttonsOf(ask.content).filter(({ verb }) => verb === 'note.settle');
  };
  const keep = (person: Person) => {
    const found = buttons(person).find(({ data }) => data.take === undefined);
    assert.ok(found);
    return found;
  };
  const take = (person: Person, title: RegExp) => {
    const found = buttons(person).find((one) => title.test(one.title));
    assert.ok(found, `no ${title}`);
    return found;
  };

  it('leaves what stands, its case and its numbers, and says nothing of them to the writer', async () => {
    await say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    const before = await standing();
    const subject = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    assert.ok(subject);
    const [receipt, ...more] = await say(other, 'Loke Christensen 7b syg 16/11-25/11');
    assert.deepEqual(more, []);
    assert.match(receipt?.content ?? '', /Loke Christensen/);
    assert.doesNotMatch(receipt?.content ?? '', /ulovlig|Før stod|LI-2026|niveau|case\.show/i);
    assert.deepEqual(await standing(), before);
    const after = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    assert.deepEqual(after?.value, subject.value);
  });

  it('asks the class teacher once, with what stands, by whom, and what the other wrote', async () => {
    await say(teacher, 'Loke ulovligt fravær 24/11');
    await say(other, 'Loke Christensen 7b syg 24/11');
    const [ask, ...more] = asksOf(teacher);
    assert.deepEqual(more, []);
    for (const words of ['Ulovligt fravær', 'Syg', teacher.name, other.name, '24. nov.']) {
      assert.ok(ask?.content.includes(words), words);
    }
    assert.ok(!ask?.summary.includes('Loke'), 'no name on a lock screen');
    await say(third, 'Loke Christensen 7b for sent 24/11');
    assert.equal(asksOf(teacher).length, 1, 'no second question');
    assert.match(asksOf(teacher)[0]?.content ?? '', /Kom for sent/);
    assert.equal(buttons(teacher).length, 3);
    for (const person of [other, third, leader]) assert.deepEqual(asksOf(person), []);
  });

  it('counts the days on which nothing stood as ever', async () => {
    await say(teacher, 'Loke ulovligt fravær 24/11');
    await say(other, 'Loke Christensen 7b syg 23/11-25/11');
    assert.deepEqual(await standing(), [
      '2026-11-23 illness day',
      '2026-11-24 unlawful day',
      '2026-11-25 illness day',
    ]);
    assert.deepEqual(
      (await absence()).statements.map(({ dates, beside }) => [dates.length, beside]),
      [
        [1, undefined],
        [2, undefined],
        [1, true],
      ],
    );
  });

  it('is no question where both say the same, or where the one who writes may correct', async () => {
    await say(teacher, 'Loke ulovligt fravær 24/11');
    await say(other, 'Loke Christensen 7b ulovligt fravær 24/11');
    await say(leader, 'Loke Christensen 7b syg 24/11');
    assert.deepEqual(asksOf(teacher), []);
    assert.deepEqual(await standing(), ['2026-11-24 illness day']);
  });

  it('becomes a correction by the one who keeps what stands', async () => {
    await say(teacher, 'Loke ulovligt fravær 24/11');
    await say(other, 'Loke Christensen 7b syg 24/11');
    const answer = await press(teacher, keep(teacher));
    assert.match(answer, /Det er afgjort/);
    assert.deepEqual(await standing(), ['2026-11-24 unlawful day']);
    const last = (await absence()).statements.at(-1);
    assert.deepEqual(
      [last?.intent, last?.by, last?.category],
      ['correct', teacher.member.id, 'unlawful'],
    );
    assert.equal((await absence()).openConflictId, undefined);
    await say(third, 'Loke Christensen 7b for sent 24/11');
    assert.equal(asksOf(teacher).length, 2, 'what comes later is a new question');
  });

  it('becomes a correction by the one who takes the other note, and the case follows', async () => {
    await say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await say(other, 'Loke Christensen 7b kom for sent 16/11-25/11');
    const answer = await press(teacher, take(teacher, /kom for sent/));
    assert.match(answer, /Det er afgjort/);
    assert.ok((await standing()).every((one) => one.endsWith('late late')));
    const subject = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
    assert.deepEqual(
      [subject?.value.state, subject?.value.closing],
      ['proposed', 'ground_taken_back'],
    );
    const [settle] = (await school.bot.app.store.list('linde', 'audit')).filter(
      ({ value }) => value.action === 'note.settle',
    );
    assert.deepEqual(settle?.value.subjects, [lokeId]);
  });

  it('is decided day by day where several wrote about different days', async () => {
    await say(teacher, 'Loke ulovligt fravær 23/11-25/11');
    await say(other, 'Loke Christensen 7b syg 23/11');
    await say(third, 'Loke Christensen 7b for sent 24/11');
    const answer = await press(teacher, take(teacher, /syg/));
    assert.match(answer, /To noteringer siger ikke det samme/);
    assert.deepEqual(await standing(), [
      '2026-11-23 illness day',
      '2026-11-24 unlawful day',
      '2026-11-25 unlawful day',
    ]);
    await press(teacher, keep(teacher));
    assert.equal((await absence()).openConflictId, undefined);
    assert.match(asksOf(teacher)[0]?.content ?? '', /Det er afgjort/);
  });

  it('keeps all that stands on a day, also several marks', async () => {
    await say(teacher, 'Loke kom for sent 24/11');
    await say(teacher, 'Loke gik før tid 24/11');
    await say(other, 'Loke Christensen 7b syg 24/11');
    const before = await standing();
    assert.equal(before.length, 2);
    await press(teacher, keep(teacher));
    assert.deepEqual(await standing(), before);
  });

  it('takes no press that is stale, repeated or somebody else’s', async () => {
    await say(teacher, 'Loke ulovligt fravær 24/11');
    await say(other, 'Loke Christensen 7b syg 24/11');
    const [kept, taken] = [keep(teacher), take(teacher, /syg/)];
    assert.doesNotMatch(await press(other, taken), /ulovlig|Christensen/i);
    assert.doesNotMatch(await press(third, kept), /ulovlig|Christensen/i);
    await say(third, 'Loke Christensen 7b for sent 24/11');
    assert.match(await press(teacher, taken), /Kortet var ikke opdateret/);
    assert.deepEqual(await standing(), ['2026-11-24 unlawful day']);
    const fresh = keep(teacher);
    await press(leader, fresh);
    assert.match(await press(teacher, fresh), /Kortet var ikke opdateret/);
    const decisions = (await absence()).statements.filter(({ intent }) => intent === 'correct');
    assert.deepEqual(
      decisions.map(({ by }) => by),
      [leader.member.id],
    );
  });

  it('is no question any more once somebody with the right corrects the day', async () => {
    await say(teacher, 'Loke ulovligt fravær 24/11');
    await say(other, 'Loke Christensen 7b syg 24/11');
    await say(teacher, 'RET: Loke syg 24/11');
    assert.match(asksOf(teacher)[0]?.content ?? '', /Det er afgjort/);
    assert.deepEqual(await standing(), ['2026-11-24 illness day']);
  });

  it('is no question any more once the writer takes the note back, and lets them take back no more', async () => {
    await say(teacher, 'Loke ulovligt fravær 24/11');
    const [receipt] = await say(other, 'Loke Christensen 7b syg 24/11');
    const undo = buttonsOf(receipt?.content).find(({ verb }) => verb === 'note.undo');
    assert.ok(undo);
    await press(other, undo);
    assert.match(asksOf(teacher)[0]?.content ?? '', /ikke længere noget at afgøre/);
    const refused = await say(other, 'slet Loke Christensen 7b 24/11');
    assert.match(refused[0]?.content ?? '', /Den elev kan jeg ikke vise dig/);
    assert.deepEqual(await standing(), ['2026-11-24 unlawful day']);
  });

  it('lets somebody correct and withdraw their own words, and nothing of a colleague’s', async () => {
    await say(other, 'Loke Christensen 7b syg 23/11');
    await say(other, 'RET: Loke Christensen 7b for sent 23/11');
    assert.deepEqual(await standing(), ['2026-11-23 late late']);
    await say(teacher, 'Loke ulovligt fravær 23/11');
    await say(other, 'slet Loke Christensen 7b 23/11');
    assert.deepEqual(await standing(), ['2026-11-23 unlawful day']);
    await say(other, 'RET: Loke Christensen 7b syg 23/11');
    assert.deepEqual(await standing(), ['2026-11-23 unlawful day']);
    assert.equal(asksOf(teacher).length, 1, 'what they say instead is asked about');
  });

  it('is no question any more once the writer withdraws it in words, or says the same after all', async () => {
    await say(teacher, 'Loke ulovligt fravær 23/11-24/11');
    await say(other, 'Loke Christensen 7b syg 23/11-24/11');
    await say(other, 'slet Loke Christensen 7b 23/11');
    assert.match(asksOf(teacher)[0]?.content ?? '', /To noteringer siger ikke det samme/);
    await say(other, 'Loke Christensen 7b ulovligt fravær 24/11');
    assert.match(asksOf(teacher)[0]?.content ?? '', /ikke længere noget at afgøre/);
    assert.equal((await absence()).openConflictId, undefined);
    assert.deepEqual(await standing(), ['2026-11-23 unlawful day', '2026-11-24 unlawful day']);
  });
});
