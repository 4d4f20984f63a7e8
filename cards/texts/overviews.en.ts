import type { When } from '../../services/status/awayView.ts';
import { amount } from './amount.ts';
import type { overviews as da } from './overviews.da.ts';

const pupils = (count: number | string) => amount(count, 'pupil', 'pupils');
/** "once", "3 times". */
const times = (count: number | string) => (String(count) === '1' ? 'once' : `${count} times`);
const cases = (count: number | string) => amount(count, 'case', 'cases');
const classes = (count: number | string) => amount(count, 'class', 'classes');

/** "1 is", "2 were": the verb after a count. */
const be = (count: number, when: When) => {
  if (when === 'past') return count === 1 ? 'was' : 'were';
  const now = count === 1 ? 'is' : 'are';
  return when === 'ahead' ? `${now} noted as` : now;
};

const today = (when: When) => (when === 'today' ? ' today' : '');

const has = (count: number) => (count === 1 ? 'has' : 'have');

export const overviews: typeof da = {
  away: {
    summary: 'Here is the noted absence.',
    heading: (title, when) =>
      when === 'today' ? `Away today: ${title}` : `Noted absence: ${title}`,
    answer: (count, when, who) => `${count} ${be(count, when)} away${today(when)}: ${who}.`,
    nobody: (when) => `Nobody is noted as away ${when === 'today' ? 'today' : 'that day'}.`,
    closed: (when) =>
      when === 'today' ? 'Today is not a school day.' : 'That day is not a school day.',
    unexplained: (name) => `${name} (no reason given)`,
    reasons: {
      illness: (count) => `${count} ill`,
      leave: (count) => `${count} on leave`,
      unlawful: (count) => `${count} unlawfully absent`,
      unexplained: (count) => `${count} with no reason given`,
      late: (count) => `${count} late`,
      left_early: (count) => `${count} left early`,
    },
    part: (count, when) => `${count} ${be(count, when)} away for part of the day`,
    late: (count, when) => (when === 'ahead' ? `${count} will be late` : `${count} arrived late`),
    others: (list) => `${list}.`,
    lists: { away: 'Away', part: 'Away for part of the day', late: 'Arrived late' },
    lateAhead: 'Will be late',
    line: (pupil, classTitle, what) => `${pupil}, ${classTitle}${what && `: ${what}`}`,
    since: (date) => ` (since ${date})`,
    note: 'This is what is noted right now. If somebody is not on the list, just tell me.',
  },

  status: {
    summary: 'Here is the overview of absence.',
    heading: (title) => `Overview: ${title}`,
    meta: (date, count) => `${date} · ${pupils(count)}`,
    openCount: (count) => amount(count, 'open case', 'open cases'),
    answer: (open, parts) => `${open}: ${parts}.`,
    calm: (open) => `${open}. Every case has a plan, and nothing is overdue.`,
    parts: {
      overdue: (count) => `${count} overdue`,
      without_plan: (count) => `${count} without a plan`,
      not_improving: (count) => `${count} without progress`,
    },
    today: (list) => `Today: ${list}.`,
    awayToday: (count) => `${count} away`,
    partToday: (count) => `${count} away for part of the day`,
    lateToday: (count) => `${count} arrived late`,
    nobodyAway: 'Nobody is noted as away today.',
    nobodyKnown: 'Nobody is noted as away today, so it is not known whether anybody is.',
    nobodyYet: 'Nobody is noted as away today, but not all classes have reported.',
    needsYou: 'This needs you',
    nothingNeedsYou: 'Nothing is waiting for you right now.',
    silentCount: (count) => `${classes(count)} ${has(count)} not reported today`,
    allSilent: 'No class has reported today yet.',
    named: (sentence, names) => `${sentence}: ${names}.`,
    unnamed: (sentence) => `${sentence}.`,
    listed: {
      all: (count) => amount(count, 'open case', 'open cases'),
      without_plan: (count) => `${cases(count)} without a plan`,
      overdue: (count) => `${cases(count)} overdue`,
      not_improving: (count) => `${cases(count)} without progress`,
      escalated: (count) => `${cases(count)} overdue and now waiting for you`,
      left: (count) => `${pupils(count)} no longer on the pupil list`,
      no_holder: (count) => `${cases(count)} without a case lead`,
      to_close: (count) => `${cases(count)} proposed for closing`,
      arrangement_over: (count) => `${cases(count)} with an expired special arrangement`,
    },
    noneListed: {
      all: 'There are no open cases.',
      without_plan: 'Every case has a plan.',
      overdue: 'Nothing is overdue.',
      not_improving: 'No case is without progress.',
      escalated: 'No overdue case is waiting for you.',
      left: 'Every pupil with an open case is on the pupil list.',
      no_holder: 'Every case has a case lead.',
      to_close: 'No case is proposed for closing.',
      arrangement_over: 'No special arrangement has expired.',
    },
    only: {
      all: 'All cases',
      without_plan: 'No plan',
      overdue: 'Overdue',
      not_improving: 'No progress',
      escalated: 'Waiting for you',
      left: 'Left the list',
      no_holder: 'No case lead',
      to_close: 'Can be closed',
      arrangement_over: 'Arrangement expired',
    },
    left: {
      undecided: (date) => `Off the pupil list since ${date}: decide what happens`,
      wrong: (date) => `Off the pupil list; reported as a mistake ${date}`,
      refused: (date) => `Off the pupil list; hand-over declined ${date}`,
      unanswered: (date) => `Off the pupil list; offered to another school ${date}`,
    },
    leftOver: (told, days) => `${told}, ${days} overdue`,
    button: (title, count) => `${title} (${count})`,
    whoIsAway: 'Who is away',
    back: 'Overview',
    more: 'More …',
    plan: (date) => `Plan since ${date}`,
    duties: (count) => amount(count, 'legal duty', 'legal duties'),
    noPlan: 'No plan yet',
    waits: {
      approve: (who, date) => `Awaits approval by ${who}, due ${date}`,
      do: (who, date) => `Waiting for ${who}, due ${date}`,
      judge: (who, date) => `Follow-up by ${who}, due ${date}`,
    },
    late: {
      approve: (who, date) => `Overdue since ${date}: ${who} has to approve`,
      do: (who, date) => `Overdue since ${date}: waiting for ${who}`,
      judge: (who, date) => `Overdue since ${date}: follow-up by ${who}`,
    },
    overdueSteps: (count) => `${amount(count, 'step', 'steps')} overdue`,
    noHolder: 'No case lead',
    toClose: 'Proposed for closing',
    nextFollowUp: (when) => `Follow-up ${when}`,
    nextMeeting: (when) => `Meeting ${when}`,
    open: 'Open case',
    openTooltip: (number) => `Open case ${number}`,
    week: 'Week',
    rows: { absentDays: 'Days absent', reported: 'Reported, %', worrying: 'Worrying absence' },
    running: (week) => `${week} (so far)`,
    newCases: (weeks, list) =>
      `New cases, ${weeks.includes('–') ? 'weeks' : 'week'} ${weeks}: ${list}.`,
    unknown: '–',
    levels: 'Level',
    delays: 'From limit reached (median)',
    toContact: (days, of) => `contact after ${days} (${cases(of)})`,
    toMeeting: (days, of) => `meeting after ${days} (${cases(of)})`,
    closed: 'Closed this school year',
    closedOf: (count, outcome) => `${count} ${outcome}`,
    excel: 'Download as Excel',
    word: 'Download as Word',
  },

  pupil: {
    summary: 'Here is the overview of a pupil’s absence.',
    heading: (pupil, classTitle) => `${pupil}, ${classTitle}`,
    meta: (date) => `Absence noted up to and including ${date}`,
    today: {
      yes: (what, by) => `Noted today${by === undefined ? '' : ` by ${by}`}: ${what}.`,
      no: 'No absence is noted today.',
      since: (date, schoolDays) => ` Since ${date} (${schoolDays}).`,
    },
    answer: {
      today: 'today',
      on: (dates) => `for ${dates}`,
      found: (what, dates) => `${what} ${dates}`,
      yes: (found, by) => `Yes. Noted${by === undefined ? '' : ` by ${by}`}: ${found}.`,
      no: (when) => `No. No absence is noted ${when}.`,
      notAs: (asked, when) => `No, not noted as ${asked}. No absence is noted ${when}.`,
      other: (asked, when, found, by) =>
        `No, not ${asked} ${when}. Noted${by === undefined ? '' : ` by ${by}`}: ${found}.`,
    },
    level: (level) => `Level: ${level}`,
    noLevel: 'No limit is reached.',
    window: 'Period',
    total: 'Absence',
    of: 'Of which',
    windows: {
      quarter: 'The whole quarter',
      last20: '20 school days',
      last60: '60 school days',
      last200: '200 school days',
    },
    ofDays: (total, schoolDays, percent) => `${total} of ${schoolDays} (${percent})`,
    part: {
      illness: (count) => `ill ${count}`,
      leave: (count) => `leave ${count}`,
      unlawful: (count) => `unlawful ${count}`,
      unexplained: (count) => `no reason given ${count}`,
      late: (count) => `late ${times(count)}`,
      left_early: (count) => `left early ${times(count)}`,
    },
    nothing: 'nothing noted',
    why: 'Limits reached',
    allRules: (count) => `Show ${amount(count, 'limit', 'limits')} reached`,
    moreRules: (count) => `Show ${amount(count, 'more limit', 'more limits')}`,
    note: 'Notes in Nærvær are an aid. The official absence register is the one that counts.',
    refresh: 'Update',
    openCase: (number) => `Open case ${number}`,
  },

  dryRun: {
    summary: 'Dry run of rules.',
    heading: 'Dry run of rules',
    running: 'I am working through the last 200 school days. The answer will be here shortly.',
    measured: (pupilCount, classCount, days) =>
      `${pupils(pupilCount)} in ${classes(classCount)}, ${days}`,
    level: 'Level or duty',
    pupils: 'Pupils',
    alarms: 'Times',
    value: (tried, now) => `${tried} (${now})`,
    now: 'In brackets: with the current rules.',
    nothing: 'The rules would not have found anybody.',
    perWeek: (wanted, now) =>
      `New messages per class and week: ${wanted} (with the current rules ${now}).`,
    overBudget: 'That is more than a school can usually follow up. Consider a higher limit.',
    foot: 'Nothing was changed. The rules apply only once the municipality switches them on.',
  },
};
