import type { Report } from '../../services/absence/report.ts';
import { reasonsUndone } from '../../services/absence/undone.ts';
import { privately } from '../core/turn.ts';
import type { TurnWork } from '../core/work.ts';
import { isOf, type SaidBy } from './saidBy.ts';
import { restoreReports } from './undoReports.ts';

/**
 * Takes back what a message undid, such as "fortryd": the notes count again, unless they were taken back
 * otherwise too, and are shown.
 * @returns the reports that were undone by it, and the pupils of those that count again, for the trail
 */
export async function takeBackUndoing(
  work: TurnWork,
  messageId: string,
  { reports: own }: SaidBy,
): Promise<{ reports: readonly Report[]; subjects: readonly string[] }> {
  const { unit, turn, outbox } = work;
  const isIts = (why: string) => why === messageId || isOf(why, messageId);
  const said = new Set(own.map(({ id }) => id));
  const reports = (await unit.list('report'))
    .map(({ value }) => value)
    .filter((one) => one.by === turn.actor.member.id && !said.has(one.id))
    .filter((one) => reasonsUndone(one).some(isIts));
  const subjects = await restoreReports(work, reports, isIts);
  for (const { id } of reports) {
    const stands = (await unit.load('report', id))?.undoneAt === undefined;
    if (stands) outbox.show(privately(turn), { card: 'receipt', id }, 'new');
  }
  return { reports, subjects };
}
