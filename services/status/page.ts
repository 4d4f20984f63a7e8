/** One page of a list; the first is 0. */
export type Page<Item> = { items: readonly Item[]; page: number; pages: number };

/** A page of a list: the last one if fewer are left than were asked for, and one if there is nothing. */
export function pageOf<Item>(all: readonly Item[], wanted: number, perPage: number): Page<Item> {
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const page = Math.min(wanted, pages - 1);
  // Nothing is left out of an endless page: 0 × ∞ is no number.
  const first = page === 0 ? 0 : page * perPage;
  return { items: all.slice(first, first + perPage), page, pages };
}
