import { amount } from './amount.ts';
import type { coverage as danish } from './coverage.da.ts';

/** The same in English. */
export const coverage: typeof danish = {
  school: (reported, classes) =>
    `${reported} of ${amount(classes, 'class', 'classes')} reported today`,
  own: (isReported) =>
    isReported ? 'The class was reported today' : 'The class was not reported today',
  quarter: (percent) => `${percent} of the classes’ school days this quarter were reported`,
  quarterClass: (percent) => `The class was reported on ${percent} of the quarter’s school days`,
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
    `and ${count} more ${count === 1 ? 'school that reports' : 'schools that report'} nothing`,
};
