import { evidenceIn } from '../../services/notes/readNote.ts';
import type { Acceptance } from '../../services/notes/trained/acceptance.ts';
import type {
  Thresholds,
  TrainedReader,
  Words,
} from '../../services/notes/trained/trainedReader.ts';
import { judge, type Verdict } from '../corpus/judge.ts';
import { always, trainAcceptance, type Weighed } from './acceptance.ts';
import { modelsWithout } from './trainers.ts';
import { calendar, caseOf, messagesOf, school, type Writer, writers } from './writers.ts';

/** How a message of a writer was read by a reader that had learnt from all the others. */
export type Read = {
  writer: Writer;
  id: string;
  text: string;
  intent: string;
  asks: boolean;
  verdict: Verdict;
  got: ReturnType<typeof judge>['got'];
  want: ReturnType<typeof caseOf>['expect'];
};

/** Writers are left out in so many parts where it is learnt when to store unasked. */
const parts = 5;
const partOf = ({ id }: Writer) => Number(id.slice(1)) % parts;

/**
 * How every writer is read by a reader that had learnt from the others, in what it knows and in what it stores
 * unasked; and when to store unasked by all of them.
 */
export async function readAll(
  thresholds: Thresholds,
  words: Words,
): Promise<{ reads: Read[]; acceptance: Acceptance }> {
  const models = await modelsWithout(writers);
  // In the writers' own order, whichever was trained first.
  const readers = writers.flatMap((writer): { writer: Writer; trained: TrainedReader }[] => {
    const model = models.get(writer);
    return model ? [{ writer, trained: { model, thresholds, words } }] : [];
  });
  const weighed = new Map(
    readers.map(({ writer, trained }) => [writer, weighedBy(trained, writer)]),
  );
  const without = (part?: number) =>
    trainAcceptance([...weighed].flatMap(([one, some]) => (partOf(one) === part ? [] : some)));
  const acceptance = without();
  const others = Array.from({ length: parts }, (_, part) => without(part));
  const reads = readers.flatMap(({ writer, trained }) =>
    readWith({ ...trained, acceptance: others[partOf(writer)] ?? acceptance }, writer),
  );
  return { reads, acceptance };
}

/** What speaks for each reading of a writer that could be stored, and whether it would be right. */
function weighedBy(trained: TrainedReader, writer: Writer): Weighed[] {
  const { now, scope } = writer;
  const context = {
    roster: school,
    calendar,
    now: Temporal.PlainDateTime.from(now),
    scope,
    trained,
  };
  return readWith({ ...trained, acceptance: always }, writer).flatMap(({ text, verdict, want }) => {
    const evidence = evidenceIn(text, context);
    const right = verdict !== 'silent' && !want.ask?.includes('confirm');
    return evidence ? [{ evidence, right }] : [];
  });
}

/** Reads a writer's messages with a reader. */
export function readWith(trained: TrainedReader | undefined, writer: Writer): Read[] {
  return messagesOf(writer).map((one, index) => {
    const asked = caseOf(writer, index, one);
    const { verdict, got } = judge(asked, school, calendar, trained);
    const asks = one.ask.length > 0;
    return {
      writer,
      id: asked.id,
      text: one.text,
      intent: one.intent,
      asks,
      verdict: sameInKind(one.ask, asked.expect.intent, got) ? 'right' : verdict,
      got,
      want: asked.expect,
    };
  });
}

/**
 * What comes to the same for the writer: nothing is noted and they are told so, or an unsure report is
 * asked about, whatever it is asked.
 */
function sameInKind(
  ask: readonly string[],
  wanted: string,
  got: { intent: string; ask?: string[] | undefined },
): boolean {
  const nothing = new Set(['other', 'not_absence']);
  if (nothing.has(wanted) && nothing.has(got.intent)) return true;
  const asksBack = (got.ask?.length ?? 0) > 0;
  return (
    ask.includes('confirm') && ((asksBack && wanted === got.intent) || nothing.has(got.intent))
  );
}
