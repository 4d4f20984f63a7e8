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
  agreedLabel: 'What did you agree on? One line',
  stepLabel: 'Does it complete a step?',
  noStep: 'No, just note the contact',
  stepChoice: (number, text) => `Yes, step ${number}: ${text}`,
  line: (on, who, by, agreed) =>
    `Contact with ${who} on ${on}${by === undefined ? '' : ` (${by})`}${agreed === undefined ? '' : `: “${agreed}”`}`,
  more: (count) =>
    count === 1
      ? 'And one earlier contact; see the timeline.'
      : `And ${count} earlier contacts; see the timeline.`,
  heard: (who, on) => `Note a contact with ${who}${on && ` on ${on}`}?`,
  note: 'Note the contact …',
};
