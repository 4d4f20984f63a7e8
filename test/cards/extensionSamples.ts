import {
  type AbsenceFormView,
  absenceFormCard,
  type DialogCard,
} from '../../cards/absenceFormCard.ts';
import { placedCard } from '../../cards/foundPupil.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { hostile, longName } from './hostile.ts';
import type { Sample } from './samples.ts';

/** What Teams' search puts into a conversation. */
export const extensionSamples: readonly Sample[] = [
  { card: 'placed', state: 'a pupil was chosen', make: placedCard },
];

/** A form in a dialog of Teams' own, in one state. */
export type DialogSample = { card: string; state: string; make: (locale: Locale) => DialogCard };

const sofie = { id: 'p1', name: 'Sofie Haddad (7.b)' };

function aForm(difference: Partial<AbsenceFormView> = {}): AbsenceFormView {
  return {
    kind: 'absenceForm',
    form: 'a1',
    school: 'linde',
    lines: [
      {
        pupils: [sofie],
        pupilId: sofie.id,
        category: 'illness',
        extent: 'day',
        dates: ['2026-11-25'],
      },
    ],
    leftOut: 0,
    ...difference,
  };
}

const [read] = aForm().lines;
const forms: Readonly<Record<string, AbsenceFormView>> = {
  'one pupil, all read': aForm(),
  'whom, what and when left open': aForm({
    lines: [
      {
        pupils: [
          { id: 'p2', name: 'Philip Bak (7.b)' },
          { id: 'p3', name: 'Philip Sommer (7.b)' },
        ],
        pupilId: undefined,
        category: undefined,
        extent: 'day',
        dates: [],
      },
    ],
  }),
  'five pupils, more left out': aForm({
    lines: Array.from({ length: 5 }, (_, at) => ({
      pupils: [{ id: `p${at}`, name: `Elev Nummer${at} (7.b)` }],
      pupilId: `p${at}`,
      category: 'unlawful',
      extent: 'day',
      dates: ['2026-11-16', '2026-11-25'],
    })),
    leftOut: 3,
  }),
  'sent back with why': aForm({
    refusal: { code: 'no_school_days', details: { most: 60 } },
  }),
  'hostile names': aForm({
    lines: (read ? [hostile, longName] : []).map((name) => ({
      ...{ pupils: [{ id: 'p9', name }], pupilId: 'p9', category: 'leave', extent: 'day' },
      dates: ['2026-11-25'],
    })),
  }),
};

export const dialogSamples: readonly DialogSample[] = Object.entries(forms).map(
  ([state, view]) => ({
    card: 'absenceForm',
    state,
    make: (locale) => absenceFormCard(view, locale),
  }),
);
