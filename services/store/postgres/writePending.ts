import type { Ask } from './database.ts';
import type { Pending } from './pending.ts';
import type { Head } from './rows.ts';
import { statements } from './statements.ts';
import { storedId } from './storedText.ts';

/** Nobody asks after a commit so long afterwards; in seconds. */
const askedAfterFor = 3_600;

/**
 * Writes what the decisions of a transaction left pending, in one statement for each table.
 * @param of.revision the school's next
 * @param of.process whose commit it is
 * @throws DatabaseFault
 */
export async function writePending(
  ask: Ask,
  of: { school: string; process: string; head: Head; revision: number; pending: Pending },
): Promise<void> {
  const { school, head, revision, pending } = of;
  const { written, appended, trimmed, place, chains } = pending;
  if (written.length > 0) {
    await ask(statements.write, [
      school,
      revision,
      written.map(({ kind }) => kind),
      written.map(({ id }) => storedId(id)),
      written.map(({ row }) => row?.version ?? 0),
      written.map(({ row }) => row?.place ?? 0),
      written.map(({ text }) => text ?? null),
    ]);
  }
  for (const [kind, seq] of trimmed) await ask(statements.trim, [school, kind, seq]);
  if (appended.length > 0) {
    await ask(statements.append, [
      school,
      appended.map(({ kind }) => kind),
      appended.map(({ link }) => link.seq),
      appended.map(({ id }) => storedId(id)),
      appended.map(({ text }) => text),
      appended.map(({ link }) => link.hash),
    ]);
  }
  const committed = JSON.stringify(committedBy(of.process, head, revision));
  await ask(statements.advance, [school, revision, place, JSON.stringify(chains), committed]);
}

/** The last commit of each process that may still ask whether it is stored. */
function committedBy(process: string, { committed, now }: Head, revision: number) {
  const asked = Object.entries(committed).filter(([, [, at]]) => now - at < askedAfterFor);
  return { ...Object.fromEntries(asked), [process]: [revision, now] };
}
