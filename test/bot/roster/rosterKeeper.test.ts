import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { municipalityPart } from '../../../bot/core/records.ts';
import type { Overrides } from '../../../bot/main.ts';
import { OutsideError } from '../../../services/errors/errors.ts';
import { readRosterFiles } from '../../../services/roster/readRoster.ts';
import type { RosterFiles } from '../../../services/roster/rosterFiles.ts';
import type { RosterAnswer, RosterSource } from '../../../services/roster/rosterSource.ts';
import type { Ownership } from '../../../services/store/ownership.ts';
import { invented } from '../../builders/invented.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

const data = (path: string) => fileURLToPath(new URL(`../../../data/${path}`, import.meta.url));
const [linde, havn] = invented;
assert.ok(linde && havn);
const keeping = {
  place: { origin: 'folder', folder: 'anywhere' },
  at: Temporal.PlainTime.from('02:30'),
  reading: {
    titles: data('titles.json'),
    limits: data('rosters/limits.json'),
    staffTitles: undefined,
    absenceMap: undefined,
  },
} as const;

describe('the reading of rosters at night', () => {
  let school: RunningSchool;
  let files: RosterFiles;
  let reads: number;
  let answers: () => Promise<RosterAnswer>;

  const source: RosterSource = {
    origin: 'folder',
    read: () => {
      reads += 1;
      return answers();
    },
  };
  const rows = (found: RosterFiles): RosterAnswer => ({
    ...{ found: 'rows', files: found, fileOf: (name) => name, unread: [] },
    ...{ withoutId: 0, mark: undefined },
  });
  const overrides: Overrides = { rosterSource: source };

  before(async () => {
    files = await readRosterFiles(data('municipality'));
  });
  beforeEach(async () => {
    reads = 0;
    answers = async () => rows(files);
    school = await startSchool({
      rosters: invented,
      now: '2026-11-25T01:00:00+01:00',
      overrides,
      config: { roster: keeping },
    });
  });
  afterEach(() => school.close());

  const at = async (moment: string) => {
    school.setNow(moment);
    await school.bot.tick();
    await school.bot.idle();
    return reads;
  };
  const without = (id: string): RosterFiles => ({
    ...files,
    users: files.users.filter(({ sourcedId }) => sourcedId !== id),
    roles: files.roles.filter(({ userSourcedId }) => userSourcedId !== id),
    enrollments: files.enrollments.filter(({ userSourcedId }) => userSourcedId !== id),
    userFlags: files.userFlags.filter(({ userSourcedId }) => userSourcedId !== id),
    relationships: files.relationships.filter(({ userSourcedId }) => userSourcedId !== id),
  });
  const ready = async () => {
    const response = await fetch(`${school.bot.url}/readyz`);
    const body: unknown = await response.json();
    assert.ok(typeof body === 'object' && body !== null && 'roster' in body);
    return body.roster;
  };
  const metric = async (name: string) => {
    const text = await (await fetch(`${school.bot.url}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  };

  it('is once a night, and known at once', async () => {
    assert.equal(await at('2026-11-25T02:20:00+01:00'), 0);
    answers = async () => rows(without(linde.pupils[0]?.id ?? ''));
    assert.equal(await at('2026-11-25T02:31:00+01:00'), 1);
    assert.equal(school.bot.app.schools.roster('linde')?.pupils.length, linde.pupils.length - 1);
    assert.equal(await at('2026-11-25T13:00:00+01:00'), 1);
    assert.equal(await at('2026-11-26T02:29:00+01:00'), 1);
    assert.equal(await at('2026-11-26T02:40:00+01:00'), 2);
  });

  it('is made up for by a bot that was not there', async () => {
    await at('2026-11-25T02:31:00+01:00');
    await school.restart();
    assert.equal(await at('2026-11-25T09:00:00+01:00'), 1, 'done already');
    assert.equal(await at('2026-11-27T09:00:00+01:00'), 2);
  });

  it('keeps the old rosters while the source is down, tries again an hour later, and tells their age', async () => {
    await at('2026-11-25T02:31:00+01:00');
    answers = async () => {
      throw new OutsideError('graph_503', { retry: true });
    };
    assert.equal(await at('2026-11-28T02:31:00+01:00'), 2);
    assert.equal(await at('2026-11-28T03:10:00+01:00'), 2);
    assert.deepEqual(await ready(), {
      state: 'old',
      schools: invented.length,
      lastRead: '2026-11-25T01:31:00Z',
      code: 'graph_503',
      since: '2026-11-28T01:31:00Z',
    });
    const read = Temporal.Instant.from('2026-11-25T02:31:00+01:00').epochMilliseconds / 1000;
    assert.equal(await metric('naervaer_roster_read_timestamp_seconds'), read);
    assert.equal(school.bot.app.schools.roster('linde')?.pupils.length, linde.pupils.length);
    answers = async () => rows(files);
    assert.equal(await at('2026-11-28T03:40:00+01:00'), 3);
    assert.deepEqual(await ready(), {
      state: 'ok',
      schools: invented.length,
      lastRead: '2026-11-28T02:40:00Z',
    });
  });

  it('tells the operator that something waits', async () => {
    answers = async () => rows({ ...files, userFlags: [] });
    await at('2026-11-25T02:31:00+01:00');
    assert.deepEqual(await ready(), {
      state: 'waiting',
      schools: invented.length,
      waiting: invented.length,
      lastRead: '2026-11-25T01:31:00Z',
    });
    assert.equal(await metric('naervaer_roster_waiting_schools'), invented.length);
    assert.equal(school.log.filter((line) => line.includes('naervaer roster pending')).length, 1);
  });

  it('tells no name in the log, whatever is wrong', async () => {
    const [first, ...others] = files.users;
    assert.ok(first);
    for (const bad of [
      { ...first, givenName: '=Hemmelig' },
      { ...first, familyName: '120312-1234' },
      { ...first, sourcedId: others[0]?.sourcedId ?? '' },
    ]) {
      answers = async () => rows({ ...files, users: [bad, ...others] });
      school.setNow('2026-11-25T02:31:00+01:00');
      await school.bot.tick();
      await school.bot.idle();
      school.setNow('2026-11-25T04:31:00+01:00');
      await school.bot.tick();
      await school.bot.idle();
    }
    const told = school.log.join('\n');
    assert.match(told, /rosters could not be read: they stay as they are/);
    for (const word of ['Hemmelig', '120312', first.givenName, first.familyName]) {
      assert.equal(told.includes(word), false, word);
    }
  });

  it('is done by one of several processes: by that which owns what belongs to no school', async () => {
    await school.close();
    reads = 0;
    const lease = (ownership: Ownership) => (part: string) =>
      part === municipalityPart ? undefined : ownership.lease(part);
    const ports = { ownership: (all: Ownership) => ({ ...all, lease: lease(all) }) };
    school = await startSchool({
      ...{ rosters: invented, roster: keeping, now: '2026-11-25T02:31:00+01:00' },
      overrides: { ...overrides, ports },
    });
    assert.equal(await at('2026-11-25T02:41:00+01:00'), 0);
  });
});
