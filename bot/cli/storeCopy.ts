import { amount } from '../../cards/texts/amount.ts';
import {
  type CopiedSchool,
  type CopySource,
  type CopyTarget,
  copyStore,
} from '../../services/store/copy/copyStore.ts';
import { copyFromDatabase, copyToDatabase } from '../../services/store/copy/databaseCopies.ts';
import { copyFromFolder, copyToFolder } from '../../services/store/copy/folderCopies.ts';
import { DatabaseUrl } from '../../services/store/postgres/databaseUrl.ts';
import { migrate } from '../../services/store/postgres/migrate.ts';
import { readStoreKeys } from '../config.ts';
import { chained, schemas } from '../core/records.ts';

const kinds = { schemas, chained };

/**
 * `naervaer store copy`: copies a store between a folder and a database, either way. Prints counts and the
 * trails' heads, no names.
 * @throws RangeError for what is neither; StoreError if one cannot be read or written, the target holds
 *   anything, or the copy is not the same
 */
export async function storeCopyCommand(
  options: { from: string; to: string },
  output: NodeJS.WritableStream,
): Promise<void> {
  const keys = readStoreKeys(process.env);
  const from = await sourceOf(options.from, keys);
  try {
    const to = await targetOf(options.to, keys);
    try {
      for await (const copied of copyStore(from, to)) output.write(`${line(copied)}\n`);
    } finally {
      await to.close();
    }
    output.write(`Copied from ${from.name} to ${to.name}; every record was compared.\n`);
  } finally {
    await from.close();
  }
}

type Keys = ReturnType<typeof readStoreKeys>;

function sourceOf(place: string, keys: Keys): Promise<CopySource> {
  const url = databaseAt(place);
  return url ? copyFromDatabase({ url, kinds }) : copyFromFolder({ folder: place, kinds, keys });
}

async function targetOf(place: string, keys: Keys): Promise<CopyTarget> {
  const url = databaseAt(place);
  if (!url) return copyToFolder({ folder: place, kinds, keys });
  await migrate(url);
  return copyToDatabase({ url, kinds });
}

/** Undefined for a folder. What looks like an address may hold a password, and is not repeated. */
function databaseAt(place: string): DatabaseUrl | undefined {
  if (!/^\w+:\/\//.test(place)) return undefined;
  const url = DatabaseUrl.parse(place);
  if (url) return url;
  throw new RangeError('expected a folder, or an address such as postgresql://host/database');
}

function line({ school, counts, heads }: CopiedSchool): string {
  const kindsOf = [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const ends = [...heads.values()].map(({ hash }) => hash).join(' ');
  return `${school}: ${amount(all, 'record', 'records')} (${kindsOf}), trail ${ends}`;
}
