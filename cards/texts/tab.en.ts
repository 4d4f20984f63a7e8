import { amount } from './amount.ts';
import type { tab as da } from './tab.da.ts';

const cases = (count: number) => amount(count, 'case', 'cases');

export const tab: typeof da = {
  title: (school) => `Overview: ${school}`,
  toContent: 'Skip to content',
  loading: 'Fetching the overview …',
  outside: 'Open the tab in Teams: on this page Nærvær does not know who you are.',
  noScript: 'The tab needs JavaScript. Write “status” to Nærvær in the chat instead.',
  notSignedIn:
    'Teams could not sign you in to the tab. Try again in a moment, or write “status” to Nærvær in the chat.',
  failed: 'The overview could not be fetched right now. Try again in a moment.',
  again: 'Try again',
  tooFast: 'That is a little too fast. Wait a moment, and try again.',
  schools: 'Schools',
  together: 'All schools together',
  counted: (when) => `Counted ${when}. Counted again once the figures are ten minutes old.`,
  seenBy: (name) => `Shown to ${name}. It is recorded that you have seen it.`,
  readOnly: 'You can only look here. Write to Nærvær in the chat to note or do something.',
  refresh: 'Refresh',
  updated: (count, list) => `${list}: ${cases(count)} shown.`,
  updatedSchools: (count) => `${amount(count, 'school', 'schools')} shown.`,
  show: 'Show',
  which: 'Which cases?',
  showList: (list) => `Show the list “${list}”`,
  sections: {
    standing: 'How it stands',
    cases: 'Cases',
    schools: 'The schools side by side',
    coverage: 'Coverage',
    trends: 'Week by week',
  },
  counts: {
    levels: 'Open cases by level',
    states: 'Open cases by state',
    level: 'Level',
    state: 'State',
    cases: 'Cases',
    facts: 'Key figures',
  },
  list: {
    caption: (list, count) => `${list}: ${cases(count)}`,
    pupil: 'Pupil',
    waits: 'Waiting for',
    plan: 'Level and plan',
    progress: 'Progress',
    nothing: 'waiting for nobody right now',
  },
  bySchool: {
    caption: (count) => `Open cases by what they lack most: ${amount(count, 'school', 'schools')}`,
    pupils: 'Pupils',
    told: 'Reported this quarter',
  },
  coverage: {
    today: 'Reported today',
    todayOf: (reported, classes) => `${reported} of ${amount(classes, 'class', 'classes')}`,
    quarter: 'School days this quarter on which classes reported',
    silent: 'Classes that have not reported today',
    silentSchools: 'Schools where no class has reported today',
    none: 'none',
    noSchool: 'Today is not a school day.',
  },
  charts: {
    absentDays: 'Days of absence per week',
    reported: 'Classes that reported, in per cent',
    worrying: 'Pupils with worrying absence in the week',
    newCases: 'New cases per week',
    week: 'Week',
    figures: {
      absentDays: 'Days',
      reported: 'Reported',
      worrying: 'Pupils',
      newCases: 'New cases',
    },
    described: (title, from, to) =>
      `${title}: bars for weeks ${from} to ${to}. The figures are in the table beside it.`,
  },
  demo: {
    note: 'Trial municipality: everything is invented, and nobody is signed in.',
    as: 'See the tab as',
  },
};
