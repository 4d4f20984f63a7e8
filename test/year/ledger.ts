import type { Category, Extent, Mark } from '../../services/absence/mark.ts';

/** What a line says of a pupil; without a category it takes back. */
export type Noted = {
  pupilId: string;
  dates: readonly string[];
  category: Category | undefined;
  extent: Extent;
};

type Standing = { category: Category; extent: Extent };

/** What one side says of a pupil's days, by date: nothing for »was here«. */
type Side = Map<string, Standing[]>;

/** What the register says of a pupil's day; nothing for »was present«. */
export type Registered = { pupilId: string; date: string; says: Standing | undefined };

/**
 * What must stand after all that was answered and all that the register said, kept beside the bot and without it.
 * Written anew rather than shared with the bot, so that both can be wrong alone.
 */
export class Ledger {
  readonly #people = new Map<string, Side>();
  readonly #register = new Map<string, Side>();
  /** Notes that were answered. */
  answered = 0;
  /** Days that the register said something new of. */
  registered = 0;

  note(noted: readonly Noted[], correction: boolean): void {
    this.answered += 1;
    for (const { pupilId, dates, category, extent } of noted) {
      const days = sideOf(this.#people, pupilId);
      for (const date of dates) {
        if (category === undefined) days.set(date, []);
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

  /**
   * Takes in what a file of the register says.
   * @param whole days and pupils of which the file says everything, if of any: it is silent again of the others
   */
  register(
    rows: readonly Registered[],
    whole?: { days: ReadonlySet<string>; pupilIds: readonly string[] },
  ): void {
    const named = new Set(rows.map(({ pupilId, date }) => `${pupilId}/${date}`));
    for (const { pupilId, date, says } of rows) {
      const days = sideOf(this.#register, pupilId);
      const before = days.get(date);
      const said = says ? [says] : [];
      // That somebody was present is worth a word only against another.
      const spokenOf = before ?? this.#people.get(pupilId)?.get(date);
      if (!says && (spokenOf ?? []).length === 0) continue;
      if (keyOf(before) !== keyOf(said)) this.registered += 1;
      days.set(date, said);
    }
    for (const pupilId of whole?.pupilIds ?? []) {
      const days = sideOf(this.#register, pupilId);
      for (const date of [...days.keys()]) {
        if (whole?.days.has(date) && !named.has(`${pupilId}/${date}`)) days.delete(date);
      }
    }
  }

  /** Whether the register knows why a pupil was away. */
  registerKnows(pupilId: string, date: string): boolean {
    const [only] = this.#register.get(pupilId)?.get(date) ?? [];
    return only?.extent === 'day' && only.category !== 'unexplained';
  }

  /** Days of which people said that nobody knows why, and the register knows. */
  reasonsFromRegister(): number {
    return [...this.#people].reduce((sum, [pupilId, days]) => {
      const open = [...days].filter(
        ([date, [only]]) =>
          only?.extent === 'day' &&
          only.category === 'unexplained' &&
          this.registerKnows(pupilId, date),
      );
      return sum + open.length;
    }, 0);
  }

  /** Somebody was asked which of the two holds, and says the register. */
  takeRegister(pupilId: string, dates: readonly string[]): void {
    for (const date of dates) {
      sideOf(this.#people, pupilId).set(date, this.#register.get(pupilId)?.get(date) ?? []);
    }
  }

  /** Days of which people and the register say something else, ascending. */
  differences(pupilId: string): string[] {
    const register = this.#register.get(pupilId) ?? new Map<string, Standing[]>();
    return [...(this.#people.get(pupilId) ?? [])]
      .filter(([date, said]) => {
        const other = register.get(date);
        if (!other || explains(said, other) || explains(other, said)) return false;
        return keyOf(said) !== keyOf(other);
      })
      .map(([date]) => date)
      .sort();
  }

  /** What stood before, so that an undo can bring it back. */
  copyOf(pupilIds: readonly string[]): () => void {
    const before = pupilIds.map((id) => [id, new Map(this.#people.get(id) ?? [])] as const);
    return () => {
      for (const [id, days] of before) this.#people.set(id, days);
    };
  }

  /** A pupil begins anew at another school, which knows nothing that was noted here. */
  forget(pupilId: string): void {
    this.#people.delete(pupilId);
    this.#register.delete(pupilId);
  }

  pupils(): string[] {
    return [...new Set([...this.#people.keys(), ...this.#register.keys()])];
  }

  /** "2026-11-25 illness day", ascending. */
  standing(pupilId: string): string[] {
    return this.#holding(pupilId)
      .flatMap(([date, all]) => all.map(({ category, extent }) => `${date} ${category} ${extent}`))
      .sort();
  }

  /** The marks up to a day; a whole day counts, what is less does not (no lessons are written here). */
  marks(pupilId: string, upTo: string, after = ''): Mark[] {
    return this.#holding(pupilId)
      .filter(([date]) => date <= upTo && date > after)
      .flatMap(([date, all]) =>
        all.map(
          ({ category, extent }): Mark => ({ date, category, fraction: extent === 'day' ? 1 : 0 }),
        ),
      );
  }

  /** Days of absence in a span, both ends in it: a day counts once, whoever said so. */
  daysAbsent(pupilId: string, from: string, to: string): number {
    return this.#holding(pupilId).filter(
      ([date, all]) => date >= from && date <= to && all.some(({ extent }) => extent === 'day'),
    ).length;
  }

  /** By day, what holds: a reason over none, else people's word over the register's. */
  #holding(pupilId: string): [string, Standing[]][] {
    const people = this.#people.get(pupilId) ?? new Map<string, Standing[]>();
    const register = this.#register.get(pupilId) ?? new Map<string, Standing[]>();
    return [...new Set([...people.keys(), ...register.keys()])].map((date) => {
      const [said, other] = [people.get(date), register.get(date)];
      if (!said || !other) return [date, said ?? other ?? []];
      return [date, explains(other, said) ? other : said];
    });
  }
}

function sideOf(sides: Map<string, Side>, pupilId: string): Side {
  const known = sides.get(pupilId) ?? new Map<string, Standing[]>();
  sides.set(pupilId, known);
  return known;
}

/** Away all day for no known reason, says the other; this one knows. */
function explains(reason: readonly Standing[], other: readonly Standing[]): boolean {
  const [given, open] = [reason, other].map(([only]) =>
    only?.extent === 'day' ? only.category : undefined,
  );
  return open === 'unexplained' && given !== undefined && given !== 'unexplained';
}

function keyOf(said: readonly Standing[] | undefined): string | undefined {
  return said
    ?.map(({ category, extent }) => `${category} ${extent}`)
    .sort()
    .join();
}
