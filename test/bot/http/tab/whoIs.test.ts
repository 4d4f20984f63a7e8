import assert from 'node:assert/strict';
import { whoIs } from '../../../../bot/http/tab/whoIs.ts';
import { roster } from '../../../../services/roster/roster.ts';
import { invented } from '../../../builders/invented.ts';
import { type RunningSchool, startSchool } from '../../../doubles/runningSchool.ts';
import { chatOf } from '../../../doubles/teams.ts';

const upn = 'rosa.holm@eksempelby.example';
const account = {
  id: '29:konto-1',
  aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000001',
  name: 'Rosa Holm',
};
const another = 'aaaaaaaa-0000-4000-8000-000000000002';

describe('who opens the tab', () => {
  const [first] = invented;
  assert.ok(first);
  const byUpn = roster({
    ...first,
    staff: first.staff.map((member) =>
      member.classIds.includes('linde-7b') && member.role === 'class_teacher'
        ? { ...member, entraId: upn }
        : member,
    ),
  });
  let school: RunningSchool;

  before(async () => {
    school = await startSchool({ rosters: [byUpn] });
  });

  after(() => school.close());

  const names = async (entraId: string, told?: string) =>
    (await whoIs(school.bot.app, { entraId, upn: told })).map(({ member }) => member.role);

  it('is whom the roster has by object id, however it is written', async () => {
    const { aadObjectId } = school.person('leader');
    assert.deepEqual(await names(aadObjectId), ['leader']);
    assert.deepEqual(await names(aadObjectId.toUpperCase()), ['leader']);
    assert.deepEqual(await names(another), []);
  });

  it('is by UPN only whom the chat has met, as the account it met, while the UPN is theirs', async () => {
    assert.deepEqual(await names(account.aadObjectId, upn), []);
    school.teams.setMembers(chatOf(account), [{ ...account, userPrincipalName: upn }]);
    await school.teams.say(account, 'status');
    await school.bot.idle();
    assert.deepEqual(await names(account.aadObjectId, upn), ['class_teacher']);
    assert.deepEqual(await names(account.aadObjectId), []);
    assert.deepEqual(await names(account.aadObjectId, 'another@eksempelby.example'), []);
    assert.deepEqual(await names(another, upn), []);
  });

  it('is nobody by a UPN that is given for an object id', async () => {
    assert.deepEqual(await names(upn), []);
  });
});
