import type { CaseContext } from './caseContext.ts';
import type { CaseStep } from './caseStep.ts';

/** School days since the step was due; 0 or less if not overdue. */
export function schoolDaysOver(
  { due }: Pick<CaseStep, 'due'>,
  { calendar }: Pick<CaseContext, 'calendar'>,
  today: Temporal.PlainDate,
): number {
  const day = Temporal.PlainDate.from(due);
  if (Temporal.PlainDate.compare(day, today) >= 0) return 0;
  return calendar.between(day.add({ days: 1 }), today).length;
}
