import assert from 'node:assert/strict';
import { readRegister } from '../../../bot/register/readRegister.ts';
import { busyDay } from '../../doubles/busyDay.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { aMap } from '../../services/register/aMap.ts';

/** What a good day leaves where it was, and why. */
const still: Readonly<Record<string, string>> = {
  naervaer_outbox_waiting: 'all that waited was delivered',
  naervaer_outbox_oldest_seconds: 'nothing waits',
  naervaer_messages_held: 'the disk took everything',
  naervaer_roster_read_timestamp_seconds: 'rosters are imported by hand',
  naervaer_roster_waiting_schools: 'so none of them waits',
};

describe('the metrics', () => {
  let school: RunningSchool;

  before(async function () {
    this.timeout(60_000);
    school = await startSchool({ schools: 1, publicUrl: 'https://bot.example' });
  });

  after(() => school.close());

  /** Every figure of ours, by name: the largest of its series. */
  const figures = async () => {
    const text = await (await fetch(`${school.bot.url}/metrics`)).text();
    const found = new Map<string, number>();
    for (const [, name = ''] of text.matchAll(/^# TYPE (naervaer_\w+)/gm)) {
      const series = [
        ...text.matchAll(new RegExp(`^${name}(?:_count)?(?:\\{[^}]*\\})? (\\S+)$`, 'gm')),
      ];
      found.set(name, Math.max(-1, ...series.map(([, value]) => Number(value))));
    }
    return found;
  };

  it('have all moved after a busy day on which something went wrong outside, or say why not', async () => {
    await busyDay(school);
    // A stranger knocks, somebody without the app is written to, a message may be missing.
    await fetch(`${school.bot.url}/api/messages`, { method: 'POST', body: '{}' });
    const teacher = school.person('class_teacher', '8a');
    await school.teams.install(teacher);
    await school.bot.delivery.idle();
    school.teams.setFault(({ method }) => (method === 'POST' ? 500 : undefined));
    const pupil = school.roster.pupils.find(({ classCode }) => classCode === '8a');
    await school.teams.say(teacher, `${pupil?.givenName} ${pupil?.familyName} syg i dag`);
    await school.bot.delivery.idle();
    school.teams.setFault(({ method }) => (method === 'POST' ? 400 : undefined));
    await school.teams.say(teacher, 'hjælp');
    await school.bot.delivery.idle();
    school.teams.setFault();
    await fetch(`${school.bot.url}/api/graph/notifications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ value: [{ subscriptionId: 'x', clientState: 'y' }] }),
    });
    const row = `${pupil?.id};24-11-2026;U;`;
    const bytes = Buffer.from(`Elev;Dato;Kode;Lektioner\n${row}\n`);
    const reading = { at: '2026-11-25T08:10:00+01:00', id: 'one' };
    const file = { name: 'f.csv', bytes, map: aMap(), partial: false };
    await readRegister(school.bot.app, file, reading);
    const all = await figures();
    assert.ok(all.size >= 14, `${all.size} metrics`);
    const unmoved = [...all].filter(([name, value]) => value <= 0 && still[name] === undefined);
    assert.deepEqual(unmoved, []);
    const excused = Object.keys(still).filter((name) => all.get(name) === -1);
    assert.deepEqual(excused, [], 'what is excused is there, at nought');
  });
});
