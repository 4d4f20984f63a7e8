import assert from 'node:assert/strict';
import { Rounds } from '../../../bot/core/rounds.ts';
import { morningRound } from '../../../bot/schedule/morning.ts';
import { asksTurnover } from '../../../services/talk/asksTurnover.ts';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('the list of cases to hand over before the summer', () => {
  let school: RunningSchool;
  let leader: Person;
  let teacher: Person;

  const settle = async () => {
    school.bot.delivery.wake('linde');
    await school.bot.delivery.idle();
  };
  const cards = (person: Person) => school.teams.shown(chatOf(person)).map((one) => one.content);
  const morning = async (now: string) => {
    school.setNow(now);
    await morningRound(school.bot.app, 'linde', new Rounds(school.bot.app.elapsed));
    await settle();
  };

  beforeEach(async () => {
    school = await startSchool({ schools: 1, now: '2027-05-28T08:10:00+02:00' });
    leader = school.person('leader');
    teacher = school.person('class_teacher', '9a');
    for (const person of [leader, teacher]) await school.teams.install(person);
    const [pupil] = school.roster.pupilsOf(school.roster.classByCode('9a')?.id ?? '');
    assert.ok(pupil);
    const name = `${pupil.givenName} ${pupil.familyName} 9a`;
    await school.teams.say(teacher, `${name} ulovligt fravær 19/4-28/4`);
    await settle();
    assert.equal((await school.bot.app.store.list('linde', 'case')).length, 1);
  });

  afterEach(() => school.close());

  it('is opened from the leader’s list in June, and says what each case lacks', async () => {
    const listOf = () => cards(leader).findLast((content) => content.includes('digest.')) ?? '';
    await morning('2027-05-31T07:40:00+02:00');
    assert.doesNotMatch(listOf(), /turnover/);
    await morning('2027-06-01T07:40:00+02:00');
    const { verb, data } = buttonOf(listOf(), 'turnover.show');
    const shown = JSON.stringify(await school.teams.press(leader, verb, data));
    assert.match(shown, /1 sag skal overleveres/);
    assert.match(shown, /Går ud af skolen/);
    assert.match(shown, /Åbent: .*ingen plan/);
    assert.doesNotMatch(
      cards(teacher).findLast((content) => content.includes('digest.')) ?? '',
      /turnover/,
    );
  });

  it('comes by word for those who lead, all year, and for nobody else', async () => {
    await school.teams.say(leader, 'overlevering');
    await settle();
    assert.match(cards(leader).at(-1) ?? '', /Overlevering før sommerferien: Lindeskolen/);
    await school.teams.say(teacher, 'overlevering');
    await settle();
    assert.doesNotMatch(cards(teacher).at(-1) ?? '', /sommerferien/);
    for (const words of ['Overleveringslisten', 'vis overlevering', 'hand-over list', 'handover']) {
      assert.ok(asksTurnover(words), words);
    }
    assert.ok(!asksTurnover('overlevering af Loke er aftalt'));
  });

  it('has who went to another offer in sight all year, by a button of the school’s status', async () => {
    const { store } = school.bot.app;
    const [found] = await store.list('linde', 'case');
    assert.ok(found);
    const elsewhere = {
      ...{ ...found.value, state: 'closed' as const, closedOn: '2027-05-26' },
      outcome: 'other_offer' as const,
    };
    await store.commit('linde', [
      { kind: 'case', id: found.id, expected: 'any', value: elsewhere },
    ]);
    await school.teams.say(leader, 'status skolen');
    await settle();
    const status = cards(leader).at(-1) ?? '';
    assert.match(status, /I et andet tilbud \(1\)/);
    const { verb, data } = buttonOf(status, 'turnover.show');
    const list = JSON.stringify(await school.teams.press(leader, verb, data));
    assert.match(list, /1 elev er gået videre til et andet tilbud i dette skoleår/);
    assert.match(list, /9\.a/);
    const refused = JSON.stringify(await school.teams.press(teacher, verb, data));
    assert.doesNotMatch(refused, /9\.a/);
  });
});
