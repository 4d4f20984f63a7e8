import { amount } from './amount.ts';
import type { known as da } from './known.da.ts';

export const known: typeof da = {
  summary: 'Known reason for absence.',
  kinds: {
    operation: 'an operation',
    bereavement: 'a death in the family',
    agreed_course: 'an agreed programme',
    long_illness: 'long illness',
  },
  line: (until, kind, by) =>
    `Known reason (${kind}), through ${until}${by === undefined ? '' : ` · given by ${by}`}`,
  open: 'Known reason …',
  heading: (who) => `Known reason: ${who}`,
  text: 'Until then, reaching a limit neither opens a case nor raises its level. Legal duties still apply.',
  kindLabel: 'Reason (required)',
  kindMissing: 'Choose a reason.',
  toLabel: (most) => `Until, at most ${amount(most, 'school day', 'school days')} ahead (required)`,
  toMissing: 'Choose a day.',
  save: 'Save',
  end: 'It no longer applies',
  back: 'Back',
};
