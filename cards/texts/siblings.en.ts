import type { siblings as da } from './siblings.da.ts';

export const siblings: typeof da = {
  here: (names, count) => `${count === 1 ? 'Sibling' : 'Siblings'} at the school: ${names}`,
  count: (all, absent) => {
    const told = `${all} siblings at the school`;
    if (absent === 0) return told;
    return absent === all
      ? `${told}, all with much absence too`
      : `${told}, ${absent} of them with much absence too`;
  },
  alsoAbsent: (who) => `${who} (much absence too)`,
  elsewhere: 'Has siblings at another school in the municipality',
};
