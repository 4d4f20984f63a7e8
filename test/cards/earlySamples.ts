import type { CardMessage } from '../../cards/cardMessage.ts';
import { type KnownReasonFormView, knownReasonCard } from '../../cards/knownReasonCard.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { hostile, longName } from './hostile.ts';

const aForm = (difference: Partial<KnownReasonFormView> = {}): KnownReasonFormView => ({
  kind: 'knownReason',
  pupilId: 'p-1',
  pupil: 'Philip Larsen',
  classTitle: '7.b',
  version: 0,
  known: undefined,
  schoolDaysAtMost: 60,
  from: 'status',
  openCase: undefined,
  ...difference,
});

const reason = { kind: 'agreed_course', until: '2027-01-12', by: 'Mette Holm' } as const;

const sample = (card: string, state: string, make: (locale: Locale) => CardMessage) => ({
  ...{ card, state, make },
});

/** What is seen early, and that it has a known reason, in all states. */
export const earlySamples = [
  ...Object.entries({
    'none yet': aForm(),
    'one that holds': aForm({ known: reason, version: 1, from: 'case', openCase: 'case-7' }),
    'by somebody who left': aForm({ known: { ...reason, by: undefined } }),
    'long names': aForm({
      pupil: longName,
      classTitle: longName,
      known: { ...reason, by: longName },
    }),
    hostile: aForm({ pupil: hostile, classTitle: hostile, known: { ...reason, by: hostile } }),
  }).map(([state, view]) =>
    sample('known reason', state, (locale) => knownReasonCard(view, locale)),
  ),
  sample('known reason', 'filled in and refused', (locale) =>
    knownReasonCard(aForm(), locale, { known: 'operation', to: '2027-06-01' }),
  ),
];
