import { z } from 'zod';
import { leads } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { audit } from '../core/audit.ts';
import { onOtherCards, pressVerb } from './pressVerb.ts';

/** Links the team the press came from to a school: once, by that school's leadership. */
export const teamLink = pressVerb({
  data: z.object({ school: z.string() }),
  about: undefined,
  ...onOtherCards,
  part: 'municipality',
  press: async ({ turn, unit, at }, { school }) => {
    const team = turn.team === undefined ? undefined : await unit.load('team', turn.team);
    if (!team) throw new RefusedError('gone');
    if (!leads(turn.actor) || school !== turn.school) throw new RefusedError('not_allowed');
    if (team.schoolId !== undefined) throw new RefusedError('stale');
    unit.put('team', team.teamId, { ...team, schoolId: school });
    const by = turn.actor.member.id;
    const subjects = [team.teamId, school];
    audit(unit, { turnId: turn.id, at, by, action: 'team.link', subjects });
    return { card: 'notice', id: 'team_linked', details: {} };
  },
});
