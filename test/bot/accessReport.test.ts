import assert from 'node:assert/strict';
import { naervaer } from '../commands/naervaerProcess.ts';
import { busyDay } from '../doubles/busyDay.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';

const day = new Intl.DateTimeFormat('da-DK', { day: 'numeric', month: 'short', year: 'numeric' });
const dateOf = (iso: string) => day.format(Temporal.PlainDate.from(iso.slice(0, 10)));
const momentOf = (iso: string) => `${dateOf(iso)} kl. ${iso.slice(11, 16).replace(':', '.')}`;
const plain = (text: string) => text.replace(/\.\s*$/, '');

describe('what a family gets to read', () => {
  let school: RunningSchool;
  let report: string;

  before(async () => {
    school = await startSchool({ schools: 2 });
    await busyDay(school);
    const env = { DATA_DIR: school.folder };
    const ended = await naervaer(['access-report', 'Loke Christensen 7.b'], { env });
    assert.deepEqual([ended.code, ended.stderr], [0, '']);
    report = ended.stdout;
  });

  after(() => school.close());

  const loke = () => {
    const pupil = school.roster.pupils.find(({ givenName, classCode }) => {
      return givenName === 'Loke' && classCode === '7b';
    });
    assert.ok(pupil);
    return pupil;
  };
  const nameOf = (id: string) => {
    const member = school.roster.member(id);
    return member ? `${member.givenName} ${member.familyName}` : 'kommunens handlevejledning';
  };
  const holds = (facts: readonly (string | number | undefined)[]) => {
    const missing = facts.filter((fact) => fact !== undefined && !report.includes(String(fact)));
    assert.deepEqual(missing, []);
    assert.ok(facts.length > 0);
    return facts.length;
  };
  const list = async <K extends Parameters<typeof school.bot.app.store.list>[1]>(kind: K) =>
    (await school.bot.app.store.list('linde', kind)).map(({ value }) => value);

  it('says who the pupil is, and that it is not the register', () => {
    const { id, givenName, familyName } = loke();
    holds([`${givenName} ${familyName}, 7.b`, id, 'Lindeskolen', 'ikke skolens officielle']);
  });

  it('has every statement with its author and moment, also what was corrected, withdrawn and undone', async () => {
    const noted = (await list('pupil')).find(({ pupilId }) => pupilId === loke().id);
    assert.ok(noted && noted.statements.length >= 5);
    holds(
      noted.statements.flatMap(({ by, at, undoneAt }) => [
        nameOf(by),
        momentOf(at),
        undoneAt && `Fortrudt ${momentOf(undoneAt)}`,
      ]),
    );
    const lines = report
      .split('\n')
      .filter((line) => /^- .*(Noteret|Rettet|tilbage) af/.test(line));
    for (const said of [
      /16\.–25\. nov\.: ulovligt fravær\. Noteret af/,
      /16\. nov\.: rettet til syg\. .*Før stod der: ulovligt fravær/,
      /12\. nov\.: ulovligt fravær, 2 lektioner\. Noteret af/,
      /12\. nov\.: fravær taget tilbage af/,
      /10\. nov\.: kom for sent\. .*Fortrudt .*tæller ikke/,
    ]) {
      assert.equal(lines.filter((line) => said.test(line)).length, 1, String(said));
    }
    assert.equal(lines.length, noted.statements.length);
  });

  it('has every fact of the case: rules with numbers, steps with decisions and reasons, people and grounds', async () => {
    const [subject, ...others] = (await list('case')).filter(
      ({ pupilId }) => pupilId === loke().id,
    );
    assert.ok(subject);
    assert.deepEqual(others, []);
    const facts = holds([
      subject.id,
      dateOf(subject.openedOn),
      'bekymrende fravær',
      'underret kommunen',
      subject.next && plain(subject.next.text.da),
      ...subject.hits.flatMap(({ text, source, rulesetId, value, percent }) => [
        plain(text.da),
        source,
        rulesetId,
        String(value).replace('.', ','),
        percent && `${percent.toFixed(1).replace('.', ',').replace(/,0$/, '')}`,
      ]),
      ...subject.steps.flatMap(({ text, assignee, due, approved, rejected, done }) => [
        plain(text.da),
        assignee && nameOf(assignee),
        dateOf(due),
        approved && `Godkendt af ${nameOf(approved.by)}`,
        rejected && `Afvist af ${nameOf(rejected.by)}`,
        rejected && `»${rejected.reason}«`,
        done && `Udført af ${nameOf(done.by)}`,
        ...[approved, rejected, done].map((one) => one && momentOf(one.at)),
      ]),
      ...subject.involved.flatMap(({ staffId, by, at, reason, endedAt }) => [
        nameOf(staffId),
        nameOf(by),
        momentOf(at),
        reason && `»${reason}«`,
        endedAt && `Sluttede ${momentOf(endedAt)}`,
      ]),
    ]);
    assert.ok(facts > 60, `${facts} facts were looked for`);
    for (const state of ['approved', 'rejected', 'done'] as const) {
      assert.ok(
        subject.steps.some((step) => step[state]),
        `a step is ${state}`,
      );
    }
    assert.match(report, /PPR-psykolog\): med forældrenes samtykke\./);
  });

  it('has the meeting: when, who, how it stands', async () => {
    const [meeting] = await list('meeting');
    const slot = meeting?.slots.find(({ id }) => id === meeting.chosen);
    assert.ok(meeting && slot);
    holds([
      momentOf(slot.start),
      nameOf(meeting.organiser),
      ...meeting.required.map(({ id }) => nameOf(id)),
      ...meeting.optional.map(({ id }) => nameOf(id)),
      'Booket',
      meeting.joinUrl,
      ...meeting.slots.map(({ start }) => momentOf(start)),
    ]);
  });

  it('tells who has seen and done what, by name and role, when, and on which ground', async () => {
    const about = (await list('audit')).filter(({ subjects }) =>
      subjects.some((one) => one === loke().id || one.includes('LI-2026-0001')),
    );
    assert.ok(about.length >= 12);
    const lines = report.split('\n').filter((line) => /^- \d.*Grundlag: /.test(line));
    for (const { at, by } of about) {
      const found = lines.some((line) => line.startsWith(`- ${momentOf(at)}: ${nameOf(by)} (`));
      assert.ok(found, `${by} at ${at}`);
    }
    assert.match(
      report,
      /koordinator\) bad om et overblik over hele skolen\. Grundlag: koordinerer/,
    );
    assert.match(report, /skoleleder\) bad om et overblik over klassen\. Grundlag: leder skolen/);
    assert.equal(lines.length, about.length + 3);
  });

  it('tells of a question that named the pupil, and how long everything is kept', () => {
    assert.match(report, /## Spørgsmål, hvor barnet var nævnt\n[^#]*venter på svar/);
    assert.match(report, /12 måneder efter skoleårets udgang/);
    assert.match(report, /5 år, efter at sagen er lukket/);
  });

  it('says nothing of any other pupil', () => {
    const { id: own, familyName } = loke();
    const staff = new Set(school.roster.staff.map(({ id }) => nameOf(id)));
    const others = school.roster.pupils.filter(({ id }) => id !== own);
    const found = others.filter(
      ({ id, ...pupil }) =>
        new RegExp(`${id}(?!\\d)`).test(report) ||
        (!staff.has(`${pupil.givenName} ${pupil.familyName}`) &&
          report.includes(`${pupil.givenName} ${pupil.familyName}`)),
    );
    assert.deepEqual(found, []);
    assert.ok(others.length > 300 && familyName.length > 0);
    assert.doesNotMatch(report, /Sofie|Aksel|Philip/);
  });

  it('leads to ids alone where several are meant, and to nothing where nobody is', async () => {
    const env = { DATA_DIR: school.folder };
    const [nobody, byId] = await Promise.all([
      naervaer(['access-report', 'Zoltan Prøvesen 7.b'], { env }),
      naervaer(['access-report', loke().id], { env }),
    ]);
    assert.deepEqual([nobody.code, nobody.stdout], [2, '']);
    assert.match(nobody.stderr, /^naervaer: no such pupil/);
    assert.equal(byId.code, 0);
    assert.match(byId.stdout, /^# Det har Nærvær gemt om Loke Christensen$/m);
  });
});
