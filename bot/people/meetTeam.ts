import { z } from 'zod';
import { type App, stamp } from '../core/app.ts';
import { municipalityPart } from '../core/records.ts';
import { releaseParked } from '../core/releaseParked.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { withoutThread } from '../core/withoutThread.ts';
import { lasting } from './reference.ts';

/**
 * Remembers a team or group chat where the bot was installed: linked at once when there is only one school,
 * else it asks which school the team belongs to. On a reinstall, what waited for it is released.
 */
export async function meetTeam(
  app: App,
  turnId: string,
  teamId: string,
  reference: unknown,
): Promise<void> {
  const schools = app.schools.all();
  const only = schools.length === 1 ? schools[0]?.school.id : undefined;
  const found = await transact(app.store, municipalityPart, async (unit) => {
    const known = await unit.load('team', teamId);
    // Again, since the last run may have ended between this commit and the next.
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
}

/** The channel's own conversation, without the activity's thread and person. */
export function channelOf(reference: unknown): Record<string, unknown> {
  const { user: _, ...kept } = lasting(reference);
  const parsed = z.looseObject({ conversation: z.looseObject({ id: z.string() }) }).safeParse(kept);
  if (!parsed.success) return kept;
  const { conversation } = parsed.data;
  return {
    ...kept,
    conversation: { ...conversation, id: withoutThread(conversation.id) },
  };
}
