/** What a document is: its kind decides who reads it. */
export const letterKinds = [
  'letter',
  'notification',
  'agenda',
  'minutes',
  'plan',
  'hand_over',
] as const;

export type LetterKind = (typeof letterKinds)[number];

/** Who reads a document: the family, the municipality's authority, the case's own team, another school. */
export type Audience = 'home' | 'authority' | 'team' | 'school';

export const audienceOf: Readonly<Record<LetterKind, Audience>> = {
  letter: 'home',
  plan: 'home',
  notification: 'authority',
  agenda: 'team',
  minutes: 'team',
  hand_over: 'school',
};
