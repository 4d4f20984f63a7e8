import { amount } from './amount.ts';
import type { early as da } from './early.da.ts';

export const early: typeof da = {
  review: {
    summary: (count) =>
      count === 0
        ? 'The monthly overview is empty.'
        : `The monthly overview: ${amount(count, 'pupil', 'pupils')}.`,
    heading: 'Monthly overview',
    meta: (date, count) => `${date} · ${amount(count, 'pupil', 'pupils')} without a case`,
    who: {
      school: (percent, days) =>
        `Away for at least ${percent} of the last ${days}, or a limit reached.`,
      own: (percent, days) =>
        `In your classes: away for at least ${percent} of the last ${days}, or a limit reached.`,
    },
    arrows: 'The arrow shows days away in the last 20 school days against the 20 before.',
    nobody: 'Nobody right now. That is good news.',
    open: 'See the pupil',
    hint: 'Press a pupil to see their weeks, or choose here',
    choose: 'Choose a pupil',
    last: (date) => `Last reviewed ${date}`,
    never: 'The overview has not been reviewed before.',
    done: 'Reviewed today',
    due: (count) => `Monthly overview (${count})`,
    dueText: 'Pupils with a lot of absence and no case: look at them together in the team.',
    dueOpen: 'Open the overview',
  },
  status: (count, last) =>
    `${amount(count, 'pupil', 'pupils')} with a lot of absence and no case · ${last === undefined ? 'not reviewed yet' : `last reviewed ${last}`}`,
  patterns: {
    weekdays: ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays'],
    weekday: (day) => `mostly on ${day}`,
    single_days: 'many single days',
    late: 'often late or leaving early',
  },
  trends: { more: '↑ more absence', less: '↓ less absence', same: '→ unchanged absence' },
  against: {
    more: (now, before) => `↑ ${now} away, ${before} before`,
    less: (now, before) => `↓ ${now} away, ${before} before`,
  },
  talks: { asked: 'talk asked for', held: 'talk held' },
  pupil: {
    summary: 'Here is a pupil you keep an eye on.',
    absence: (percent, days) => `**${percent} absence** (${days})`,
    level: (level) => `level: ${level}`,
    trend: (trend, now, before) =>
      `${trend}: ${now} in the last 20 school days, compared with ${before} in the 20 before.`,
    asked: (name, date) => `${name} will talk with the pupil by ${date}`,
    held: (date, name, words) =>
      `Talked with the pupil on ${date}${name === undefined ? '' : ` (${name})`}: “${words}”`,
    somebody: 'A colleague',
    follows: (days) =>
      `You are following the pupil and will be told after another ${days} of absence.`,
    talk: 'Ask for a talk',
    talkAgain: 'Ask for another talk',
    outcome: 'Talked with the pupil: how did it go, in one line? (required)',
    outcomeMissing: 'Write briefly how it went.',
    hint: 'Do not write names or health details.',
    talked: 'The talk was held',
    openCase: 'Open a case',
    hasCase: 'There is a case about the pupil.',
    showCase: 'See the case',
    follow: 'Follow',
    unfollow: 'Stop following',
    backToReview: 'Back',
    backToList: 'Back to the list',
  },
  list: {
    more: (days) => `Another ${days} of absence since you were last told.`,
    open: 'See the pupil',
  },
};
