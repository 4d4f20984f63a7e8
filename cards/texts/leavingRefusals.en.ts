import type { leavingRefusals as danish } from './leavingRefusals.da.ts';

/** Refusals about pupils who left the roster, and about hand-overs, in English. */
export const leavingRefusals: typeof danish = {
  not_left: () => ({
    title: 'The pupil is on the pupil list',
    next: 'There is nothing to decide. The case continues as before.',
  }),
  hand_over_waits: () => ({
    title: 'The case has been offered to another school',
    next: 'The school has not answered yet. Phone them if it is urgent, or close the case.',
  }),
  hand_over_answered: () => ({
    title: 'The hand-over was answered or withdrawn',
    next: 'There is nothing more to do here.',
  }),
  not_on_roster: () => ({
    title: 'The pupil is not on your pupil list yet',
    next: 'You can take over the case once the pupil is on the list. Until then it stays at the old school. If you do not know the pupil, press “Not here”.',
  }),
  already_told: () => ({
    title: 'There is already a step for passing on the information',
    next: 'You will find it in the case under “All steps”.',
  }),
};
