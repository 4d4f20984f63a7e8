import type { siblings as da } from './siblings.da.ts';

export const siblings: typeof da = {
  here: (names) => `Siblings at the school: ${names}`,
  count: (all, absent) => `${all}, ${absent} of them away as well`,
  alsoAbsent: (who) => `${who} (also away)`,
  elsewhere: 'Has siblings at another school in the municipality',
};
