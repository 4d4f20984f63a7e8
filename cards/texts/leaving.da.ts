import type { LeavingState } from '../../services/cases/leavingItem.ts';

/** Pupils who left the roster with an open case, and hand-overs between schools. */
export const leaving = {
  items: {
    undecided: () => 'Eleven er gået ud af elevlisten: overlever, afslut eller ret.',
    wrong: () => 'Elevlisten er meldt forkert, men eleven står der ikke endnu.',
    refused: (school: string) => `${school} kender ikke eleven: overlever, afslut eller ret.`,
    unanswered: (school: string) => `${school} har ikke svaret på overleveringen.`,
  } satisfies Readonly<Record<LeavingState, (school: string) => string>>,
  choose: 'Vælg',
};
