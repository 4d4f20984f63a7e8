import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  decideContacts,
  freshDays,
  type HomeContactEvent,
  homeContactLog,
  homeContacts,
  openContact,
} from '../../../services/absence/homeContact.ts';

const days = Array.from({ length: 12 }, (_, day) => `2026-11-${String(day + 2).padStart(2, '0')}`);
const at = '2026-11-13T08:10:00+01:00';

/** What can happen: the days that stand as unlawful change, somebody calls, a case opens or closes. */
const happening = fc.oneof(
  fc.record({ do: fc.constant('note' as const), standing: fc.subarray(days) }),
  fc.record({ do: fc.constant('call' as const) }),
  fc.record({ do: fc.constant('case' as const), open: fc.boolean() }),
);

type Life = { log: HomeContactEvent[]; standing: string[]; caseId: string | undefined };

function input({ standing, caseId }: Omit<Life, 'log'>) {
  const range = { since: days[0] ?? '', today: days.at(-1) ?? '' };
  return { standing: new Set(standing), ...range, due: '2026-11-13', at, caseId };
}

function lived(look: (after: Life, before: Life) => void): void {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 25 }), (all) => {
      let life: Life = { log: [], standing: [], caseId: undefined };
      for (const one of all) {
        const before = life;
        if (one.do === 'note') life = { ...life, standing: one.standing };
        if (one.do === 'case') life = { ...life, caseId: one.open ? 'LI-2026-0001' : undefined };
        const open = openContact(homeContacts(life.log));
        if (one.do === 'call' && open) {
          const done = { do: 'done', at, task: open.id, by: 's-leader' } as const;
          life = { ...life, log: [...life.log, done] };
        }
        life = { ...life, log: [...life.log, ...decideContacts(life.log, input(life))] };
        look(life, before);
      }
    }),
  );
}

describe('the task of contacting the home', () => {
  it('is one for a run, and another for each new day once somebody has called', () => {
    const note = (log: readonly HomeContactEvent[], standing: string[]) => [
      ...log,
      ...decideContacts(log, input({ standing, caseId: undefined })),
    ];
    const first = note([], ['2026-11-02', '2026-11-03']);
    assert.deepEqual(openContact(homeContacts(first))?.dates, ['2026-11-02', '2026-11-03']);
    const more = note(first, ['2026-11-02', '2026-11-03', '2026-11-04']);
    assert.equal(homeContacts(more).tasks.length, 1, 'a day more is the same call');
    const called: HomeContactEvent[] = [...more, { do: 'done', at, task: '1', by: 's-leader' }];
    assert.deepEqual(note(called, ['2026-11-02', '2026-11-03', '2026-11-04']), called);
    const again = note(called, ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-09']);
    assert.deepEqual(openContact(homeContacts(again))?.dates, ['2026-11-09']);
    assert.equal(openContact(homeContacts(again))?.id, '2');
  });

  it('lapses when the day is no longer unlawful, and comes back with it', () => {
    const first = decideContacts([], input({ standing: ['2026-11-02'], caseId: undefined }));
    const gone = [...first, ...decideContacts(first, input({ standing: [], caseId: undefined }))];
    assert.equal(homeContacts(gone).tasks[0]?.state, 'withdrawn');
    const back = decideContacts(gone, input({ standing: ['2026-11-02'], caseId: undefined }));
    assert.deepEqual(
      back.map((one) => one.do),
      ['raise'],
    );
  });

  it('loses no day: each is in a task, in a case, or was called about', () => {
    lived(({ log, standing, caseId }) => {
      assert.deepEqual(freshDays(log, input({ standing, caseId })), []);
      const { tasks, asked } = homeContacts(log);
      for (const day of standing) assert.ok(asked.has(day), day);
      const open = tasks.filter(({ state }) => state === 'open');
      for (const day of open.flatMap(({ dates }) => dates)) assert.ok(standing.includes(day), day);
    });
  });

  it('asks about no day twice, and has at most one task open', () => {
    lived(({ log, caseId }) => {
      const { tasks } = homeContacts(log);
      const active = tasks.filter(({ state }) => state !== 'moved');
      const dates = active.flatMap((task) => task.dates);
      assert.equal(new Set(dates).size, dates.length);
      assert.ok(tasks.filter(({ state }) => state === 'open').length <= (caseId ? 0 : 1));
      assert.equal(new Set(tasks.map(({ id }) => id)).size, tasks.length);
    });
  });

  it('changes nothing when it is looked at again, and what was done stays done', () => {
    lived((life, before) => {
      assert.deepEqual(decideContacts(life.log, input(life)), []);
      assert.deepEqual(life.log.slice(0, before.log.length), before.log);
      assert.deepEqual(homeContactLog.parse(life.log), life.log);
      for (const task of homeContacts(before.log).tasks.filter(({ state }) => state === 'done')) {
        assert.deepEqual(
          homeContacts(life.log).tasks.find(({ id }) => id === task.id),
          task,
        );
      }
    });
  });
});
