import type { PupilAbsence, Statement } from '../../services/absence/pupilAbsence.ts';

/** A statement of one day's illness, with the difference under test. */
export function aStatement(difference: Partial<Statement> = {}): Statement {
  return {
    id: 'r1#0',
    reportId: 'r1',
    by: 's-teacher',
    at: '2026-11-25T08:10:00+01:00',
    intent: 'note',
    dates: ['2026-11-25'],
    category: 'illness',
    extent: 'day',
    ...difference,
  };
}

export function anAbsence(...statements: Statement[]): PupilAbsence {
  return { pupilId: 'p-loke', statements };
}
