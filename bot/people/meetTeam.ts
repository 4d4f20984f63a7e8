import { z } from 'zod';
import type { CardMessage } from '../../cards/cardMessage.ts';
import { leads } from '../../services/access/access.ts';
import { type App, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { municipalityPart } from '../core/records.ts';
import { releaseParked } from '../core/releaseParked.ts';
import type { Turn } from '../core/turn.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { renderNotice } from '../show/renderNotice.ts';
import { lasting } from './reference.ts';

/**
 * Remembers a team or group chat that the bot was installed in: linked at once where the municipality
 * has one school, else it asks which school the team belongs to. One that was gone is found again, and
 * what waited for it is let go.
 * @returns the school whose outbox may hold something for it now
 */
export async function meetTeam(
  app: App,
  turnId: string,
  teamId: string,
  reference: unknown,
): Promise<string | undefined> {
  const schools = app.schools.all();
  const only = schools.length === 1 ? schools[0]?.school.id : undefined;
  const found = await transact(app.store, municipalityPart, async (unit) => {
    const known = await unit.load('team', teamId);
    // Again, since the last time may have ended between this commit and the next.
    if (known && !known.gone) return known.schoolId;
    if (known) {
      const { gone: _, ...team } = known;
      unit.put('team', teamId, { ...team, reference: channelOf(reference) });
      return known.schoolId;
    }
    unit.put('team', teamId, {
      teamId,
      reference: channelOf(reference),
      ...(only === undefined ? {} : { schoolId: only }),
    });
    const outbox = unitOutbox(unit, turnId, stamp(app));
    const to = { to: 'team', teamId } as const;
    if (only === undefined) outbox.show(to, { card: 'teamLink', id: teamId }, 'new');
    else outbox.show(to, { card: 'notice', id: 'team_linked', details: {} }, 'new');
    return undefined;
  });
  if (found !== undefined) {
    await transact(app.store, found, (unit) => releaseParked(unit, { to: 'team', teamId }));
  }
  return found;
}

const linkData = z.object({ school: z.string() });

/**
 * Links the team that the press came from to a school: by that school's leadership, once. The same
 * press again is answered as before.
 */
export async function linkTeam(
  app: App,
  turn: Turn,
  teamId: string | undefined,
  data: unknown,
): Promise<{ message: CardMessage; outcome: string }> {
  const code = await transact(app.store, municipalityPart, async (unit) => {
    const before = await unit.load('inbox', turn.id);
    if (before) return before.answer?.refusal?.code;
    const at = stamp(app);
    const refused = await decideLink(unit, turn, teamId, data, at);
    const answer = refused === undefined ? {} : { refusal: { code: refused, details: {} } };
    unit.put('inbox', turn.id, { at, answer });
    return refused;
  });
  return {
    message: renderNotice(code ?? 'team_linked', {}, turn.locale),
    outcome: code === undefined ? 'done' : 'refused',
  };
}

/** @returns the code of the refusal, or undefined when the team belongs to the school now */
async function decideLink(
  unit: Unit,
  turn: Turn,
  teamId: string | undefined,
  data: unknown,
  at: string,
): Promise<string | undefined> {
  const press = linkData.safeParse(data);
  const team = teamId === undefined ? undefined : await unit.load('team', teamId);
  if (!press.success || !team) return 'gone';
  if (!leads(turn.actor) || press.data.school !== turn.school) return 'not_allowed';
  if (team.schoolId !== undefined) return 'stale';
  unit.put('team', team.teamId, { ...team, schoolId: press.data.school });
  const subjects = [team.teamId, press.data.school];
  audit(unit, { turnId: turn.id, at, by: turn.actor.member.id, action: 'team.link', subjects });
  return undefined;
}

/** A channel's own conversation, without the thread and the person that the activity happened to be of. */
export function channelOf(reference: unknown): Record<string, unknown> {
  const { user: _, ...kept } = lasting(reference);
  const parsed = z.looseObject({ conversation: z.looseObject({ id: z.string() }) }).safeParse(kept);
  if (!parsed.success) return kept;
  const { conversation } = parsed.data;
  return {
    ...kept,
    conversation: { ...conversation, id: conversation.id.replace(/;messageid=.*$/, '') },
  };
}
