import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileFolder } from '../../../bot/files/fileFolder.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';
import { readXlsx } from './readBack.ts';

describe('a file in the sandbox, where no OneDrive is', () => {
  let folder: string;
  let files: string;
  let school: RunningSchool;
  let leader: Person;

  const messages = () => school.teams.shown(chatOf(leader)).map(({ content }) => content);
  const fetchList = async (person = leader, format = 'xlsx') => {
    const data = { scope: 'school', id: 'school', format };
    await school.teams.press(person, 'status.export', school.sealed('status.export', data));
    await school.bot.delivery.idle();
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naervaer-files-'));
    files = join(folder, 'filer');
    school = await startSchool({ schools: 1, overrides: { files } });
    leader = school.person('leader');
    const teacher = school.person('class_teacher', '7b');
    for (const person of [leader, teacher]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
  });

  afterEach(async () => {
    await school.close();
    await rm(folder, { recursive: true });
  });

  it('lies on the disk, and the chat says where', async () => {
    await fetchList();
    const told = messages().at(-1) ?? '';
    assert.match(told, /Filen er gemt på denne computer/);
    const name = /»(.+\.xlsx)«/.exec(told)?.[1]?.replaceAll('\\', '') ?? '';
    assert.ok(told.replaceAll('\\', '').includes(files), told);
    const pupils = readXlsx(await readFile(join(files, name))).map(([pupil]) => pupil);
    assert.ok(pupils.includes('Loke Christensen'));
    assert.ok(!told.includes('Loke'), 'the name of the file names nobody');
    assert.ok(!messages().some((one) => one.includes('acceptContext')), 'nothing is asked');
    const [stored] = await school.bot.app.store.list('linde', 'file');
    assert.equal(stored?.value.state, 'sent');
    const trail = (await school.bot.app.store.list('linde', 'audit')).map(({ value }) => value);
    assert.ok(trail.some(({ action }) => action === 'file.sent'));
    assert.equal((await stat(join(files, name))).mode & 0o077, 0, 'nobody else can read it');
  });

  it('comes as Word too, and beside an earlier one instead of over it', async () => {
    await fetchList();
    await fetchList();
    assert.match((messages().at(-1) ?? '').replaceAll('\\', ''), / \(2\)\.xlsx«/);
    await fetchList(leader, 'docx');
    assert.match(messages().at(-1) ?? '', /\.docx«/);
  });

  it('is kept from those who may not have it', async () => {
    await fetchList(school.person('class_teacher', '7b'));
    await assert.rejects(stat(files));
  });

  it('that cannot be written is told of, with where the numbers are', async () => {
    await writeFile(files, 'in the way');
    await fetchList();
    await school.teams.until(
      () => messages().find((one) => one.includes('Tallene står i overblikket')),
      'the way on',
    );
  });
});

describe('a folder for files', () => {
  it('keeps every file under a name of its own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'naervaer-files-'));
    const { keep } = fileFolder(join(folder, 'new'));
    const bytes = (text: string) => new TextEncoder().encode(text);
    const names = [];
    for (const text of ['a', 'b', 'c']) names.push((await keep('liste.csv', bytes(text))).name);
    assert.deepEqual(names, ['liste.csv', 'liste (2).csv', 'liste (3).csv']);
    assert.equal(await readFile(join(folder, 'new', 'liste (2).csv'), 'utf8'), 'b');
    await rm(folder, { recursive: true });
  });
});
