import type { reminders as danish } from './reminders.da.ts';

/** The same in English. */
export const reminders: typeof danish = {
  several: (first, others) =>
    `Nothing has been reported about ${first} yet today, nor about ${others}.`,
  more: (count) => `${count} more`,
  next: (title) => `Once ${title} is reported, the next class follows here.`,
};
