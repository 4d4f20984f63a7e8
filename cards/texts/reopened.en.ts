import type { reopened as da } from './reopened.da.ts';

export const reopened: typeof da = {
  relapse: (on, level) => `Reopened on ${on}: absence reached a limit again (“${level}”).`,
  relapseDuty: (on) => `Reopened on ${on}: there is a legal duty again.`,
  person: (on, by) => `Reopened on ${on} by ${by}.`,
  receipt: (pupil, level, number) =>
    `${pupil}: absence reached a limit again (“${level}”), so case ${number} is reopened with new steps.`,
  receiptDuty: (pupil, number) =>
    `${pupil}: there is a legal duty again, so case ${number} is reopened with new steps.`,
};
