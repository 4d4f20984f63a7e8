import { amount } from './amount.ts';
import type { counts as da } from './counts.da.ts';

/** "<5" in a sentence. */
const inWords = (count: number | string) => (count === '<5' ? 'fewer than 5' : count);
const cases = (count: number | string) => amount(inWords(count), 'case', 'cases');
const haveCases = (count: number | string) => amount(inWords(count), 'case has', 'cases have');
const schools = (count: number | string) => amount(count, 'school', 'schools');

export const counts: typeof da = {
  municipality: {
    summary: 'Here is the overview of the schools.',
    counting: (done, of) => `${done} of ${schools(of)} counted …`,
    school: 'School',
    total: 'Total',
    small: '<5',
    hidden: '–',
    needs: {
      without_plan: 'No plan',
      overdue: 'Plan, overdue',
      not_improving: 'Plan, no progress',
      on_track: 'On track',
    },
    short: {
      without_plan: 'No plan',
      overdue: 'Over\u00addue',
      not_improving: 'No pro\u00adgress',
    },
    missing: {
      without_plan: (count) => `${haveCases(count)} no plan.`,
      overdue: (count) => `${haveCases(count)} a plan, but something is overdue.`,
      not_improving: (count) => `${haveCases(count)} a plan that is not helping yet.`,
    },
    silent: (names, count) => `${names} ${count === 1 ? 'has' : 'have'} not reported at all today.`,
    silentCount: (count) =>
      `${amount(count, 'school has', 'schools have')} not reported at all today.`,
    levels: 'Open cases by level',
    caseStates: 'Open cases by state',
    note: 'Each case is counted in one place only, where it is most urgent. Groups of 1–4 are shown as <5. A “–” is a number that is hidden so that the small ones cannot be worked out.',
    figures: 'More figures',
    bySchool: (count) => `School by school (${count})`,
    back: 'Overview',
  },

  yearReport: {
    summary: 'Here is the yearly report on absence.',
    heading: (title, year) => `Yearly report ${year}: ${title}`,
    answer: (worrying, back) =>
      `${amount(inWords(worrying), 'pupil', 'pupils')} with worrying absence, ${cases(back)} closed with the pupil back in school.`,
    unfinished: 'The school year is not over: the figures are preliminary.',
    columns: {
      worrying: 'Worrying absence',
      reduced_timetable: 'Reduced timetable',
      one_to_one: 'One-to-one teaching',
      sick_teaching: 'Teaching during illness',
      back_in_school: 'Back in school',
      other_offer: 'Alternative provision',
      moved: 'Changed school',
      no_ground: 'No grounds',
    },
    inCard: { one_to_one: 'One-to-one teaching' },
    short: {
      worrying: 'Wor.',
      reduced_timetable: 'Red.',
      one_to_one: '1:1',
      sick_teaching: 'Ill',
    },
    legend:
      'Wor.: worrying absence. Red.: reduced timetable. 1:1: one-to-one teaching. Ill: teaching during illness.',
    note: 'The first four figures are pupils, the others closed cases.',
    smallNote:
      'Groups of 1–4 are shown as <5. A “–” is a number that is hidden so that the small ones cannot be worked out.',
  },

  file: {
    consent: (name) =>
      `The file “${name}” is ready. Say yes, and it is saved to your OneDrive. If you see no buttons, open the chat in Teams on a computer; the numbers are in the overview too.`,
    saved: (name, folder) => `It is called “${name}” and is in the folder ${folder}`,
    savedHere: 'The file is saved on this computer',
    summary: 'A file is ready for you.',
    sentSummary: 'The file is in your OneDrive.',
    link: (name, url) => `The file is in your OneDrive: [${name}](${url})`,
  },

  exports: {
    statusFile: (title, on) => `Absence ${title} ${on}`,
    reportFile: (title, year) => `Yearly report on absence ${title} ${year}`,
    statusTitle: (title, on) => `Overview of absence, ${title}, ${on}`,
    reportTitle: (title, year) => `Worrying absence in the school year ${year}, ${title}`,
    columns: {
      pupil: 'Pupil',
      class: 'Class',
      number: 'Case',
      level: 'Level',
      duties: 'Legal duties',
      state: 'State',
      opened: 'Opened',
      plan: 'Plan since',
      overdue: 'Steps overdue',
      before: 'Absence before, days',
      beforeOf: 'of school days before',
      after: 'Absence now, days',
      afterOf: 'of school days now',
      change: 'Change',
      waitsFor: 'Waits for',
      due: 'Due',
      followUp: 'Next follow-up',
      meeting: 'Next meeting',
    },
    states: {
      proposed: 'new, not handled yet',
      open: 'under way',
      monitoring: 'being followed up',
    },
    changes: {
      better: 'better',
      same: 'unchanged',
      worse: 'worse',
      too_early: 'too early to tell',
      unreported: 'too few days reported',
    },
    what: 'What the figures show',
    made: (on) => `Counted ${on} from what is noted in Nærvær.`,
    confidential:
      'Confidential: the list holds information about pupils. Delete it once it has been used.',
    statusNotes: [
      'No plan: no plan has been written in the case since it was opened or reopened.',
      'Plan, overdue: there is a plan, and at least one step is overdue.',
      'Plan, no progress: there is a plan and nothing is overdue, but absence has not fallen since the plan was made (at most the latest 20 school days, compared with the 20 before; only days on which the class reported count).',
      'On track: the other open cases, also those where it is too early to tell or too few days were reported. Each case counts in one column.',
    ],
    reportNotes: [
      'Worrying absence: pupils with an open case that at some point in the school year was at the level “worrying absence” or above, by the municipality’s rules in Nærvær. The level is read from the course of the case; pupils who came into the school year at the level count too.',
      'Reduced timetable, one-to-one teaching and teaching during illness: pupils where the arrangement is noted in a case and applied on at least one day of the school year. A pupil can count in several columns.',
      'The other columns: cases that were closed in the school year and not reopened in it, by how they ended.',
      'Pupils who have changed school since count at the school where the case was.',
      'The figures rest on Nærvær. The official absence register is another system.',
    ],
    smallNote:
      'Groups of 1–4 are shown as <5. A “–” is a number of 5 or more, or a sum, that is hidden so that the small numbers cannot be worked out.',
  },
};
