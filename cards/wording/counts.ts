import type { ShownCount } from '../../services/status/suppressed.ts';
import type { Wording } from './wording.ts';

/** A count as it may be shown: "<5" for a small group, "–" for one hidden to protect it. */
export function shownCount(count: ShownCount, { number, texts }: Wording): string {
  return typeof count === 'number' ? number(count) : texts.municipality[count];
}
