import { z } from 'zod';
import { RefusedError } from '../../services/errors/errors.ts';
import type { FileContent } from '../core/fileRecord.ts';
import type { TurnWork } from '../core/work.ts';
import { mayHaveFile, subjectsOf } from '../files/contentOf.ts';
import { offerFile } from '../files/offerFile.ts';
import { onOtherCards, pressVerb } from './pressVerb.ts';

const exportData = z.object({
  scope: z.enum(['school', 'municipality', 'year']),
  id: z.string(),
  format: z.enum(['xlsx', 'docx']),
});

/** Offers a list or a report as a file, in the person's own chat. */
export const statusExport = pressVerb({
  data: exportData,
  about: undefined,
  ...onOtherCards,
  press: async (work, press) => {
    const { app, turn, unit } = work;
    const content = await contentOf(work, press);
    await mayHaveFile(app, turn.actor, content, unit);
    const file = { content, format: press.format };
    await offerFile(work, file, { action: 'status.export', subjects: subjectsOf(file) });
    return press.scope === 'school'
      ? { card: 'status', id: 'school' }
      : { card: 'overview', id: press.id };
  },
});

async function contentOf(
  { turn, unit }: TurnWork,
  { scope, id }: z.output<typeof exportData>,
): Promise<FileContent> {
  if (scope === 'school') return { about: 'school' };
  const overview = await unit.load('overview', id);
  if (overview?.by !== turn.actor.member.id) throw new RefusedError('gone');
  return scope === 'year' ? { about: 'year', year: overview.year } : { about: 'status' };
}
