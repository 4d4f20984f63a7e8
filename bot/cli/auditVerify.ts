import { z } from 'zod';
import { amount } from '../../cards/texts/amount.ts';
import { DataFileError } from '../../services/errors/errors.ts';
import type { ChainFault, VerifiedChain } from '../../services/store/verifyChain.ts';
import { readStoreSettings } from '../config.ts';
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
  for await (const verified of verifyStore(settings)) {
    const { school } = verified;
    const heads = noted.get(school)?.map(({ hash }) => hash) ?? [];
    noted.delete(school);
    schools += 1;
    if ('unreadable' in verified) tell(`${school}: cannot be read: ${verified.unreadable}`, false);
    else {
      for (const chain of verified.chains.values()) tellChain(school, chain, tell);
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
  if (schools === 0)
    throw new RangeError(`no schools in ${settings.dataDir}: import a roster, or set DATA_DIR`);
  return whole;
}

function notedHead(text: string): { school: string; hash: string } {
  const [, school, hash] = /^([\w-]+)=([0-9a-f]{64})$/.exec(text) ?? [];
  if (school !== undefined && hash !== undefined) return { school, hash };
  throw new DataFileError('--head', `expected SCHOOL=HASH, 64 characters of 0-9 and a-f`);
}

function tellChain(
  school: string,
  { values, head, faults }: VerifiedChain,
  tell: (line: string, fine: boolean) => void,
): void {
  const told = faults.length > 0 ? 'BROKEN' : head ? 'intact' : 'no chain yet';
  const parts = [
    amount(values.length, 'entry', 'entries'),
    ...span(values),
    told,
    ...(head ? [head.hash] : []),
  ];
  tell(`${school}: ${parts.join(', ')}`, faults.length === 0);
  for (const fault of faults) tell(`  ${wording(fault)}`, false);
}

const entry = z.looseObject({ at: z.iso.datetime({ offset: true }) });

/** First and last time; the clock may have gone back. */
function span(values: readonly unknown[]): string[] {
  const times = values
    .map((value) => entry.safeParse(value).data?.at)
    .filter((at) => at !== undefined)
    .map((at) => Temporal.Instant.from(at))
    .sort(Temporal.Instant.compare);
  const [first, last] = [times[0], times.at(-1)];
  return first && last ? [`${local(first)} to ${local(last)}`] : [];
}

function local(at: Temporal.Instant): string {
  const there = at.toZonedDateTimeISO('Europe/Copenhagen').toPlainDateTime();
  return there.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

function wording(fault: ChainFault): string {
  if (fault.what === 'header')
    return 'the ends recorded in the first line of the file do not match the chain';
  if (fault.what === 'missing') {
    return fault.seq === fault.to
      ? `entry ${fault.seq} is missing`
      : `entries ${fault.seq} to ${fault.to} are missing`;
  }
  const name = fault.seq === undefined ? 'an entry' : `entry ${fault.seq}`;
  const file = fault.journal === undefined ? '' : ` of ${fault.journal}`;
  return `${name} ${worded[fault.what]} (line ${fault.line}${file})`;
}

const worded = {
  changed: 'was changed',
  out_of_order: 'was moved',
  twice: 'is there twice',
  unexpected: 'does not belong there',
} as const;
