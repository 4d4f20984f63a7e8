import { setImmediate as nextTurn } from 'node:timers/promises';
import { lastSchoolDays } from '../../services/calendar/lastSchoolDays.ts';
import { alarmBudget, dryRunResult } from '../../services/rules/dryRun.ts';
import { type Replayed, type ReplayPupil, replay } from '../../services/rules/replay.ts';
import type { Ruleset } from '../../services/rules/ruleset.ts';
import { bindingRules } from '../../services/rules/schoolKinds.ts';
import { replayPupils } from '../casework/replayPupils.ts';
import { type App, caseContextOf, localTime, rulesetsOf, stamp } from '../core/app.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import type { WorkResult } from '../core/workResult.ts';

const schoolDays = 200;

/** Tries a ruleset on the school's last 200 school days and shows what it would have meant. */
export async function dryRunJob(
  app: App,
  school: string,
  id: string,
  itemId: string,
): Promise<WorkResult> {
  const stored = await app.store.load(school, 'dryRun', id);
  const rules = app.trialRulesets.find((one) => one.id === stored?.value.rulesetId);
  if (!stored || !rules || stored.value.state === 'done') return { outcome: 'done' };
  const pupils = await replayPupils(app.store, caseContextOf(app, school).roster);
  // The law stays alongside the tried rules; rules without a date are tried as if in force.
  const law = app.rulesets.filter(({ id, levels }) => levels.length === 0 && id !== rules.id);
  const tried = bindingRules(
    [...law, { ...rules, validFrom: '2000-01-01', validTo: null }],
    app.kinds.kindOf(school),
  );
  const told = await replayed(app, pupils, tried);
  const now = await replayed(app, pupils, rulesetsOf(app, school));
  await transact(app.store, school, async (unit) => {
    const current = await unit.load('dryRun', id);
    if (!current) return;
    const result = dryRunResult(told, now, alarmBudget);
    unit.put('dryRun', id, { ...current, state: 'done', result });
    const outbox = unitOutbox(unit, `${itemId}>`, stamp(app));
    outbox.show({ to: 'person', staffId: current.by }, { card: 'dryRun', id });
  });
  return { outcome: 'done' };
}

/** One school day at a time, pausing so that messages are not held up. */
async function replayed(
  app: App,
  pupils: readonly ReplayPupil[],
  rulesets: readonly Ruleset[],
): Promise<Replayed> {
  const { calendar } = app;
  const today = localTime(app).toPlainDate();
  const span = lastSchoolDays(calendar, today, schoolDays) ?? { from: today, to: today };
  const steps = replay({ rulesets, calendar, pupils, ...span });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}
