import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Playbook, readPlaybook } from '../../../services/cases/playbook.ts';
import { DataFileError } from '../../../services/errors/errors.ts';
import { readRuleset } from '../../../services/rules/readRuleset.ts';
import { duties } from '../../../services/rules/ruleset.ts';
import { aPlaybook } from '../../builders/cases.ts';

const data = (path: string) => fileURLToPath(new URL(`../../../data/${path}`, import.meta.url));

describe('readPlaybook', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naervaer-playbook-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const written = async (value: unknown) => {
    const file = join(folder, 'playbook.json');
    await writeFile(file, JSON.stringify(value, null, 2));
    return readPlaybook(file);
  };
  const refuses = (value: unknown, reason: RegExp) =>
    assert.rejects(written(value), (error) => {
      assert.ok(error instanceof DataFileError);
      assert.match(error.message, reason);
      assert.ok((error.line ?? 0) > 1, 'says in which line');
      return true;
    });
  const worryingOf = (book: Playbook) => {
    const { worrying } = book.levels;
    assert.ok(worrying);
    return worrying;
  };

  it('gives back what a good file says', async () => {
    assert.deepEqual(await written(aPlaybook()), aPlaybook());
  });

  it('refuses a role that no school has', async () => {
    const book = aPlaybook();
    const worrying = worryingOf(book);
    const [step] = worrying.steps;
    const steps = [{ ...step, responsible: 'headmaster' }];
    await refuses(
      { ...book, levels: { worrying: { ...worrying, steps } } },
      /levels\.worrying\.steps\.0\.responsible/,
    );
  });

  it('refuses a deadline before the day itself', async () => {
    const book = aPlaybook();
    const worrying = worryingOf(book);
    const [step] = worrying.steps;
    const steps = [{ ...step, dueSchoolDays: -1 }];
    await refuses(
      { ...book, levels: { worrying: { ...worrying, steps } } },
      /levels\.worrying\.steps\.0\.dueSchoolDays/,
    );
  });

  it('refuses two steps with the same id, wherever they stand', async () => {
    const book = aPlaybook();
    const duty = { ...worryingOf(book), steps: worryingOf(book).steps.slice(0, 1) };
    await refuses(
      { ...book, duties: { contact_parents: duty } },
      /duties\.contact_parents\.steps\.0\.id.*levels\.worrying/,
    );
  });

  it('refuses a key it does not know, so that a misspelt one is seen', async () => {
    const book = aPlaybook();
    const worrying = worryingOf(book);
    await refuses(
      { ...book, levels: { worrying: { ...worrying, folowUpSchoolDays: 5 } } },
      /folowUpSchoolDays/,
    );
  });

  it('refuses a step that comes after one of another stage, or after one that stands below it', async () => {
    const book = aPlaybook();
    const worrying = worryingOf(book);
    const [talk, plan] = worrying.steps;
    const reason = /levels\.worrying\.steps\.0\.after.*stands before it in the same stage/;
    for (const after of ['plan', 'task-force', 'talk', 'nothing']) {
      const steps = [{ ...talk, after }, plan];
      await refuses(
        { ...book, levels: { ...book.levels, worrying: { ...worrying, steps } } },
        reason,
      );
    }
    const good = [talk, { ...plan, after: 'talk' }];
    const read = await written({ ...book, levels: { worrying: { ...worrying, steps: good } } });
    assert.equal(read.levels.worrying?.steps[1]?.after, 'talk');
  });

  it('refuses to tell the coordinator before the leader, and says in which line and column', async () => {
    const reminders = {
      afterSchoolDays: [1],
      leaderAfterSchoolDays: 9,
      coordinatorAfterSchoolDays: 4,
    };
    await refuses({ ...aPlaybook(), reminders }, /reminders/);
    const file = join(folder, 'playbook.json');
    await writeFile(file, '{\n  "id": "x",\n  "levels": }');
    await assert.rejects(readPlaybook(file), (error) => {
      assert.ok(error instanceof DataFileError);
      assert.deepEqual([error.line, error.column], [3, 13]);
      return true;
    });
  });

  it('refuses a meeting that nobody must attend', async () => {
    const book = aPlaybook();
    const worrying = worryingOf(book);
    const meeting = { ...worrying.meeting, required: [] };
    await refuses({ ...book, levels: { worrying: { ...worrying, meeting } } }, /meeting\.required/);
  });
});

describe("Aalborg's playbook", () => {
  let aalborg: Playbook;
  before(async () => {
    aalborg = await readPlaybook(data('playbooks/aalborg.json'));
  });

  it('has steps for every level and duty that the rulesets can give', async () => {
    for (const file of await readdir(data('rulesets'))) {
      const { criteria } = await readRuleset(data(`rulesets/${file}`));
      for (const { id, level, duty } of criteria) {
        if (level !== undefined) assert.ok(aalborg.levels[level], `${file} ${id}: level ${level}`);
        if (duty !== undefined) assert.ok(aalborg.duties[duty], `${file} ${id}: duty ${duty}`);
      }
    }
    assert.deepEqual(Object.keys(aalborg.duties), [...duties]);
  });

  it('gives every step to somebody with a role of their own, never to whoever else works there', () => {
    for (const [caller, { steps }] of stages(aalborg)) {
      for (const { id, responsible } of steps)
        assert.notEqual(responsible, 'other', `${caller} ${id}`);
    }
  });

  it('follows up no earlier than the last step is due', () => {
    for (const [caller, { steps, followUpSchoolDays }] of stages(aalborg)) {
      const last = Math.max(...steps.map(({ dueSchoolDays }) => dueSchoolDays));
      assert.ok(followUpSchoolDays >= last, caller);
    }
  });

  it('asks only the leader to approve: the final responsibility is theirs', () => {
    for (const [caller, { steps }] of stages(aalborg)) {
      for (const { id, approver } of steps) {
        assert.ok(approver === null || approver === 'leader', `${caller} ${id}`);
      }
    }
  });

  it('talks with the pupil before the home, and contacts parents the same day when no reason was given', () => {
    const { worrying } = aalborg.levels;
    const ids = worrying?.steps.map(({ id }) => id) ?? [];
    assert.ok(ids.indexOf('talk-with-pupil') < ids.indexOf('contact-home'));
    assert.ok(ids.includes('talk-with-pupil'));
    assert.equal(aalborg.duties.contact_parents?.steps[0]?.dueSchoolDays, 0);
  });

  it('checks the register before a notification, and asks for the day of both', () => {
    const [check, notify] = aalborg.duties.notify_municipality?.steps ?? [];
    assert.equal(notify?.after, check?.id);
    assert.deepEqual([check?.asks, notify?.asks], [['date'], ['date']]);
    assert.equal(notify?.approver, 'leader');
  });

  it('has steps for a worry, and somebody who takes over from everybody it asks', () => {
    assert.ok(aalborg.concern);
    const asked = new Set(
      stages(aalborg).flatMap(([, { steps }]) => steps.map(({ responsible }) => responsible)),
    );
    for (const role of asked) assert.ok((aalborg.deputies[role] ?? []).length > 0, role);
  });

  it('never asks the SSP consultant: absence alone is no matter of crime prevention', () => {
    assert.ok(!JSON.stringify(aalborg).includes('ssp_consultant'));
  });
});

describe('every playbook that comes along', () => {
  it('is a good file', async () => {
    const files = await readdir(data('playbooks'));
    assert.ok(files.length >= 2);
    for (const file of files) {
      const { levels } = await readPlaybook(data(`playbooks/${file}`));
      assert.ok(Object.keys(levels).length > 0, file);
    }
  });
});

function stages({ levels, duties: byDuty }: Playbook) {
  return [...Object.entries(levels), ...Object.entries(byDuty)];
}
