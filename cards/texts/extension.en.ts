import type { extension as da } from './extension.da.ts';

export const extension: typeof da = {
  search: {
    few: "Write at least two letters of the pupil's name.",
    none: 'No pupil whom you may see has such a name.',
    title: (pupil, classTitle) => `${pupil}, ${classTitle}`,
    quarter: (days) => `${days} this quarter`,
    caseOpen: (number) => `case ${number}`,
  },
  placed: {
    summary: 'Nærvær: the status of a pupil.',
    heading: 'The status of a pupil',
    text: "Nothing about the pupil stands here, since others read along. Write “status” and the pupil's name to Nærvær in your own chat.",
  },
};
