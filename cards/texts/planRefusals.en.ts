import type { planRefusals as danish } from './planRefusals.da.ts';

/** Refusals about the mapping, the plan, its way back and special arrangements. */
export const planRefusals: typeof danish = {
  too_many_chosen: ({ most = 2 }) => ({
    title: `Too many chosen (at most ${most})`,
    next: 'Choose what matters most, and press again.',
  }),
  goal_incomplete: () => ({
    title: 'The goal is not complete',
    next: 'Write both the goal and what you will do to get there, and press again.',
  }),
  goal_metric_required: () => ({
    title: 'The goal has nothing to be measured by',
    next: 'Choose what it is measured by, so that you can see whether it is reached, and press again.',
  }),
  goal_target_unsuited: ({ most = 100 }) => ({
    title: 'That number cannot be used',
    next: `Write a whole number from 1 to ${most}, and press again.`,
  }),
  plan_full: ({ most = 3 }) => ({
    title: `The plan is full (at most ${most})`,
    next: 'Change or remove something that is there instead of adding more.',
  }),
  plan_needs_goal: () => ({
    title: 'A plan needs at least one goal',
    next: 'Add a goal, or change the one that is there.',
  }),
  way_back_day: ({ most = 60 }) => ({
    title: 'That day cannot be used',
    next: `Choose a day after the steps that have been answered, at most ${most} school days ahead. Two steps cannot start on the same day.`,
  }),
  way_back_text: () => ({
    title: 'The step is missing',
    next: 'Write briefly what the pupil is to try, and press again.',
  }),
  review_day: ({ most = 40 }) => ({
    title: 'That day cannot be used',
    next: `Choose a day after today, at most ${most} school days ahead.`,
  }),
  arrangement_day: () => ({
    title: 'That end date cannot be used',
    next: 'Choose a day after today, at most a year ahead. To end the arrangement now, press “End today”.',
  }),
  arrangement_reason_required: ({ weeks = 6 }) => ({
    title: `The arrangement lasts more than ${weeks} weeks`,
    next: 'Write briefly why it should last longer, and press again.',
  }),
};
