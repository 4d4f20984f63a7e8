import type { Category } from '../../services/absence/mark.ts';
import type { Role } from '../../services/roster/roster.ts';
import { deliveries } from './deliveries.en.ts';
import { refusals } from './refusals.en.ts';
import type { Texts } from './texts.ts';

/** "1 pupil", "3 pupils". */
const pupils = (count: number) => (count === 1 ? '1 pupil' : `${count} pupils`);
const cases = (count: number) => (count === 1 ? '1 case' : `${count} cases`);

const roles: Readonly<Record<Role, string>> = {
  class_teacher: 'class teacher',
  teacher: 'teacher',
  leader: 'head teacher',
  department_leader: 'head of department',
  wellbeing_officer: 'wellbeing officer',
  akt_adviser: 'behaviour adviser (AKT)',
  ppr_psychologist: 'psychologist (PPR)',
  absence_consultant: 'absence consultant',
  school_social_worker: 'school social worker',
  health_nurse: 'school nurse',
  ssp_consultant: 'SSP consultant',
  youth_guidance: 'youth guidance counsellor',
  secretary: 'secretary',
  coordinator: 'coordinator',
  it_administrator: 'IT administrator',
  other: 'member of staff',
};

const categories: Readonly<Record<Category, string>> = {
  illness: 'ill',
  leave: 'granted leave',
  unlawful: 'unlawful absence',
  unexplained: 'absent, no reason given',
  late: 'came late',
  left_early: 'left early',
};

const levels: Readonly<Record<string, string>> = {
  attention: 'attention',
  worrying: 'worrying absence',
  dropout_risk: 'at risk of dropping out',
  duty: 'tasks by law only',
};

const duties: Readonly<Record<string, string>> = {
  contact_parents: 'contact the parents',
  warn_parents: 'tell the parents about the rules on unlawful absence',
  notify_municipality: 'notify the municipality',
  support_plan: 'make a support plan',
  sick_teaching: 'talk with the parents about teaching during illness',
  medical_certificate: 'consider a medical certificate',
};

/** English texts: a text for every Danish key. */
export const en: Texts = {
  intlLocale: 'en-GB',
  units: {
    days: (count, one) => `${count} ${one ? 'day' : 'days'}`,
    schoolDays: (count, one) => `${count} ${one ? 'school day' : 'school days'}`,
  },
  dates: { day: (weekday, date) => `${weekday} ${date}` },
  clock: { at: (day, clock) => `${day} at ${clock}` },
  roles,
  categories,
  levels,
  duties,
  fallback: (summary) => `${summary} Open Nærvær in Teams to see more.`,
  more: (count) => `… and ${count} more`,
  quote: (text) => `“${text}”`,

  receipt: {
    heading: {
      note: 'Noted',
      correct: 'Corrected',
      withdraw: 'Taken back',
      all_present: 'Noted',
      undone: 'Undone',
    },
    summary: {
      note: (count) => `Noted for ${pupils(count)}.`,
      correct: (count) => `Corrected for ${pupils(count)}.`,
      withdraw: (count) => `Taken back for ${pupils(count)}.`,
      all_present: 'Noted: everybody is present.',
      undone: 'Undone: the note no longer counts.',
    },
    allPresent: (title) => `Everybody is present in ${title}.`,
    undone: 'The note no longer counts. Write again if something else is to be noted.',
    was: (category) => `It said before: ${category}`,
    withdrawn: 'absence taken back',
    extent: {
      late: 'came late',
      left: 'left early',
      lessons: (count) => (count === 1 ? '1 lesson' : `${count} lessons`),
    },
    leftOut: (list) => `Not counted: ${list}.`,
    noSchool: { weekend: 'weekend', outside: 'outside the school year' },
    leftOutDay: (dates, why) => `${dates} (${why})`,
    alert: (pupil, level, number) =>
      `${pupil}: the absence is now at the level “${level}”. The team follows up in case ${number}.`,
    alertDuty: (pupil, number) =>
      `${pupil}: the school now has a task about the absence. The team follows up in case ${number}.`,
    undo: 'Undo',
  },

  question: {
    summary: 'Nærvær needs an answer from you.',
    pupil: (heard) => `Who is ${heard}?`,
    date: (heard) => `Which day is ${heard}?`,
    category: (heard) => `How should ${heard} be noted?`,
    pupilUnheard: 'Which pupil is it?',
    dateUnheard: 'Which day is it?',
    categoryUnheard: 'What is the reason for the absence?',
    known: (list) => `Understood so far: ${list}`,
    typeInstead: 'Choose, or type the answer.',
    typeOnly: {
      pupil: 'Type the pupil’s name and class.',
      date: 'Type the date, for instance 16/11.',
      category: 'Type the reason, for instance “syg” or “fri”.',
    },
    choose: 'Choose',
    choiceLabel: 'Answer (required)',
    choicePlaceholder: 'Choose from the list',
    choiceMissing: 'Choose an answer from the list.',
    answered: 'Thank you, you have answered.',
    lapsed: 'The question is closed. Nothing was noted; write the note again if it still holds.',
  },

  case: {
    summary: (number) => `Case ${number} about absence.`,
    heading: (pupil) => `Absence: ${pupil}`,
    anonymous: (grade) => `a pupil in grade ${grade}`,
    number: (number) => `Case ${number}`,
    opened: (date) => `opened ${date}`,
    states: { open: 'Open', monitoring: 'Being followed', closed: 'Closed' },
    level: 'Level',
    duties: 'Tasks',
    why: 'Why',
    noHits: 'No rule is met right now.',
    next: (days, rule) => `${days} to the next limit: ${rule}.`,
    steps: 'What now',
    noSteps: 'No steps are under way.',
    step: (number, text) => `Step ${number}: ${text}`,
    responsible: (assignee, role) => `Responsible: ${assignee} (${role})`,
    unassigned: (role) => `Responsible: ${role} (nobody chosen yet)`,
    due: (date) => `Due: ${date}`,
    overdue: (date) => `Overdue: ${date}`,
    stepStates: {
      proposed: 'Proposed',
      awaits: (role) => `Awaits approval by the ${role}`,
      approved: 'Approved',
      rejected: 'Rejected',
      done: 'Done',
    },
    decided: (state, by, on) => [state, by && `by ${by}`, on].filter(Boolean).join(' '),
    reason: (reason) => `Reason: ${reason}`,
    approve: 'Approve',
    done: 'Mark as done',
    stepTooltip: (action, number) => `${action}: step ${number}`,
    refresh: 'Update',
    reject: 'Reject step',
    rejectHint: 'Write briefly why. Names and health do not belong here.',
    rejectStep: (number) => `Reject step ${number}`,
    reasonLabel: 'Reason (required)',
    reasonMissing: 'Write a short reason.',
    assign: 'Assign step',
    assignStep: (number) => `Assign step ${number}`,
    assigneeLabel: 'Who is to have the step? (required)',
    assigneePlaceholder: 'Choose a colleague',
    assigneeMissing: 'Choose a colleague.',
    person: (name, role) => `${name} (${role})`,
    propose: 'Propose a meeting',
    join: 'Join the meeting',
    meeting: {
      searching: 'Meeting: looking for times that suit the team.',
      proposed: 'Meeting: suggested times have been sent to the team.',
      booking: 'Meeting: the invitation is being sent.',
      booked: (when) => `Meeting: ${when}.`,
      bookedSoon: 'The meeting is booked.',
    },
    checkRegister:
      'Check the official absence register before a notification is sent. It is the one that counts; Nærvær only helps you see it in time.',
    closed: 'The case is closed. It can be read, but not changed.',
  },

  involve: {
    heading: 'Also part of the case',
    helper: (name, role, basis, since) => `${name} (${role}): ${basis}, since ${since}`,
    bases: {
      task: 'a task in the case',
      consent: 'with the parents’ consent',
      anonymous: 'anonymous sparring',
      duty_to_notify: 'duty to notify',
      crime_prevention: 'crime prevention (retsplejeloven § 115)',
    },
    open: 'Bring somebody in',
    personLabel: 'Who? (required)',
    basisLabel: 'On which ground? (required)',
    basisPlaceholder: 'Choose a ground',
    basisMissing: 'Choose a ground.',
    whyLabel: 'Why? (required for SSP)',
    hint: 'In anonymous sparring only the grade is seen. Do not write names or health here.',
    confirm: 'Bring in',
    release: 'End a part',
    releaseConfirm: 'End',
  },

  measured: {
    days: (rule, value, window) => `${rule} – ${value} in the period ${window}.`,
    percent: (rule, percent, value, window, schoolDays) =>
      `${rule} – ${percent} (${value} of ${schoolDays}, ${window}).`,
    limit: (limit) => ` The limit is ${limit}.`,
    consecutive: (days) => `${days} in a row`,
    occasions: (count, one) => `${count} ${one ? 'time' : 'times'}`,
    weekday: (days) => `${days} on the same weekday`,
    atLeast: (limit) => limit,
    moreThan: (limit) => `more than ${limit}`,
  },

  meeting: {
    summary: {
      searching: (number) => `Case ${number}: looking for meeting times.`,
      proposed: (number) => `Case ${number}: suggested meeting times.`,
      no_times: (number) => `Case ${number}: no common meeting time was found.`,
      booking: (number) => `Case ${number}: the meeting is being booked.`,
      booked: (number) => `Case ${number}: the meeting is booked.`,
      cancelled: (number) => `Case ${number}: the meeting is cancelled.`,
      failed: (number) => `Case ${number}: the meeting could not be booked.`,
    },
    heading: (number) => `Team meeting, case ${number}`,
    organiser: (name, minutes) => `${minutes} minutes · called by ${name}`,
    required: 'Needed',
    optional: 'Optional',
    states: {
      searching: 'Looking for times when everybody can. It only takes a moment.',
      proposed: 'Which times suit you?',
      no_times:
        'There is no time before the deadline when everybody can. Agree on a time directly, or propose the meeting again later.',
      booking: 'The meeting is being booked. The invitation will come to your calendar.',
      booked: 'The meeting is booked and is in the calendar.',
      cancelled: 'The meeting is cancelled. Everybody has been told.',
      failed:
        'The meeting could not be booked in the calendar. Try again, or book it yourself in Outlook.',
    },
    free: (names) => `Free: ${names}`,
    allFree: 'Everybody is free according to the calendar',
    busy: (names) => `Busy: ${names}`,
    unknown: (names) => `Calendar not read: ${names}`,
    votes: (yes, no) => `Answers: ${yes} can, ${no} cannot`,
    answers: ({ accepted, tentative, declined }) =>
      `Answers: ${[
        ...(accepted > 0 ? [`${accepted} coming`] : []),
        ...(tentative > 0 ? [`${tentative} maybe`] : []),
        ...(declined > 0 ? [`${declined} not coming`] : []),
      ].join(', ')}`,
    noVotes: 'Nobody has answered yet',
    mine: { yes: 'You answered: can', no: 'You answered: cannot' },
    yes: 'Can',
    no: 'Cannot',
    book: 'Book',
    bookTooltip: 'Book this time',
    join: 'Join the meeting',
    cancel: 'Cancel …',
    cancelSure: 'Everybody who is invited will be told.',
    cancelConfirm: 'Cancel the meeting',
    option: (number, when) => `Option ${number}: ${when}`,
    tooltip: (action, when) => `${action}: ${when}`,
  },

  status: {
    summary: 'Here is the overview of absence.',
    heading: (title) => `Overview: ${title}`,
    meta: (date, count) => `${date} · ${pupils(count)}`,
    absentToday: (count) => `Absent today: ${count}`,
    nobodyAbsent: 'Nobody is noted as absent today.',
    absentOne: (pupil, classTitle, category) => `${pupil}, ${classTitle}: ${category}`,
    cases: 'Open cases',
    noCases: 'There are no open cases.',
    overdue: 'Steps overdue',
    withoutPlan: 'Cases without a plan',
    plan: 'Plan under way',
    noPlan: 'No plan yet',
    overdueSteps: (count) => (count === 1 ? '1 step overdue' : `${count} steps overdue`),
    better: (now, before) => `Absence is falling: ${now} against ${before} before`,
    worse: (now, before) => `Absence is rising: ${now} against ${before} before`,
    same: (now) => `Absence is unchanged: ${now}`,
    trendNote: 'Absence in the last 20 school days against the 20 before.',
    nextMeeting: (when) => `Next meeting ${when}`,
    open: 'Open case',
    openTooltip: (number) => `Open case ${number}`,
    more: (count) => `… and ${cases(count)} more. Write “status” and a class to see fewer.`,
  },

  pupil: {
    summary: 'Here is the overview of a pupil’s absence.',
    heading: (pupil, classTitle) => `${pupil}, ${classTitle}`,
    meta: (date) => `Absence noted up to and including ${date}`,
    level: (level) => `Level: ${level}`,
    noLevel: 'No rule is met.',
    window: 'Period',
    total: 'Absence',
    of: 'Of which',
    windows: {
      quarter: 'The quarter',
      last20: 'Last 20 school days',
      last60: 'Last 60 school days',
      last200: 'Last 200 school days',
    },
    ofDays: (total, schoolDays, percent) => `${total} of ${schoolDays} (${percent})`,
    part: {
      illness: (count) => `ill ${count}`,
      leave: (count) => `leave ${count}`,
      unlawful: (count) => `unlawful ${count}`,
      unexplained: (count) => `no reason given ${count}`,
      late: (count) => `late ${count} ${count === '1' ? 'time' : 'times'}`,
      left_early: (count) => `left early ${count} ${count === '1' ? 'time' : 'times'}`,
    },
    nothing: 'nothing noted',
    why: 'Rules that are met',
    note: 'Notes in Nærvær are a help. The official absence register is the one that counts.',
    refresh: 'Update',
    openCase: (number) => `Open case ${number}`,
  },

  welcome: {
    summary: 'Nærvær is ready.',
    heading: 'Hello, I am Nærvær',
    personal:
      'Write absence to me in Danish, as you would to a colleague. I note it, and I tell you when a pupil needs you to follow up.',
    team: 'I help the team follow up on absence. Write to me privately when it is about a pupil.',
    school: (name) => `You belong to ${name}.`,
    try: 'Try for instance',
    privacy:
      'Never write a civil registration number, diagnoses or family matters. I do not keep them.',
    help: 'Write “hjælp” to see more.',
    examples: ['Philip syg i dag', 'Sofie og Ali kom for sent i morges', 'alle er mødt i 7.b'],
  },

  help: {
    summary: 'Help for Nærvær.',
    heading: 'What I can do',
    rows: [
      ['Note', 'Philip syg mandag til onsdag'],
      ['Correct', 'ret: Philip kom for sent i går, ikke syg'],
      ['Delete', 'slet Philip i går'],
      ['All present', 'alle er mødt i 7.b'],
      ['See a pupil', 'hvor meget fravær har Philip?'],
      ['See a class', 'status 7.b'],
      ['Share a worry', 'jeg er bekymret for Philip'],
    ],
    foot: 'I read Danish, written as you usually do. When in doubt, I ask. Nærvær is a help to the school; the official absence register is kept as always.',
    yours: 'With your own pupils',
    status: 'Show overview',
  },

  notUnderstood: {
    summary: 'Nærvær did not understand the message.',
    heading: 'I did not quite understand that',
    text: 'Nothing was noted. Write who, what and when, for instance:',
    help: 'Write “hjælp” to see what I can do.',
  },

  dryRun: {
    summary: 'Dry run of rules.',
    heading: 'Dry run of rules',
    running: 'I am working through the last 200 school days. The answer will be here shortly.',
    measured: (pupils: string, classes: string, days: string) =>
      `${pupils} pupils in ${classes} classes, ${days}`,
    value: (count: string, now: string, alarms: string) =>
      `${count} pupils (with the present rules ${now}), ${alarms} times`,
    nothing: 'The rules would not have found anybody.',
    perWeek: (wanted: string, now: string) =>
      `New messages for each class and week: ${wanted} (with the present rules ${now}).`,
    overBudget: 'That is more than a school can usually follow up. Consider a higher limit.',
    foot: 'Nothing was changed. The rules count only when the municipality switches them on.',
  },

  teamLink: {
    summary: 'Choose which school the team belongs to.',
    heading: 'Which school does the team belong to?',
    text: 'Then I know which cases to tell the team about.',
    label: 'School (required)',
    placeholder: 'Choose a school',
    missing: 'Choose a school from the list.',
    choose: 'Choose school',
    none: 'There is no school to choose yet. The IT administrator must first bring in the school’s staff and pupils.',
    linkedSummary: 'The team is linked to a school.',
    linked: (school) => `The team now belongs to ${school}.`,
  },

  privateAnswer: {
    summary: 'The answer was sent privately.',
    text: 'I have answered you in our private chat. I do not show information about pupils here, where others can read along.',
  },

  unknownPerson: {
    summary: 'Nærvær does not know you yet.',
    heading: 'Hello',
    text: 'I cannot find you among the school’s staff, so I cannot help you yet. Ask the school’s IT administrator whether your user is linked.',
  },

  lapsed: {
    summary: 'It no longer holds.',
    question:
      'The question is closed, and nothing was noted. Write the note again if it still holds.',
    press: 'The button no longer holds. Nothing was changed.',
  },

  deliveries,

  refusal: {
    summary: 'That could not be done.',
    texts: refusals,
  },

  error: {
    summary: 'Something went wrong.',
    heading: 'Something went wrong on my side',
    text: 'It is not your fault. Try again in a moment. If it happens again, give the number to the IT administrator.',
    number: (number) => `Number: ${number}`,
  },
};
