import type { CardMessage } from '../../cards/cardMessage.ts';
import { areSame } from '../core/areSame.ts';

/** So many cards are kept, some 15 kB each. */
const mostKept = 300;

type Made = { of: readonly unknown[]; message: CardMessage };

/**
 * Cards that were made today, and what each was made of: clients ask for the same one each time it comes into view.
 * Records, rosters and rules are never changed in place, so the very same ones make the same card.
 */
export class MadeCards {
  #day = '';
  /** The one longest not asked for comes first. */
  readonly #made = new Map<string, Made>();

  /**
   * @param place what the card is of, and for whom
   * @param day today; no card is kept longer
   * @param of all that it is made of
   * @param make makes it anew; what that throws is thrown
   */
  get(
    place: string,
    { day, of }: { day: string; of: readonly unknown[] },
    make: () => CardMessage,
  ): CardMessage {
    if (day !== this.#day) this.#made.clear();
    this.#day = day;
    const before = this.#made.get(place);
    this.#made.delete(place);
    const made = before && areSame(before.of, of) ? before : { of, message: make() };
    this.#made.set(place, made);
    const [oldest] = this.#made.keys();
    if (this.#made.size > mostKept && oldest !== undefined) this.#made.delete(oldest);
    return made.message;
  }
}
