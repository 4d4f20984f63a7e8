import assert from 'node:assert/strict';
import sinon from 'sinon';
import { pressVerbs } from '../../../bot/presses/verbs.ts';
import { verbs } from '../../../cards/wording/verbs.ts';
import { refusalCodes } from '../../../services/errors/codes.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import { shows } from '../../doubles/invoke.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import type { Person } from '../../doubles/teams.ts';

describe('an invoke', () => {
  let school: RunningSchool;
  let leader: Person;

  before(async () => {
    school = await startSchool({ tenantId: 'tenant' });
    leader = school.person('leader');
    await school.teams.install(leader);
  });

  afterEach(() => sinon.restore());
  after(() => school.close());

  for (const verb of verbs) {
    it(`that presses »${verb}« shows something, whatever it is refused for`, async () => {
      const decides = sinon.stub(pressVerbs[verb], 'press');
      const data = school.sealed(verb, { case: 'LI-1', report: 'r', question: 'q', v: 1 });
      for (const code of refusalCodes) {
        decides.callsFake(async () => {
          throw new RefusedError(code);
        });
        assert.ok(shows(await school.teams.press(leader, verb, data)), code);
      }
      decides.callsFake(async () => {
        throw new Error('a fault of ours');
      });
      assert.ok(shows(await school.teams.press(leader, verb, data)), 'a fault');
      assert.ok(shows(await school.teams.press(leader, verb, {})), 'a forged press');
      const tenantId = 'another';
      assert.ok(shows(await school.teams.press(leader, verb, data, { tenantId })), tenantId);
    });
  }
});
