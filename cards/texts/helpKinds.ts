/** All that one can say, in the order that help shows it. */
export const helpKinds = [
  'note',
  'correct',
  'withdraw',
  'allPresent',
  'away',
  'noted',
  'pupil',
  'class',
  'plan',
  'overdue',
  'review',
  'report',
  'concern',
  'progress',
  'tasks',
  'sees',
  'kept',
] as const;

export type HelpKind = (typeof helpKinds)[number];

/** What each is called, and a line that asks for it. */
export type HelpTexts = {
  titles: Readonly<Record<HelpKind, string>>;
  lines: Readonly<
    Record<HelpKind, (names: { pupil: string; other: string; classTitle: string }) => string>
  >;
};
