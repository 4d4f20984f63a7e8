import { z } from 'zod';
import { RefusedError } from '../../services/errors/errors.ts';
import { holdsCpr, isCpr } from '../../services/notes/cpr.ts';
import { type App, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { privately, type Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { fileBasis, mayHaveFile, subjectsOf, trailOf } from './contentOf.ts';

const answer = z.object({
  action: z.enum(['accept', 'decline']),
  context: z.object({ file: z.string().max(400) }),
  uploadInfo: z
    .object({
      uploadUrl: z.string().max(4000),
      contentUrl: z.string().max(4000),
      name: z.string().max(400),
      uniqueId: z.string().max(400),
      fileType: z.string().max(40),
    })
    .optional(),
});

/** Teams sends the name back, and people may have changed it; addresses end with it. */
function namesHoldCpr(info: NonNullable<z.output<typeof answer>['uploadInfo']>): boolean {
  const { name, fileType, uniqueId, contentUrl, uploadUrl } = info;
  const paths = [contentUrl, uploadUrl].map((url) => url.split(/[?#]/, 1)[0] ?? '');
  return [name, fileType, ...paths].some(holdsCpr) || isCpr(uniqueId);
}

/**
 * Takes somebody's yes or no to a file they were offered, once. Rights are checked again, and the address
 * from Teams must be Microsoft's.
 * @param turns the person's turn in each of their schools
 * @param value of the invoke, unchecked
 */
export async function answerConsent(
  app: App,
  turns: readonly [Turn, ...Turn[]],
  value: unknown,
): Promise<string> {
  const parsed = answer.safeParse(value);
  if (!parsed.success) return 'refused';
  const turn = await ofTheFile(app, turns, parsed.data.context.file);
  const { action, context, uploadInfo } = parsed.data;
  const by = turn.actor.member.id;
  return transact(app.store, turn.school, async (unit) => {
    const asked = await unit.load('file', context.file);
    if (asked?.by !== by || asked.state !== 'offered') return 'refused';
    const at = stamp(app);
    const outbox = unitOutbox(unit, turn.id, at);
    const entry = {
      turnId: turn.id,
      at,
      by,
      action: `${trailOf(asked.content)}.${action}`,
      subjects: subjectsOf(asked),
      basis: await fileBasis(turn.actor, asked.content, unit),
    };
    if (action === 'decline') {
      unit.put('file', asked.id, { ...asked, state: 'declined', changedAt: at });
      const instead = {
        card: 'notice',
        id: `${trailOf(asked.content)}_declined`,
        details: {},
      } as const;
      outbox.show(privately(turn), instead, 'new');
      audit(unit, entry);
      return 'done';
    }
    try {
      if (uploadInfo && namesHoldCpr(uploadInfo)) throw new RefusedError('cpr');
      await mayHaveFile(app, turn.actor, asked.content, unit);
      if (!uploadInfo || !app.uploads.allows(uploadInfo.uploadUrl)) {
        throw new RefusedError('upload_refused');
      }
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      const { code } = error;
      unit.put('file', asked.id, { ...asked, state: 'failed', changedAt: at });
      outbox.show(privately(turn), { card: 'notice', id: code, details: {} }, 'new');
      audit(unit, { ...entry, code });
      return 'refused';
    }
    unit.put('file', asked.id, { ...asked, state: 'accepted', place: uploadInfo, changedAt: at });
    outbox.run({ do: 'uploadFile', fileId: asked.id });
    audit(unit, entry);
    return 'done';
  });
}

/** The turn in the school that offered the file; the file's id names the activity that asked. */
async function ofTheFile(
  { store }: App,
  turns: readonly [Turn, ...Turn[]],
  fileId: string,
): Promise<Turn> {
  for (const turn of turns) {
    const asked = await store.load(turn.school, 'file', fileId);
    if (asked?.value.by === turn.actor.member.id) return turn;
  }
  return turns[0];
}
