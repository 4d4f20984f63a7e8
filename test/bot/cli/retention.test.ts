import assert from 'node:assert/strict';
import { retainAtNight } from '../../../bot/privacy/retainAtNight.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { naervaer } from './naervaerProcess.ts';

describe('naervaer retention, as a process of its own', () => {
  let school: RunningSchool;

  before(async () => {
    school = await startSchool({ schools: 1 });
    const teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.teams.say(teacher, 'Sofie og Aksel syge i dag');
    await school.bot.delivery.idle();
  });

  after(() => school.close());

  it('lists without a name, beside the running bot, what goes, and afterwards its numbers', async () => {
    const env = { DATA_DIR: school.folder };
    const [listed, numbers, wrong] = await Promise.all([
      naervaer(['retention', '--on', '2029-08-02'], { env }),
      naervaer(['retention', '--statistics'], { env }),
      naervaer(['retention', '--on', 'i morgen'], { env }),
    ]);
    assert.equal(listed.stderr, '');
    assert.match(listed.stdout, /^linde: to be deleted in the coming night$/m);
    assert.match(listed.stdout, /^ {2}absence {5}pupil +2$/m);
    assert.doesNotMatch(listed.stdout, /Sofie|Aksel/);
    assert.match(numbers.stdout, /^No numbers yet/);
    assert.deepEqual([wrong.code, wrong.stdout], [2, '']);
    school.setNow('2029-08-02T02:10:00+02:00');
    await retainAtNight(school.bot.app, 'linde');
    const after = await naervaer(['retention', '--statistics'], { env });
    assert.match(after.stdout, /^linde 2026\/27, grade 4: pupils <5; illness –,/);
  });
});
