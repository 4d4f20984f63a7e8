import type { CaseState } from './caseRecord.ts';

type Grounds = {
  level?: string | undefined;
  duties: readonly string[];
  why?: CaseState['why'];
};

/** What a case stands on: its level unless only `attention`, its duties, and a concern. */
export function triggersOf({ level, duties, why }: Grounds): string[] {
  return [
    ...(level === undefined || level === 'attention' ? [] : [level]),
    ...duties,
    ...(why === 'concern' ? [why] : []),
  ];
}
