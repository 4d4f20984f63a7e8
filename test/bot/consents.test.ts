import assert from 'node:assert/strict';
import { Rounds } from '../../bot/core/rounds.ts';
import { endConsents } from '../../bot/schedule/endConsents.ts';
import { buttonInForm } from '../doubles/caseForm.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import type { Person } from '../doubles/teams.ts';

const id = 'LI-2026-0001';

describe('a consent, over HTTP', () => {
  let school: RunningSchool;
  let teacher: Person;
  let ppr: Person;
  let pprId: string;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    const consultant = school.person('ppr_psychologist');
    ppr = consultant;
    pprId = consultant.member.id;
    for (const person of [teacher, ppr]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 9/11-25/11');
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const press = async (person: Person, verb: string, data: unknown) => {
    const answer = JSON.stringify(await school.teams.press(person, verb, data));
    await school.bot.delivery.idle();
    return answer;
  };
  const bring = async (inputs: object) => {
    const { verb, data } = await buttonInForm(school, teacher, 'involve', 'case.involve');
    return press(teacher, verb, { ...data, person: pprId, basis: 'consent', ...inputs });
  };
  const stored = async () => {
    const found = await school.bot.app.store.load('linde', 'case', id);
    assert.ok(found);
    return found.value;
  };
  const shown = () => press(ppr, 'case.show', school.sealed('case.show', { case: id }));
  const sweep = () => endConsents(school.bot.app, 'linde', new Rounds(school.bot.app.elapsed));

  it('to talk of the absence shows the name and no words, and is said with its end beside the person', async () => {
    const { verb, data } = await buttonInForm(school, teacher, 'comment', 'case.comment');
    await press(teacher, verb, { ...data, comment: 'Vi mødes ved porten' });
    await bring({ covers: 'absence', until: '2026-12-31' });
    const card = await shown();
    assert.match(card, /Loke Christensen/);
    assert.doesNotMatch(card, /porten/);
    const people = { case: id, side: 'people' };
    const told = await press(teacher, 'case.more', school.sealed('case.more', people));
    assert.match(told, /med forældrenes samtykke.*kun fraværet, til .*31\. dec/);
  });

  it('is refused beside its day where it would hold for too long, with all that was filled in', async () => {
    const again = await bring({ covers: 'whole_case', until: '2029-01-01', why: 'Mor siger ja' });
    assert.match(again, /Så længe kan samtykket ikke gælde/);
    assert.match(again, /Mor siger ja/);
    assert.ok((await stored()).involved.every(({ basis }) => basis !== 'consent'));
  });

  it('ends by itself the day after its last, on a day without school too, and then shows nothing', async () => {
    await bring({ covers: 'whole_case', until: '2026-11-27' });
    school.setNow('2026-11-27T23:50:00+01:00');
    await sweep();
    assert.match(await shown(), /Loke Christensen/);
    // A Saturday.
    school.setNow('2026-11-28T00:10:00+01:00');
    await sweep();
    await school.bot.delivery.idle();
    assert.doesNotMatch(await shown(), /Loke/);
    const { revision } = await stored();
    await sweep();
    assert.equal((await stored()).revision, revision, 'once');
  });
});
