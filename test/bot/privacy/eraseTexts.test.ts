import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { askForEach, listTexts, othersThan } from '../../../bot/cli/decideTexts.ts';
import { municipalityPart } from '../../../bot/core/records.ts';
import { transact, type Unit } from '../../../bot/core/unitOfWork.ts';
import { erasePupil, eraseTexts } from '../../../bot/privacy/erasePupil.ts';
import { type FoundText, findNamingTexts } from '../../../bot/privacy/findNamingTexts.ts';
import { replayed, withEvents } from '../../../services/cases/evolve.ts';
import { formsOf } from '../../../services/privacy/nameForms.ts';
import type { TextDecision } from '../../../services/privacy/ownTexts.ts';
import { fullName, type Pupil } from '../../../services/roster/roster.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

const at = '2026-11-25T08:10:00+01:00';

describe('what people typed about a pupil who is erased', () => {
  let school: RunningSchool;
  let pupil: Pupil;

  beforeEach(async () => {
    school = await startSchool({ schools: 2 });
    const found = school.roster.pupils.find(({ givenName, classCode }) => {
      return givenName === 'Loke' && classCode === '7b';
    });
    assert.ok(found);
    pupil = found;
    const teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.teams.say(teacher, 'Loke og Sofie ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const store = () => school.bot.app.store;
  const change = (part: string, decide: (unit: Unit) => Promise<void>) =>
    transact(store(), part, decide);
  const wish = (decisions: ReadonlyMap<string, TextDecision>) => ({
    forgotten: { pupilId: pupil.id, pseudonym: 'erased-1' },
    texts: { forms: formsOf(pupil), decisions },
    roster: school.roster,
    fromRoster: true,
    reason: 'Familien har bedt om det',
    id: 'e1',
    at,
  });
  const find = () => findNamingTexts(store(), 'linde', wish(new Map()), formsOf(pupil));

  /** Everything that can be typed into a case, about somebody else, with the pupil's name in it. */
  const gossip = () =>
    change('linde', async (unit) => {
      const subject = await unit.load('case', 'LI-2026-0002');
      const [step, other] = subject?.steps ?? [];
      assert.ok(subject && step && other);
      const entry = { by: 'linde-s001', at };
      const { familyName } = pupil;
      unit.put(
        'case',
        subject.id,
        withEvents(subject, [
          { do: 'comment', ...entry, text: 'Følges med Loke.' },
          { do: 'comment', ...entry, text: `Som L. ${familyName} i fjor` },
          { do: 'comment', ...entry, text: 'Klokken ti ved porten' },
          { do: 'reject', ...entry, step: step.id, reason: `Aftalt med ${familyName}, Loke` },
          {
            do: 'postpone',
            ...entry,
            step: other.id,
            to: '2026-12-01',
            reason: 'LOKES mor er syg',
          },
          { do: 'done', ...entry, step: other.id, outcome: 'Sammen med Lo\u200bke' },
          {
            do: 'involve',
            ...entry,
            involvement: {
              staffId: 'linde-s003',
              basis: 'task',
              by: 'linde-s001',
              at,
              reason: 'kender lokes far',
            },
          },
          { do: 'close', ...entry, outcome: 'moved', reason: `Væk fra ${fullName(pupil)}` },
        ]),
      );
    });

  it('is found in every field of other cases, in other schools, in what belongs to none, and in earlier reasons', async () => {
    await gossip();
    const stone = { on: '2026-11-01', rule: 'erasure', kind: 'case', count: 1 };
    const [, other] = store()
      .schools()
      .filter((one) => !one.startsWith('_'));
    assert.ok(other);
    await change(other, async (unit) =>
      unit.put('tombstone', 'a', { ...stone, reason: 'Ligesom Lokes søster' }),
    );
    await change('linde', async (unit) =>
      unit.put('tombstone', 'b', { ...stone, reason: 'Som Loke' }),
    );
    await change(municipalityPart, async (unit) => {
      const reference = { conversation: { id: '19:x', name: 'Sparring om Loke' } };
      unit.put('team', '19:x', { teamId: '19:x', reference });
    });
    const found = await find();
    const texts = found.map((one) => one.text);
    for (const part of [
      'Følges',
      'Som L.',
      'Aftalt',
      'LOKES',
      'Sammen',
      'kender',
      'Væk',
      'Ligesom',
      'Som Loke',
      'Sparring',
    ]) {
      assert.equal(
        texts.filter((text) => text.startsWith(part)).length,
        part === 'Sammen' ? 1 : 1,
        part,
      );
    }
    assert.ok(!texts.some((text) => text.startsWith('Klokken')));

    const decisions = new Map(found.map(({ key }): [string, TextDecision] => [key, 'remove']));
    for (const part of store().schools()) {
      if (part !== 'linde')
        await change(part, async (unit) => void (await eraseTexts(unit, wish(decisions))));
    }
    await change('linde', async (unit) => void (await erasePupil(unit, wish(decisions))));
    assert.deepEqual(await find(), []);
    const subject = (await store().load('linde', 'case', 'LI-2026-0002'))?.value;
    assert.ok(subject);
    const { log, hits: _, next: __, ...state } = subject;
    assert.deepEqual(state, replayed(log), 'the log still makes the case');
    const words = JSON.stringify(subject);
    assert.ok(words.includes('Følges med [slettet].') && words.includes('Klokken ti ved porten'));
    const team = await store().load(municipalityPart, 'team', '19:x');
    assert.match(JSON.stringify(team?.value), /Sparring om \[slettet\]/);
  });

  it('stays, goes by name or goes as a whole, each as it was decided', async () => {
    await gossip();
    const found = await find();
    const decisionOf = ({ text }: FoundText): TextDecision => {
      if (text.startsWith('Følges')) return 'keep';
      return text.startsWith('Aftalt') ? 'delete' : 'remove';
    };
    const decisions = new Map(found.map((one) => [one.key, decisionOf(one)]));
    await change('linde', async (unit) => void (await erasePupil(unit, wish(decisions))));
    const subject = (await store().load('linde', 'case', 'LI-2026-0002'))?.value;
    assert.deepEqual(
      subject?.comments.map(({ text }) => text),
      ['Følges med Loke.', 'Som [slettet] i fjor', 'Klokken ti ved porten'],
    );
    assert.ok(subject?.log.some((event) => event.do === 'reject' && event.reason === '[slettet]'));
  });

  it('is listed with the name marked, and whom else it can mean', async () => {
    await gossip();
    const rosters = school.bot.app.schools.all();
    const twin = { ...pupil, id: 'twin', familyName: 'Anden' };
    const [first, ...more] = rosters;
    assert.ok(first);
    const others = othersThan(pupil.id, [{ ...first, pupils: [...first.pupils, twin] }, ...more]);
    const text = listTexts(await find(), { pupil, others });
    assert.match(text, /linde · case LI-2026-0002 · comments\.0\.text/);
    assert.match(
      text,
      /Følges med »Loke«\.\n +\(may be somebody else: (?:1 other has|\d+ others have) the same name\)/,
    );
    const whole = text.split('\n').findIndex((line) => line.includes(`»${fullName(pupil)}«`));
    assert.ok(whole > 0);
    assert.doesNotMatch(text.split('\n')[whole + 1] ?? '', /may be somebody else/);
    assert.equal(listTexts([], { pupil, others }), 'No other texts name the pupil.\n');
  });

  it('is asked about one by one where somebody sits at the terminal', async () => {
    await gossip();
    const found = (await find()).slice(0, 3);
    const [input, output] = [new PassThrough(), new PassThrough()];
    const answers = ['n', 'what?', 'T', 'k'];
    output.on('data', (piece: Buffer) => {
      if (piece.toString().includes('Text')) input.write(`${answers.shift()}\n`);
    });
    const decisions = await askForEach(found, input, output);
    assert.deepEqual([...decisions.values()], ['remove', 'delete', 'keep']);
  });
});
