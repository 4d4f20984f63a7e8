import type { october as danish } from './october.da.ts';

export const october: typeof danish = {
  answer: (date, worrying, pupils, percent) =>
    `Pupils with worrying absence on ${date}: ${worrying} of ${pupils}${percent === undefined ? '' : ` (${percent})`}, counted as in the yearly return.`,
  rule: (rule) => `It counts pupils with: ${rule}.`,
  withPlan: (count, of) => `Of these, with a plan that day: ${count} of ${of}.`,
  byGrade: (parts) => `By grade: ${parts}.`,
  grade: (grade, count, pupils) => `grade ${grade} ${count} of ${pupils}`,
  byCause: (parts) => `Most of the absence is noted as: ${parts}.`,
  cause: (cause, count) => `${cause} ${count}`,
  basis: 'Counted from what is noted now, for pupils on today’s pupil list.',
  none: 'The count of 1 October is missing: that day has not come yet, the calendar does not go back 200 school days from it, or the notes are no longer kept.',
  pupils: 'Pupils',
  column: 'Worrying on 1 Oct',
};
