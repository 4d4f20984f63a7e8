import assert from 'node:assert/strict';
import { type Records, type SchoolStore, standing } from '../../../bot/core/records.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

describe('what nobody asks for', () => {
  let school: RunningSchool;
  const read = new Set<keyof Records>();

  /** The store, whose kinds of records that are read are remembered. */
  const remembering = (inner: SchoolStore): SchoolStore => ({
    ...inner,
    load: (part, kind, id) => {
      read.add(kind);
      return inner.load(part, kind, id);
    },
    list: (part, kind, most) => {
      read.add(kind);
      return inner.list(part, kind, most);
    },
  });

  before(async () => {
    school = await startSchool({ overrides: { ports: { store: remembering } } });
    await school.bot.idle();
  });
  after(() => school.close());
  beforeEach(() => read.clear());

  it('needs no records but those that stay in memory: a sweep with nothing due', async () => {
    await school.bot.tick();
    await school.bot.idle();
    read.clear();
    await school.bot.tick();
    assert.ok(read.size > 0, 'something is read');
    assert.deepEqual(read.difference(new Set(standing)), new Set());
  });

  for (const path of ['/readyz', '/metrics']) {
    it(`needs no records but those that stay in memory: ${path}`, async () => {
      await (await fetch(`${school.bot.url}${path}`)).text();
      assert.ok(read.size > 0, 'something is read');
      assert.deepEqual(read.difference(new Set(standing)), new Set());
    });
  }
});
