import { type AbsenceMap, absenceMap } from '../../../services/register/absenceMap.ts';

/** A small map of a file with semicolons, with the difference under test. */
export function aMap(difference: Record<string, unknown> = {}): AbsenceMap {
  return absenceMap.parse({
    id: 'test',
    title: { da: 'Prøve', en: 'Test' },
    format: { kind: 'csv', separator: ';', encoding: 'utf-8' },
    columns: { pupil: 'Elev', date: 'Dato', code: 'Kode', lessons: 'Lektioner' },
    dateFormat: 'dd-mm-yyyy',
    codes: {
      S: { category: 'illness' },
      U: { category: 'unlawful' },
      UL: { category: 'unlawful', extent: 'lessons' },
      F: { category: 'late' },
      T: 'present',
      '-': 'ignore',
    },
    ...difference,
  });
}
