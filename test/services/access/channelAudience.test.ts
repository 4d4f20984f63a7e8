import assert from 'node:assert/strict';
import { type ChannelMember, channelAudience } from '../../../services/access/channelAudience.ts';
import type { Involvement, InvolvementBasis } from '../../../services/access/involvement.ts';
import { aRoster } from '../../builders/people.ts';

const roster = aRoster();
const at = '2026-11-25T08:10:00+01:00';

const involved = (staffId: string, basis: InvolvementBasis, ended = false): Involvement => ({
  staffId,
  basis,
  by: 's-leader',
  at,
  ...(ended ? { endedAt: at } : {}),
});

/** Somebody of the school as Teams knows them. */
function member(staffId: string, difference: Partial<ChannelMember> = {}): ChannelMember {
  const one = roster.member(staffId);
  assert.ok(one);
  return {
    entraId: one.entraId,
    upn: one.email,
    name: `${one.givenName} ${one.familyName}`,
    guest: false,
    ...difference,
  };
}

const stranger = (name: string, guest = false): ChannelMember => ({
  entraId: `entra-${name}`,
  upn: undefined,
  name,
  guest,
});

const teacher = member('s-teacher');
const leader = member('s-leader');
const ppr = member('s-ppr');

/** Who is there, on which grounds others take part in the case, and what the channel is shown. */
const table: readonly (readonly [
  string,
  readonly ChannelMember[] | undefined,
  readonly Involvement[],
  string,
])[] = [
  ['the class teacher and the leader', [teacher, leader], [], 'all'],
  ['known by UPN alone', [{ ...leader, entraId: undefined, upn: 'ENTRA-s-leader' }], [], 'all'],
  ['PPR with consent', [teacher, ppr], [involved('s-ppr', 'consent')], 'all'],
  ['PPR by duty to notify', [teacher, ppr], [involved('s-ppr', 'duty_to_notify')], 'all'],
  ['a colleague with a task', [member('s-other')], [involved('s-other', 'task')], 'all'],
  ['PPR without a ground', [teacher, ppr], [], 'no_right'],
  ['PPR for anonymous sparring', [teacher, ppr], [involved('s-ppr', 'anonymous')], 'no_right'],
  ['PPR whose part ended', [teacher, ppr], [involved('s-ppr', 'consent', true)], 'no_right'],
  ['SSP', [teacher, member('s-ssp')], [involved('s-ssp', 'crime_prevention')], 'no_right'],
  ['a teacher of another class', [teacher, member('s-other')], [], 'no_right'],
  ['the IT administrator', [leader, member('s-it')], [], 'no_right'],
  ['a guest', [teacher, stranger('Jonas Berg', true)], [], 'guest'],
  ['a guest who is known as staff', [leader, { ...teacher, guest: true }], [], 'guest'],
  ['somebody of another school', [teacher, stranger('Mette Holm')], [], 'unknown'],
  ['a pupil', [teacher, stranger('loke prøvesen')], [], 'pupil'],
  ['a guest and somebody without right', [stranger('Jonas Berg', true), ppr], [], 'guest no_right'],
  ['nobody', [], [], ''],
  ['members that cannot be read', undefined, [], ''],
];

describe('a case in a channel', () => {
  for (const [who, members, grounds, expected] of table) {
    it(`with ${who}: ${expected === 'all' ? 'shown' : `not shown (${expected || 'nobody to trust'})`}`, () => {
      const found = channelAudience(members, { pupilId: 'p-loke', involved: grounds }, roster);
      const told = found.show === 'all' ? 'all' : found.barred.map(({ why }) => why).join(' ');
      assert.equal(told, expected);
    });
  }

  it('goes to the entitled among its members on their own', () => {
    const subject = { pupilId: 'p-loke', involved: [] };
    const found = channelAudience([teacher, ppr, leader, stranger('X', true)], subject, roster);
    assert.ok(found.show === 'none');
    assert.deepEqual(
      found.entitled.map(({ id }) => id),
      ['s-teacher', 's-leader'],
    );
  });

  it('names no pupil of the school among those who keep it out', () => {
    const subject = { pupilId: 'p-loke', involved: [] };
    const pupils = roster.pupils.map(({ givenName, familyName }) =>
      stranger(`${givenName} ${familyName}`, true),
    );
    const found = channelAudience(pupils, subject, roster);
    assert.ok(found.show === 'none');
    assert.doesNotMatch(JSON.stringify(found.barred), /Prøvesen|Agerbo|Sandal/);
  });
});
