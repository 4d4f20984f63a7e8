import type { Item } from './item.ts';
import { reportingCues } from './reportingCues.ts';
import type { Token } from './tokens.ts';

const contact =
  /^(?:har|have|had|jeg|vi|i|we|lige|just|nu|up|op|ringet?|ringede|talt|talte|snakket|snakkede|skrevet|skrev|mailet|mailede|phoned|called|rang|spoke|spoken|talked|emailed|wrote|written)$/;
const contacted =
  /^(?:ringet|ringede|talt|talte|snakket|snakkede|skrevet|skrev|mailet|mailede|phoned|called|rang|spoke|spoken|talked|emailed|wrote|written)$/;
const about =
  /^(?:om|angaaende|vedr|vedroerende|about|regarding|concerning|discussed|discuss|droeftet|droeftede)$/;

/** "Ringede til Elias' far i går om pjækkeriet": every reason is what the talk was about. O(tokens + items). */
export function isOnlyATopic(tokens: readonly Token[], items: readonly Item[]): boolean {
  const other = tokens.findIndex(({ norm }) => !contact.test(norm));
  if (!tokens.slice(0, Math.max(0, other)).some(({ norm }) => contacted.test(norm))) return false;
  const from = tokens.findIndex(({ norm }) => about.test(norm));
  if (from === -1) return false;
  const reasons = items.filter((one) => one.is === 'cue' && reportingCues.has(one.cue));
  return reasons.length > 0 && reasons.every(({ at }) => at > from);
}
