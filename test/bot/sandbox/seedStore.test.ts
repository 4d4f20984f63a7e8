import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../bot/config.ts';
import { schemas } from '../../../bot/core/records.ts';
import { municipality } from '../../../bot/sandbox/municipality.ts';
import { seedStore } from '../../../bot/sandbox/seedStore.ts';
import { readCalendar } from '../../../services/calendar/readCalendar.ts';
import { readPlaybook } from '../../../services/cases/playbook.ts';
import { readRuleset } from '../../../services/rules/readRuleset.ts';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';

describe('the seeded municipality', () => {
  it('has open cases in each school, some with overdue steps, and every one of a pupil who is worrying', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
    const { calendar, playbook, rules } = readConfig({ SANDBOX: '1', DATA_DIR: folder });
    const municipal = {
      calendar: await readCalendar(calendar),
      playbook: await readPlaybook(playbook),
      rulesets: await Promise.all(rules.map((file) => readRuleset(file))),
    };
    const store = await openLowdbStore({ folder, schemas });
    const today = Temporal.PlainDate.from('2026-11-25');
    try {
      for (const roster of municipality(1)) {
        await seedStore(store, { ...municipal, roster }, 1, today);
        const cases = (await store.list(roster.school.id, 'case')).map(({ value }) => value);
        assert.ok(cases.length >= 5 && cases.length <= 12, `${cases.length} cases`);
        assert.ok(cases.every(({ state }) => state !== 'closed'));
        const plans = cases.flatMap(({ plan, mapping }) => (plan && mapping ? [plan] : []));
        assert.ok(plans.length > 0, 'somebody has written a plan');
        assert.ok(plans.every(({ goals, wayBack }) => goals.length > 0 && wayBack.length > 0));
        const open = cases.flatMap(({ steps }) =>
          steps.filter(({ state }) => state === 'proposed' || state === 'approved'),
        );
        assert.ok(
          open.some(({ due }) => due < today.toString()),
          'something is overdue',
        );
        for (const { id, pupilId } of cases) {
          const pupil = await store.load(roster.school.id, 'pupil', pupilId);
          assert.equal(pupil?.value.openCaseId, id);
        }
      }
    } finally {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
