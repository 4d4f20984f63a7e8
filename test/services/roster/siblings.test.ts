import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schemas } from '../../../bot/core/records.ts';
import { rosterRecord } from '../../../bot/core/schools.ts';
import { municipality } from '../../../bot/sandbox/municipality.ts';
import { writeRosterFiles } from '../../../bot/sandbox/writeRosterFiles.ts';
import { DataFileError } from '../../../services/errors/errors.ts';
import { roster } from '../../../services/roster/roster.ts';
import { siblingsOf } from '../../../services/roster/siblings.ts';
import { siblingsView } from '../../../services/status/siblings.ts';
import { anAbsence, aStatement } from '../../builders/absence.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aPlaybook } from '../../builders/cases.ts';
import { anActor, aPupil, aRoster } from '../../builders/people.ts';
import { rostersIn } from '../../builders/rosters.ts';

const row = (pupil: string, contact: string, role = 'guardian') => ({
  userSourcedId: pupil,
  relationshipUserSourcedId: contact,
  relationshipRole: role,
});

describe('siblings of a roster', () => {
  const schoolOf = new Map([
    ['a', 'linde'],
    ['b', 'linde'],
    ['c', 'havn'],
    ['d', 'linde'],
  ]);

  it('are pupils who share a parent or guardian: by id at the school, and that there are some elsewhere', () => {
    const rows = [row('a', 'g1', 'Parent'), row('b', 'g1'), row('c', 'g1'), row('d', 'g2')];
    assert.deepEqual(
      [...siblingsOf(rows, schoolOf)],
      [
        ['a', { siblings: ['b'], siblingElsewhere: true }],
        ['b', { siblings: ['a'], siblingElsewhere: true }],
        ['c', { siblingElsewhere: true }],
      ],
    );
  });

  it('are not those who share a doctor, an aide or an institution, nor staff', () => {
    const doctor = ['doctor', 'aide', 'relative', 'other'].flatMap((role) => [
      row('a', role, role),
      row('b', role, role),
    ]);
    assert.deepEqual([...siblingsOf([...doctor, row('x', 'g'), row('a', 'g')], schoolOf)], []);
    const many = new Map(Array.from({ length: 20 }, (_, at) => [`p${at}`, 'linde'] as const));
    assert.deepEqual(
      [
        ...siblingsOf(
          [...many.keys()].map((id) => row(id, 'home')),
          many,
        ),
      ],
      [],
    );
  });
});

describe('relationships.csv', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naervaer-siblings-'));
    await writeRosterFiles(municipality(1), folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const header = 'userSourcedId,relationshipUserSourcedId,relationshipRole\n';
  const put = (text: string) => writeFile(join(folder, 'relationships.csv'), header + text);

  it('is read where it stands, and nothing of a guardian is kept', async () => {
    await put('linde-p0001,g-4711,guardian\nlinde-p0099,g-4711,parent\n');
    const [linde] = await rostersIn(folder);
    assert.ok(linde);
    assert.deepEqual(linde.pupil('linde-p0001')?.siblings, ['linde-p0099']);
    const stored = schemas.roster.parse(rosterRecord(linde));
    assert.doesNotMatch(JSON.stringify(stored), /g-4711/);
  });

  it('need not be there', async () => {
    await rm(join(folder, 'relationships.csv'));
    const [linde] = await rostersIn(folder);
    assert.ok(linde?.pupils.every(({ siblings }) => siblings === undefined));
  });

  it('is refused with a CPR number, and with a pupil whom users.csv does not know', async () => {
    await put('linde-p0001,010112-1234,guardian\n');
    await assert.rejects(rostersIn(folder), (error) => {
      assert.ok(error instanceof DataFileError);
      assert.match(error.message, /CPR/);
      assert.doesNotMatch(error.message, /010112/);
      return true;
    });
    await put('nobody,g-1,guardian\n');
    await assert.rejects(rostersIn(folder), /userSourcedId nobody has no row in users\.csv/);
  });
});

describe('siblings as somebody sees them', () => {
  const pupils = [
    aPupil({ siblings: ['p-sofie', 'p-other'], siblingElsewhere: true }),
    aPupil({ id: 'p-sofie', givenName: 'Sofie', siblings: ['p-loke', 'p-other'] }),
    aPupil({ id: 'p-other', givenName: 'Otto', classId: 'c-5a', classCode: '5a', grade: 5 }),
  ];
  const school = roster({ ...aRoster(), pupils });
  const away = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-23'];
  const otto = {
    ...anAbsence(aStatement({ dates: away, category: 'unlawful' })),
    pupilId: 'p-other',
  };
  const seenBy = (who: string) =>
    siblingsView(pupils[0] ?? aPupil(), (id) => (id === 'p-other' ? otto : undefined), {
      ...{ actor: anActor(who, school), calendar: aCalendar(), rulesets: [] },
      ...{ absenceTeam: aPlaybook().absenceTeam, today: Temporal.PlainDate.from('2026-11-25') },
    });
  const namesOf = (who: string) =>
    seenBy(who)?.here.map(({ pupilId, absent }) => `${pupilId}${absent ? ' absent' : ''}`);

  it('are told with their absence to those who see both, and elsewhere to the leadership alone', () => {
    assert.deepEqual(namesOf('s-leader'), ['p-sofie', 'p-other absent']);
    assert.equal(seenBy('s-leader')?.elsewhere, true);
    assert.deepEqual(namesOf('s-teacher'), ['p-sofie']);
    assert.equal(seenBy('s-teacher')?.elsewhere, false);
  });

  it('are told to nobody who does not see the pupil, though they see a sibling', () => {
    for (const who of ['s-other', 's-wellbeing', 's-secretary', 's-nurse', 's-ppr'])
      assert.equal(seenBy(who), undefined, who);
  });
});
