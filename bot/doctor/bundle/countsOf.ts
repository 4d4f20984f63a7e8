import { municipalityPart, type SchoolStore, schemas } from '../../core/records.ts';

/** How much there is of each kind of record. */
export type Counts = {
  schools: number;
  /** By kind, a column for each school in the order of their ids, which are not told; only kinds that there are. */
  records: Readonly<Record<string, readonly number[]>>;
  /** The part that belongs to no school. */
  municipality: Readonly<Record<string, number>>;
};

/** O(records). @throws StoreError */
export async function countsOf(store: SchoolStore): Promise<Counts> {
  const schools = store
    .schools()
    .filter((one) => one !== municipalityPart)
    .toSorted();
  const records: Record<string, readonly number[]> = {};
  const municipality: Record<string, number> = {};
  for (const kind of kinds) {
    const counts: number[] = [];
    for (const school of schools) counts.push((await store.list(school, kind)).length);
    if (counts.some((count) => count > 0)) records[kind] = counts;
    const own = (await store.list(municipalityPart, kind)).length;
    if (own > 0) municipality[kind] = own;
  }
  return { schools: schools.length, records, municipality };
}

const kinds = kindsOf(schemas);

/** The names of a fixed object's members, which `Object.keys` forgets. */
function kindsOf<Kinds extends object>(all: Kinds): readonly (keyof Kinds & string)[] {
  const names: (keyof Kinds & string)[] = [];
  for (const name in all) names.push(name);
  return names;
}
