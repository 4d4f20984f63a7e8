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

  const run = (...args: string[]) =>
    naervaer(['retention', ...args], { env: { DATA_DIR: school.folder } });

  it('lists without a name, beside the running bot, what goes', async () => {
    const { stdout, stderr } = await run('--on', '2029-08-02');
    assert.equal(stderr, '');
    assert.match(stdout, /^linde: to be deleted in the coming night$/m);
    assert.match(stdout, /^ {2}absence {5}pupil +2$/m);
    assert.doesNotMatch(stdout, /Sofie|Aksel/);
  });

  it('refuses a day that is none', async () => {
    const { code, stdout } = await run('--on', 'i morgen');
    assert.deepEqual([code, stdout], [2, '']);
  });

  it('has the numbers of what went, and none before', async () => {
    assert.match((await run('--statistics')).stdout, /^No numbers yet/);
    school.setNow('2029-08-02T02:10:00+02:00');
    await retainAtNight(school.bot.app, 'linde');
    const { stdout } = await run('--statistics');
    assert.match(stdout, /^linde 2026\/27, grade 4: pupils <5; illness –,/);
  });
});
