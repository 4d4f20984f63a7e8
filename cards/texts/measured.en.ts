import type { measured as danish } from './measured.da.ts';

export const measured: typeof danish = {
  joined: (rule, figures) => `${rule} – ${figures}.`,
  share: (percent, schoolDays) => `${percent} of ${schoolDays}`,
  usual: (days) => ` Before that, the pupil had ${days} over the same length of time.`,
};
