import assert from 'node:assert/strict';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('an answer fits what was asked', () => {
  let school: RunningSchool;
  let teacher: Person;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });
  afterEach(() => school.close());

  async function say(text: string, locale = 'da-DK'): Promise<string> {
    await school.teams.say(teacher, text, { locale });
    await school.bot.delivery.idle();
    return school.teams.shown(chatOf(teacher)).at(-1)?.content ?? '';
  }

  it('in the tense of its day', async () => {
    await say('Sofie syg 24/11-26/11');
    assert.match(await say('hvem er væk i morgen?'), /1 er noteret væk: Sofie/);
    assert.match(await say('hvem er væk i dag?'), /1 er væk i dag: Sofie/);
    assert.match(await say('hvem var væk i går?'), /1 var væk: Sofie/);
    assert.match(await say('who is away tomorrow', 'en-GB'), /1 is noted as away: Sofie/);
  });

  it('»mine opgaver« does not explain what the morning’s list is', async () => {
    await say('Loke ulovligt fravær 9/11-25/11');
    assert.doesNotMatch(await say('mine opgaver'), /Hver skoledag samler/);
  });

  it('and names the pupil of the message where the reason is known', async () => {
    await say('Loke syg i dag');
    const answer = await say('Loke kommer ikke i dag');
    assert.match(answer, /»Loke er mødt«.*»ret: Loke ulovligt«/);
    assert.doesNotMatch(answer, /Luna/);
  });
});
