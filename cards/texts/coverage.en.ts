import { amount } from './amount.ts';
import type { coverage as danish } from './coverage.da.ts';

/** The same in English. */
export const coverage: typeof danish = {
  school: (reported, classes) =>
    `${reported} of ${amount(classes, 'class', 'classes')} reported today.`,
  own: (isReported) =>
    isReported ? 'The class has reported today.' : 'The class has not reported today yet.',
  quarter: (percent) => `${percent} of the classes’ school days this quarter were reported.`,
  quarterClass: (percent) => `The class was reported on ${percent} of the quarter’s school days.`,
  nothing: {
    incomplete: 'There are no figures: nothing was reported this quarter.',
    incompleteYear: 'There are no figures: nothing was reported this school year.',
    incompleteClass: 'There are no figures: the class has not reported this quarter.',
  },
  nothingBefore: {
    incomplete: 'The figures are incomplete: before today nothing was reported this quarter.',
    incompleteClass:
      'The figures are incomplete: before today the class had not reported this quarter.',
  },
  incomplete: (percent) =>
    `The figures are incomplete: only ${percent} of the classes’ school days this quarter were reported.`,
  incompleteYear: (percent) =>
    `The figures are incomplete: only ${percent} of the classes’ school days this school year were reported.`,
  incompleteClass: (percent) =>
    `The figures are incomplete: the class was reported on only ${percent} of the quarter’s school days.`,
  unused: (school, days) => `${school}: no class reported for ${days}`,
  reminds: 'Nothing has been reported about the class yet today.',
  remindsFoot: 'If somebody is away, just write it here: “Loke sick”.',
  unusedOthers: (count) =>
    `and ${count} more ${count === 1 ? 'school' : 'schools'} where no class reports`,
};
