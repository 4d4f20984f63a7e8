import { alternativesBefore, oneOf } from './either.ts';
import type { Group } from './group.ts';
import type { Item } from './item.ts';
import type { Person, WhoIsMeant } from './namedPeople.ts';
import { isAmong } from './nameIndex.ts';
import type { Place } from './place.ts';
import type { NoteContext } from './reading.ts';
import type { Resolved } from './resolveName.ts';

/** A name that stands in a group: who is meant by it, also once the class is known. */
export type NameInGroup = {
  item: Person;
  whoIsMeant: WhoIsMeant;
  /** The class that was told before it. */
  classCode: string | undefined;
};

/** The names of each group, as a class or "eller" after them may still tell who is meant. */
export class GroupNames {
  readonly #names = new Map<Group, readonly WhoIsMeant[]>();
  /** Words that were taken for a pupil's name. */
  readonly #words = new Set<Item>();

  #of(group: Group): readonly WhoIsMeant[] {
    return this.#names.get(group) ?? [];
  }

  /** Adds a name to a group, or makes it one of those before it. @param resolved who is meant by it alone */
  add(group: Group, name: NameInGroup, resolved: Resolved, place: Place): 'one' | 'either' {
    const { item, whoIsMeant } = name;
    const names = this.#of(group);
    if (item.is === 'word') this.#words.add(item);
    const { items, index, wordAt } = place;
    const alternatives = alternativesBefore(items, index, wordAt, (one) => this.#isName(one));
    const others = Math.min(alternatives, names.length);
    if (others > 0) {
      this.#addAlternative(group, name, others, items.slice(0, index + 1));
      return 'either';
    }
    this.#names.set(group, [...names, whoIsMeant]);
    group.pupils.push(resolved);
    return 'one';
  }

  /** "Arthur eller Gustav": which of them is asked. */
  #addAlternative(
    group: Group,
    { whoIsMeant, classCode }: NameInGroup,
    others: number,
    items: readonly Item[],
  ): void {
    const names = this.#of(group);
    const some = [...names.slice(-others), whoIsMeant];
    const named = items.flatMap((one) => {
      if (one.is === 'pupil') return [one.name.heard];
      return one.is === 'word' && this.#isName(one) ? [one.heard] : [];
    });
    const heard = named.slice(-some.length);
    const either: WhoIsMeant = (code) =>
      oneOf(
        some.map((one) => one(code)),
        heard,
      );
    const from = group.pupils.length - others;
    group.pupils.splice(from, some.length, either(classCode));
    this.#names.set(group, [...names.slice(0, from), either]);
  }

  #isName(item: Item): boolean {
    return item.is === 'pupil' || this.#words.has(item);
  }

  /** "Selma syg, hende fra 7b": everybody just named has a namesake in the class named after them. */
  areOfClass(group: Group, code: string): boolean {
    const names = this.#of(group);
    return names.length > 0 && names.every((whoIsMeant) => 'pupil' in whoIsMeant(code));
  }

  /** A class after a list of names applies to all in it that were not settled without it. */
  redo(group: Group, code: string, all = false): void {
    const names = this.#of(group);
    names.forEach((whoIsMeant, position) => {
      const settled = group.pupils[position];
      const last = position === names.length - 1;
      if (all || last || (settled && !('pupil' in settled)))
        group.pupils[position] = whoIsMeant(code);
    });
  }
}

/** "Mathilde Husted …, Mathilde er syg": the one given in full before. */
export function namedBefore(
  item: Person,
  resolved: Resolved,
  groups: readonly Group[],
): Resolved | undefined {
  if (item.is !== 'pupil' || 'pupil' in resolved) return undefined;
  const known = new Set(groups.flatMap(({ pupils }) => pupils));
  const same = [...known].filter(
    (one) => 'pupil' in one && isAmong(item.name.candidates, one.pupil),
  );
  return same.length === 1 ? same[0] : undefined;
}

/** "begge Bertram'er i 6.b": the two who share a given name. */
export function bothOf(one: Resolved, { roster }: NoteContext): Resolved[] {
  if ('pupil' in one || one.choices.length !== 2) return [one];
  const pupils = one.choices.flatMap((id) => roster.pupil(id) ?? []);
  return pupils.length === 2 ? pupils.map((pupil) => ({ pupil })) : [one];
}
