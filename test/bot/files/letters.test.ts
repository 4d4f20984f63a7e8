import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessReportCommand } from '../../../bot/cli/accessReport.ts';
import { leftOf } from '../../../bot/privacy/erasePupil.ts';
import { buttonOf, buttonsOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import type { Person } from '../../doubles/teams.ts';
import { commandHere } from '../cli/commandHere.ts';
import { readDocx } from './readBack.ts';

const id = 'LI-2026-0001';

describe('a letter about a case, over HTTP', () => {
  let folder: string;
  let files: string;
  let school: RunningSchool;
  let leader: ReturnType<RunningSchool['person']>;
  let teacher: Person;

  const stored = async () => {
    const found = await school.bot.app.store.load('linde', 'case', id);
    assert.ok(found);
    return found.value;
  };
  const list = async (person: Person, data: object = {}) =>
    JSON.stringify(
      await school.teams.press(
        person,
        'letter.list',
        school.sealed('letter.list', { case: id, ...data }),
      ),
    );
  const make = async (person: Person, letter: string, language = 'da') => {
    const data = { case: id, letter, language };
    const answer = await school.teams.press(
      person,
      'letter.make',
      school.sealed('letter.make', data),
    );
    await school.bot.delivery.idle();
    return JSON.stringify(answer);
  };
  const saved = async () => (await readdir(files).catch(() => [])).sort();
  const newest = async (part: string) => {
    const name = (await saved()).find((one) => one.includes(part));
    assert.ok(name, `${part} is not among ${await saved()}`);
    const { paragraphs, rows } = readDocx(await readFile(join(files, name)));
    return [...paragraphs, ...rows.map((row) => row.join(': '))].join('\n').replaceAll(' ', ' ');
  };
  const trail = async () =>
    (await school.bot.app.store.list('linde', 'audit')).map(({ value }) => value);
  const act = async (verb: 'step.done' | 'step.approve', step: string, more: object = {}) => {
    const data = { case: id, v: (await stored()).revision, step, ...more };
    await school.teams.press(leader, verb, school.sealed(verb, data));
    await school.bot.delivery.idle();
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naervaer-letters-'));
    files = join(folder, 'filer');
    school = await startSchool({ schools: 1, overrides: { files } });
    leader = school.person('leader');
    teacher = school.person('class_teacher', '7b');
    for (const person of [leader, teacher]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 9/11-25/11');
    await school.bot.delivery.idle();
  });

  afterEach(async () => {
    await school.close();
    await rm(folder, { recursive: true });
  });

  it('comes as a Word draft with the figures of the case, and the case keeps that it was made', async () => {
    const answer = await make(leader, 'warning');
    assert.match(answer, /Varsel om børne- og ungeydelsen.*kommer her i chatten/);
    const text = await newest('Varsel');
    assert.match(text, /Fravær: Loke Christensen, 7\.b/);
    assert.match(text, /Ulovligt fravær \(dage\): 13 af kvartalets \d\d skoledage/);
    assert.match(text, /noteret i Nærvær, ikke i skolens fraværsregister/);
    assert.match(text, /barnets lov §\s133, stk\.\s2/);
    const { drafts } = await stored();
    assert.deepEqual(
      drafts?.map(({ letter, language, by }) => [letter, language, by]),
      [['warning', 'da', leader.member.id]],
    );
    assert.ok(!JSON.stringify(await stored()).includes('børne- og ungeydelsen kan'));
    assert.ok(
      (await saved()).every((name) => !name.includes('Loke')),
      'its name names nobody',
    );
    const asked = (await trail()).find(({ action }) => action === 'letter.make');
    assert.deepEqual(asked?.subjects, [id, 'warning']);
    assert.ok((await trail()).some(({ action }) => action === 'letter.sent'));
    assert.match(await list(leader), /Varsel om børne- og ungeydelsen, dansk/);
  });

  it('is a notification only once the register was checked, and says so calmly before', async () => {
    const refused = await make(leader, 'notification-absence');
    assert.match(refused, /Registret er ikke tjekket endnu/);
    assert.match(refused, /Breve: Loke/, 'the letters stay before the presser');
    assert.equal(refused.split('pligt til at underrette').length, 2, 'said once');
    assert.deepEqual(await saved(), []);
    await act('step.done', 'check-register', { on: '2026-11-25' });
    await make(leader, 'notification-absence');
    const text = await newest('Underretning (fravær)');
    assert.match(text, /kontrolleret i skolens fraværsregister/);
    assert.match(text, /Opgjort til og med: 25\. november 2026/);
    assert.match(text, /Ulovligt fravær \(dage\): 13 af kvartalets/);
  });

  it('is a notification of concern once the register was checked too, while the duty waits for nothing', async () => {
    const refused = await make(leader, 'notification-concern');
    assert.match(refused, /Registret er ikke tjekket endnu/);
    assert.match(
      refused,
      /Din pligt til at underrette venter ikke: Er du bekymret nu, så underret nu, på kommunens egen blanket eller pr. telefon/,
    );
    assert.deepEqual(await saved(), []);
    const shown = await list(leader);
    assert.match(
      shown,
      /»Underretning [^»]*fravær[^»]*« og »Underretning [^»]*bekymring[^»]*« kan laves, når/,
    );
    assert.match(shown, /Din pligt til at underrette venter ikke/);
    const offered = buttonsOf(shown).map(({ data }) => data.letter);
    assert.ok(!offered.includes('notification-concern'), 'no button that would be refused');
    const check = buttonOf(shown, 'letter.checkRegister');
    assert.match(
      JSON.stringify(await school.teams.press(teacher, check.verb, check.data)),
      /ikke adgang/,
    );
    const answer = JSON.stringify(await school.teams.press(leader, check.verb, check.data));
    assert.doesNotMatch(answer, /Registret er tjekket i dag/);
    const refresh = school.sealed('case.refresh', { case: id });
    const card = JSON.stringify(await school.teams.press(leader, 'case.refresh', refresh));
    assert.match(card, /Trin \d/);
    assert.doesNotMatch(card, /Tjek det officielle fraværsregister før/, 'it was done');
    assert.equal(
      (await stored()).steps.find(({ id: step }) => step === 'check-register')?.state,
      'done',
    );
    assert.ok((await trail()).some(({ action }) => action === 'letter.checkRegister'));
    const { revision } = await stored();
    await school.teams.press(leader, check.verb, check.data);
    assert.equal((await stored()).revision, revision, 'pressed twice, it counts once');
    await make(leader, 'notification-concern');
    const text = await newest('Underretning (bekymring)');
    assert.match(
      text,
      /Opgjort til og med: 25\. november 2026\nFravær i alt \(dage\): 13 af \d\d skoledage/,
    );
    assert.match(text, /Kilde: noteret i Nærvær og kontrolleret i skolens fraværsregister/);
    assert.match(text, /Elevens syn\n________ \(skal udfyldes\)/);
  });

  it('leaves warning and notification to the leader, and everything to those who see all of the case', async () => {
    const shown = await list(teacher);
    assert.ok(!/"letter":"(warning|notification)/.test(shown));
    assert.match(shown, /"letter":"invitation"/);
    for (const letter of ['warning', 'notification-absence', 'notification-concern']) {
      assert.match(await make(teacher, letter), /ikke adgang/);
    }
    const stranger = school.person('class_teacher', '5a');
    await school.teams.install(stranger);
    for (const answer of [await list(stranger), await make(stranger, 'invitation')]) {
      assert.match(answer, /ikke adgang/);
      assert.ok(!answer.includes('Loke'));
    }
    assert.deepEqual(await saved(), []);
    await make(teacher, 'invitation');
    assert.match(await newest('Invitation'), /væk fra skole/);
  });

  it('does not fit a case for ever, and is not made in a language it does not have', async () => {
    assert.match(await make(leader, 'home-plan'), /passer ikke til sagen/);
    assert.match(await make(leader, 'no-such-letter'), /passer ikke til sagen/);
    assert.match(await make(leader, 'invitation', 'xx'), /findes ikke på det sprog/);
    assert.deepEqual(await saved(), []);
  });

  it('is reached from what is done for the pupil, with at most six buttons and the language kept', async () => {
    const side = school.sealed('case.more', { case: id, side: 'work' });
    const work = JSON.stringify(await school.teams.press(leader, 'case.more', side));
    const open = buttonOf(work, 'letter.list');
    const shown = JSON.stringify(await school.teams.press(leader, open.verb, open.data));
    assert.ok(buttonsOf(shown).length <= 6);
    const first = buttonOf(shown, 'letter.make');
    const chosen = { ...first.data, language: 'en' };
    const answer = JSON.stringify(await school.teams.press(leader, first.verb, chosen));
    assert.match(answer, /"id":"language".*\],"value":"en"/);
    assert.equal(buttonOf(answer, 'case.more').data.side, 'work');
  });

  it('is told of to the family that asks, and goes with the pupil', async () => {
    await make(leader, 'warning', 'ar');
    const { stdout } = await commandHere(school.folder, (output, around) =>
      accessReportCommand('Loke Christensen 7.b', output, around),
    );
    assert.match(
      stdout,
      /lavede et udkast til »Varsel om børne- og ungeydelsen« på arabisk\. Teksten gemmes ikke/,
    );
    assert.match(stdout, /bad om »Varsel om børne- og ungeydelsen« på arabisk \(hentet\)/);
    assert.match(stdout, /fik udkastet som fil \(sag LI-2026-0001\)/);
    const [file] = await school.bot.app.store.list('linde', 'file');
    assert.ok(file);
    const looking = { pupilId: 'somebody', fromRoster: false };
    const gone = new Set([`case:${id}`]);
    assert.equal(leftOf('file', file.id, file.value, { ...looking, gone }), undefined);
    const kept = leftOf('file', file.id, file.value, { ...looking, gone: new Set(['case:other']) });
    assert.equal(kept, file.value);
  });

  it('leaves a proposed case proposed, and what somebody else is doing on it alone', async () => {
    assert.equal((await stored()).state, 'proposed');
    await make(leader, 'invitation');
    const { state, drafts } = await stored();
    assert.deepEqual([state, drafts?.length], ['proposed', 1]);
  });

  it('is made as often as it is asked for, each beside the one before', async () => {
    const data = school.sealed('letter.make', { case: id, letter: 'invitation', language: 'da' });
    await school.teams.press(leader, 'letter.make', data);
    await school.teams.press(leader, 'letter.make', data);
    await school.bot.delivery.idle();
    assert.equal((await stored()).drafts?.length, 2);
    assert.equal((await saved()).length, 2);
  });

  it('is in the timeline, and nowhere in the log', async () => {
    await make(leader, 'invitation', 'en');
    const data = school.sealed('case.timeline', { case: id });
    const told = JSON.stringify(await school.teams.press(leader, 'case.timeline', data));
    assert.match(told, /Udkast lavet\*\*: Invitation til samtale · engelsk/);
    assert.ok(!school.log.join('\n').includes('Loke'));
  });
});
