import type { Category, Extent, Mark } from '../../services/absence/mark.ts';

/** What a line says of a pupil; without a category it takes back. */
export type Noted = {
  pupilId: string;
  dates: readonly string[];
  category: Category | undefined;
  extent: Extent;
};

type Standing = { category: Category; extent: Extent };

/**
 * What must stand after all that was answered, kept beside the bot and without it: by pupil, then by
 * date, what holds there. Written anew rather than shared with the bot, so that both can be wrong alone.
 */
export class Ledger {
  readonly #pupils = new Map<string, Map<string, Standing[]>>();
  /** Notes that were answered. */
  answered = 0;

  note(noted: readonly Noted[], correction: boolean): void {
    this.answered += 1;
    for (const { pupilId, dates, category, extent } of noted) {
      const days = this.#pupils.get(pupilId) ?? new Map<string, Standing[]>();
      this.#pupils.set(pupilId, days);
      for (const date of dates) {
        if (category === undefined) days.delete(date);
        else if (correction || extent === 'day') days.set(date, [{ category, extent }]);
        else {
          const others = (days.get(date) ?? []).filter(
            (one) => one.extent !== 'day' && one.extent !== extent,
          );
          days.set(date, [...others, { category, extent }]);
        }
      }
    }
  }

  /** What stood before, so that an undo can bring it back. */
  copyOf(pupilIds: readonly string[]): () => void {
    const before = pupilIds.map((id) => [id, new Map(this.#pupils.get(id) ?? [])] as const);
    return () => {
      for (const [id, days] of before) this.#pupils.set(id, days);
    };
  }

  pupils(): string[] {
    return [...this.#pupils.keys()];
  }

  /** "2026-11-25 illness day", ascending. */
  standing(pupilId: string): string[] {
    return [...(this.#pupils.get(pupilId) ?? [])]
      .flatMap(([date, all]) => all.map(({ category, extent }) => `${date} ${category} ${extent}`))
      .sort();
  }

  /** The marks up to a day; a whole day counts, what is less does not (no lessons are written here). */
  marks(pupilId: string, upTo: string, after = ''): Mark[] {
    return [...(this.#pupils.get(pupilId) ?? [])]
      .filter(([date]) => date <= upTo && date > after)
      .flatMap(([date, all]) =>
        all.map(({ category, extent }) => ({ date, category, fraction: extent === 'day' ? 1 : 0 })),
      ) as Mark[];
  }
}
