import { z } from 'zod';
import { amount } from '../../cards/texts/amount.ts';
import { DataFileError } from '../../services/errors/errors.ts';
import type { ChainFault, VerifiedChain } from '../../services/store/verifyChain.ts';
import { nothingIn, readStoreSettings } from '../config.ts';
import { verifyStore } from '../openStore.ts';

export type AuditVerifyOptions = {
  /** Heads noted earlier, `SCHOOL=HASH` each. */
  head?: readonly string[];
};

/**
 * `naervaer audit verify`: checks that no school's audit trail was altered. Prints counts, times and hashes,
 * no names.
 * @returns whether all are intact
 * @throws DataFileError for a wrong option, RangeError for an empty store
 */
export async function auditVerifyCommand(
  options: AuditVerifyOptions,
  output: NodeJS.WritableStream,
): Promise<boolean> {
  const noted = Map.groupBy((options.head ?? []).map(notedHead), ({ school }) => school);
  const settings = readStoreSettings(process.env);
  let schools = 0;
  let whole = true;
  const tell = (line: string, fine: boolean) => {
    output.write(`${line}\n`);
    whole &&= fine;
  };
  const times = new Map<string, Span>();
  const looking = {
    seen: (school: string, kind: string, value: unknown) =>
      widen(times, `${school}/${kind}`, value),
    heads: new Set([...noted.values()].flat().map(({ hash }) => hash)),
  };
  for await (const verified of verifyStore(settings, looking)) {
    const { school } = verified;
    const heads = noted.get(school)?.map(({ hash }) => hash) ?? [];
    noted.delete(school);
    schools += 1;
    if ('unreadable' in verified) tell(`${school}: cannot be read: ${verified.unreadable}`, false);
    else {
      for (const [kind, chain] of verified.chains) {
        tellChain(school, chain, times.get(`${school}/${kind}`), tell);
      }
      const all = [...verified.chains.values()];
      for (const hash of heads.filter((one) => !all.some((chain) => chain.includes(one)))) {
        tell(
          `  ${hash} is not in the chain: the chain was rewritten, or the entry was removed after its retention period`,
          false,
        );
      }
    }
  }
  for (const school of noted.keys()) tell(`${school}: the file is missing`, false);
  if (schools === 0) throw new RangeError(nothingIn('schools', settings));
  return whole;
}

function notedHead(text: string): { school: string; hash: string } {
  const [, school, hash] = /^([\w-]+)=([0-9a-f]{64})$/.exec(text) ?? [];
  if (school !== undefined && hash !== undefined) return { school, hash };
  throw new DataFileError('--head', `expected SCHOOL=HASH, 64 characters of 0-9 and a-f`);
}

function tellChain(
  school: string,
  { entries, head, faults }: VerifiedChain,
  times: Span | undefined,
  tell: (line: string, fine: boolean) => void,
): void {
  const told = faults.length > 0 ? 'BROKEN' : head ? 'intact' : 'no chain yet';
  const parts = [
    amount(entries, 'entry', 'entries'),
    ...(times ? [`${local(times.first)} to ${local(times.last)}`] : []),
    told,
    ...(head ? [head.hash] : []),
  ];
  tell(`${school}: ${parts.join(', ')}`, faults.length === 0);
  for (const fault of faults) tell(`  ${wording(fault)}`, false);
}

const entry = z.looseObject({ at: z.iso.datetime({ offset: true }) });

/** First and last time; the clock may have gone back. */
type Span = { first: Temporal.Instant; last: Temporal.Instant };

function widen(times: Map<string, Span>, chain: string, value: unknown): void {
  const text = entry.safeParse(value).data?.at;
  if (text === undefined) return;
  const at = Temporal.Instant.from(text);
  const { first, last } = times.get(chain) ?? { first: at, last: at };
  const order = Temporal.Instant.compare;
  times.set(chain, {
    first: order(at, first) < 0 ? at : first,
    last: order(at, last) > 0 ? at : last,
  });
}

function local(at: Temporal.Instant): string {
  const there = at.toZonedDateTimeISO('Europe/Copenhagen').toPlainDateTime();
  return there.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

function wording(fault: ChainFault): string {
  if (fault.what === 'header') return 'the ends recorded for the chain do not match it';
  if (fault.what === 'missing') {
    return fault.seq === fault.to
      ? `entry ${fault.seq} is missing`
      : `entries ${fault.seq} to ${fault.to} are missing`;
  }
  const name = fault.seq === undefined ? 'an entry' : `entry ${fault.seq}`;
  const file = fault.file === undefined ? '' : ` of ${fault.file}`;
  const where = fault.line === undefined ? '' : ` (line ${fault.line}${file})`;
  return `${name} ${worded[fault.what]}${where}`;
}

const worded = {
  changed: 'was changed',
  out_of_order: 'was moved',
  twice: 'is there twice',
  unexpected: 'does not belong there',
} as const;
