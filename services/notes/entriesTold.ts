import type { Entry, Reading } from './reading.ts';

/** A note, or what is to be taken back. */
type Told = Entry | { pupilId: string; dates: readonly string[] };

/** What a note or correction tells, also where that is still to be read back; nothing of other messages. O(entries). */
export function entriesTold(reading: Reading): readonly Told[] {
  if (reading.intent !== 'note' && reading.intent !== 'correct') return [];
  const readBack = reading.questions.flatMap((one) =>
    one.field === 'confirm' && 'entries' in one.reading ? one.reading.entries : [],
  );
  return [...reading.entries, ...readBack];
}
