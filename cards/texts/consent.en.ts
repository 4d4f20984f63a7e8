import type { consent as da } from './consent.da.ts';

export const consent: typeof da = {
  covers: {
    absence: 'the absence only',
    whole_case: 'the whole case',
  },
  coversLabel: 'With consent: What does it cover?',
  untilLabel: 'With consent: Until when? (empty = 6 months)',
  holds: (covers, until) => (until === undefined ? `, ${covers}` : `, ${covers}, until ${until}`),
  ends: (person) =>
    person === undefined
      ? 'A consent expires soon. Renew it, or let it expire.'
      : `The consent for ${person} expires soon. Renew it, or let it expire.`,
  renew: 'See the consent',
  holder: {
    none: () => 'The case has no case lead. Choose one.',
    left: (person) =>
      person === undefined
        ? 'The case has a new case lead. Confirm, or choose somebody else.'
        : `${person} has become case lead. Confirm, or choose somebody else.`,
    away: (person) =>
      person === undefined
        ? 'The case lead is away for some time. Choose a new one.'
        : `${person} is away for some time. Confirm, or choose another case lead.`,
  },
  chooseHolder: 'Choose the case lead',
};
