import type { consent as da } from './consent.da.ts';

export const consent: typeof da = {
  covers: {
    absence: 'the absence only',
    whole_case: 'the whole case',
  },
  coversLabel: 'With consent: what does it cover?',
  untilLabel: 'With consent: until when? (empty = 6 months)',
  holds: (covers, until) => (until === undefined ? `, ${covers}` : `, ${covers}, until ${until}`),
  ends: (person) =>
    person === undefined
      ? 'A consent ends soon. Renew it, or let it end.'
      : `The consent for ${person} ends soon. Renew it, or let it end.`,
  renew: 'See the consent',
  holder: {
    none: () => 'The case has no lead. Choose one.',
    left: (person) =>
      person === undefined
        ? 'The case lead is no longer here. Choose a new one.'
        : `The case lead has changed. ${person} stands in now: confirm, or choose somebody else.`,
    away: (person) =>
      person === undefined
        ? 'The case lead is away for long. Choose a new one.'
        : `${person} is away for long. Confirm, or choose another case lead.`,
  },
  chooseHolder: 'Choose the case lead',
};
