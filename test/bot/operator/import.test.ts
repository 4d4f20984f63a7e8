import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { request } from 'node:http';
import { rosterRecord } from '../../../bot/core/schools.ts';
import { askRunningBot } from '../../../bot/operator/askRunningBot.ts';
import { socketPath } from '../../../bot/operator/socketPath.ts';
import { type Roster, roster, type StaffMember } from '../../../services/roster/roster.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('an import beside the running bot', () => {
  let school: RunningSchool;
  let path: string;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    path = socketPath(school.folder) ?? '';
  });

  afterEach(() => school.close());

  const rosterWith = (change: Partial<Roster>): Roster => roster({ ...school.roster, ...change });
  const take = (one: Roster, yes = false) =>
    askRunningBot(path, { rosters: [rosterRecord(one)], yes });
  const asPerson = (member: StaffMember): Person => ({
    id: `29:${member.id}`,
    aadObjectId: member.entraId ?? '',
    name: `${member.givenName} ${member.familyName}`,
  });
  const answers = async (person: Person, text: string) => {
    await school.teams.say(person, text);
    await school.bot.idle();
    return school.teams
      .shown(chatOf(person))
      .map(({ content }) => content)
      .join('\n');
  };
  const newcomer: StaffMember = {
    id: 'linde-new',
    givenName: 'Ny',
    familyName: 'Kollega',
    role: 'class_teacher',
    title: 'klasselærer',
    entraId: 'entra-new',
    email: 'ny@linde.example',
    classIds: ['linde-7b'],
  };

  it('lets a new teacher in at the next message, and tells the counts in the trail', async () => {
    const person = asPerson(newcomer);
    assert.doesNotMatch(await answers(person, 'Sofie syg i dag'), /note\.undo/);
    const taken = await take(rosterWith({ staff: [...school.roster.staff, newcomer] }));
    assert.deepEqual(taken?.changes[0]?.staff.in, ['linde-new']);
    assert.match(await answers(person, 'Sofie syg i dag'), /note\.undo/);
    const trail = await school.bot.app.store.list('linde', 'audit');
    const entry = trail.find(({ value }) => value.action === 'import')?.value;
    assert.deepEqual(entry?.counts, { staffIn: 1 });
    assert.equal(entry?.by, 'operator');
  });

  it('keeps out whoever left, at the next message', async () => {
    const teacher = school.person('class_teacher', '7b');
    assert.match(await answers(teacher, 'Sofie syg i dag'), /note\.undo/);
    await take(
      rosterWith({ staff: school.roster.staff.filter(({ id }) => id !== teacher.member.id) }),
    );
    const before = school.teams.shown(chatOf(teacher)).length;
    await answers(teacher, 'Aksel syg i dag');
    const since = school.teams.shown(chatOf(teacher)).slice(before);
    assert.doesNotMatch(since.map(({ content }) => content).join(), /Aksel/);
  });

  it('changes nothing where more than a tenth of the pupils would leave, until that is meant', async () => {
    const few = rosterWith({ pupils: school.roster.pupils.slice(0, 10) });
    const held = await take(few);
    assert.deepEqual(held?.held, ['linde']);
    assert.equal(
      school.bot.app.schools.roster('linde')?.pupils.length,
      school.roster.pupils.length,
    );
    assert.deepEqual((await take(few, true))?.held, []);
    assert.equal(school.bot.app.schools.roster('linde')?.pupils.length, 10);
  });

  it('takes nothing else over the socket, which is the owner’s alone', async () => {
    if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o777, 0o600);
    const status = (method: string, url: string, body: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const asked = request({ socketPath: path, method, path: url }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        asked.on('error', reject);
        asked.end(body);
      });
    assert.equal(await status('GET', '/import', ''), 404);
    assert.equal(await status('POST', '/erase', '{}'), 404);
    assert.equal(await status('POST', '/import', '{"rosters":[]}'), 400);
    assert.equal(await status('POST', '/import', '{'), 400);
  });

  it('is nobody’s to answer once the bot has ended, and is there again after a restart', async () => {
    await school.restart(async () => {
      assert.equal(await take(school.roster), undefined);
    });
    assert.deepEqual((await take(school.roster))?.held, []);
  });
});
