import type { contactLog as da } from './contactLog.da.ts';

export const contactLog: typeof da = {
  with: {
    mother: 'the mother',
    father: 'the father',
    both_parents: 'both parents',
    guardian: 'another guardian',
    pupil: 'the pupil',
  },
  withLabel: 'Who did you talk to? (required)',
  withMissing: 'Choose who you talked to.',
  onLabel: 'Which day? (empty = today)',
  agreedLabel:
    'What did you agree on, and how did it go? (one line; required if it completes a step)',
  stepLabel: 'Does it complete a step?',
  noStep: 'No, just log the contact',
  stepChoice: (number, text) => `Yes, step ${number}: ${text}`,
  line: (on, who, by, agreed) =>
    agreed === undefined
      ? `Contact with ${who} on ${on}${by === undefined ? '' : ` · noted by ${by}`}`
      : `Contact with ${who} on ${on}: “${agreed}”${by === undefined ? '' : ` Noted by ${by}.`}`,
  more: (count) =>
    count === 1
      ? 'And one earlier contact; see the timeline.'
      : `And ${count} earlier contacts; see the timeline.`,
  heard: (who, on) => `Log a contact with ${who}${on && ` on ${on}`}?`,
  note: 'Log the contact …',
};
