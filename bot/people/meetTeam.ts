import { z } from 'zod';
import { type App, stamp } from '../core/app.ts';
import { municipalityPart } from '../core/records.ts';
import { releaseParked } from '../core/releaseParked.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { withoutThread } from '../core/withoutThread.ts';
import { lasting } from './meetPerson.ts';

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
  reference: Record<string, unknown>,
): Promise<string | undefined> {
  const schools = app.schools.all();
  const only = schools.length === 1 ? schools[0]?.school.id : undefined;
  const found = await transact(app.store, municipalityPart, async (unit) => {
    const known = await unit.load('team', teamId);
    // Again, since the last time may have ended between this commit and the next.
    if (known && !known.gone) return known.schoolId;
    if (known) {
      const { gone: _, ...team } = known;
      unit.put('team', teamId, { ...team, reference: channelOf(lasting(reference)) });
      return known.schoolId;
    }
    unit.put('team', teamId, {
      teamId,
      reference: channelOf(lasting(reference)),
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

/** A channel's own conversation, without the thread that the activity happened to be in. */
function channelOf(reference: Record<string, unknown>): Record<string, unknown> {
  const parsed = z
    .looseObject({ conversation: z.looseObject({ id: z.string() }) })
    .safeParse(reference);
  if (!parsed.success) return reference;
  const { conversation } = parsed.data;
  return {
    ...reference,
    conversation: { ...conversation, id: withoutThread(conversation.id) },
  };
}
