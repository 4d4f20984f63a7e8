import type { Category } from '../../services/absence/mark.ts';
import type { Role } from '../../services/roster/roster.ts';
import { afterMeeting } from './afterMeeting.en.ts';
import { amount } from './amount.ts';
import { caseScreens } from './caseScreens.en.ts';
import { consent } from './consent.en.ts';
import { contactLog } from './contactLog.en.ts';
import { counts } from './counts.en.ts';
import { coverage } from './coverage.en.ts';
import type { Texts } from './da.ts';
import { deliveries } from './deliveries.en.ts';
import { early } from './early.en.ts';
import { elsewhere } from './elsewhere.en.ts';
import { extension } from './extension.en.ts';
import { goals } from './goals.en.ts';
import { helpTexts } from './help.en.ts';
import { helpPlan } from './helpPlan.en.ts';
import { improvement } from './improvement.en.ts';
import { known } from './known.en.ts';
import { leaving } from './leaving.en.ts';
import { letters } from './letters.en.ts';
import { measured } from './measured.en.ts';
import { meeting } from './meeting.en.ts';
import { agenda, chat, meetingWays } from './meetingHelp.en.ts';
import { morning } from './morning.en.ts';
import { october } from './october.en.ts';
import { offers } from './offers.en.ts';
import { overviews } from './overviews.en.ts';
import { pupilTasks } from './pupilTasks.en.ts';
import { refusals } from './refusals.en.ts';
import { register } from './register.en.ts';
import { reminders } from './reminders.en.ts';
import { reopened } from './reopened.en.ts';
import { siblings } from './siblings.en.ts';
import { tab } from './tab.en.ts';
import { theRoles } from './theRoles.en.ts';
import { timeline } from './timeline.en.ts';
import { whatWorked } from './whatWorked.en.ts';

/** "1 pupil", "3 pupils". */
const pupils = (count: number) => amount(count, 'pupil', 'pupils');

const roles: Readonly<Record<Role, string>> = {
  class_teacher: 'class teacher',
  teacher: 'teacher',
  leader: 'head teacher',
  department_leader: 'head of department',
  wellbeing_officer: 'wellbeing officer',
  akt_adviser: 'AKT behaviour adviser',
  ppr_psychologist: 'PPR psychologist',
  absence_consultant: 'absence consultant',
  school_social_worker: 'school social worker',
  health_nurse: 'school nurse',
  ssp_consultant: 'SSP consultant',
  youth_guidance: 'UU/KUI youth guidance counsellor',
  secretary: 'secretary',
  coordinator: 'absence coordinator',
  it_administrator: 'IT administrator',
  other: 'member of staff',
};

const categories: Readonly<Record<Category, string>> = {
  illness: 'ill',
  leave: 'granted leave',
  unlawful: 'unlawful absence',
  unexplained: 'absent, no reason given',
  late: 'arrived late',
  left_early: 'left early',
};

const levels: Readonly<Record<string, string>> = {
  attention: 'attention',
  worrying: 'worrying absence',
  dropout_risk: 'at risk of dropping out',
  duty: 'legal duties only',
};

const duties: Readonly<Record<string, string>> = {
  contact_parents: 'contact the parents',
  warn_parents: 'tell the parents that child benefit may be stopped',
  notify_municipality: 'notify the municipality',
  support_plan: 'start a support plan',
  sick_teaching: 'talk with the parents about teaching during illness',
  medical_certificate: 'consider a medical certificate',
  notify_when_worried: 'consider a notification',
};

/** English texts: a text for every Danish key. */
export const en: Texts = {
  intlLocale: 'en-GB',
  units: {
    days: (count, one) => `${count} ${one ? 'day' : 'days'}`,
    schoolDays: (count, one) => `${count} ${one ? 'school day' : 'school days'}`,
  },
  dates: { day: (weekday, date) => `${weekday} ${date}` },
  clock: {
    at: (day, clock) => `${day} at ${clock}`,
    span: (day, clock) => `${day}, ${clock}`,
  },
  roles,
  theRoles,
  categories,
  levels,
  duties,
  fallback: (summary) => `${summary} Open Nærvær in Teams to see more.`,
  more: (count) => `… and ${count} more`,
  quote: (text) => `“${text}”`,
  pages: {
    before: 'Previous',
    after: 'Next',
    at: (page, of) => `Page ${page} of ${of}`,
  },

  receipt: {
    heading: {
      note: 'Noted',
      correct: 'Corrected',
      withdraw: 'Deleted',
      all_present: 'Noted',
      undone: 'Undone',
    },
    summary: {
      note: (count) => `Noted for ${pupils(count)}.`,
      correct: (count) => `Corrected for ${pupils(count)}.`,
      withdraw: (count) => `Deleted for ${pupils(count)}.`,
      all_present: 'Noted: everybody is present.',
      undone: 'Undone: the note no longer counts.',

      standsAgain: 'Undone: the absence counts again.',
    },
    allPresent: (title) => `Everybody is present in ${title}.`,
    undone: 'The note no longer counts. Write again if something else should be noted.',
    anotherStands:
      'This note no longer counts, but another does: there is still absence on the day. Write “undo” again, or “delete” and the name, if that is to go too.',
    standsAgain: 'It counts again.',
    standsNoLonger: 'This no longer counts.',
    was: (category) => `Before: ${category}`,
    withdrawn: 'absence deleted',
    toWithdraw: 'absence to be deleted',
    extent: {
      late: 'arrived late',
      left: 'left early',
      lessons: (count) => amount(count, 'lesson', 'lessons'),
    },
    leftOut: (list) => `Not counted: ${list}.`,
    noSchool: { weekend: 'weekend', outside: 'outside the school year' },
    weekends: 'weekends',
    leftOutDay: (dates, why) => `${dates} (${why})`,
    alert: (pupil, level, number) =>
      `${pupil}: the absence is now at the level “${level}”. The team follows up in case ${number}.`,
    alertDuty: (pupil, number) =>
      `${pupil}: the school now has a legal duty because of the absence. The team follows up in case ${number}.`,
    undo: 'Undo',
    change: 'Change …',
    changes: {
      present: 'Here after all',
      pupil: 'Wrong pupil',
      days: 'More days',
      reason: 'Another reason',
    },
  },

  question: {
    summary: 'Nærvær needs an answer from you.',
    pupil: (heard) => `Who is ${heard}?`,
    date: (heard) => `Which day is ${heard}?`,
    category: (heard) => `What should be noted for ${heard}?`,
    school: (heard) => `Which school does ${heard} concern?`,
    pupilUnheard: 'Which pupil is it?',
    dateUnheard: 'Which day is it?',
    categoryUnheard: 'What is the reason for the absence?',
    schoolUnheard: 'Which school is it about?',
    present: 'Was at school',
    confirm: {
      summary: 'Nærvær has understood this. Is it right?',
      heading: 'Is this right?',
      concern: (pupil) => `You are worried about **${pupil}**.`,
      concernSeenBy:
        'This becomes a case. It can be seen by the pupil’s own teachers, the school’s leadership and those they bring in. What you wrote is not kept.',
      yes: {
        note: 'Yes, note it',
        correct: 'Yes, correct it',
        withdraw: 'Yes, delete it',
        concern: 'Yes, open a case',
        all_here: 'Yes, all are here',
      },
      no: 'No',
      headingAway: (count) => (count === 1 ? 'Has the pupil arrived?' : 'Have they arrived?'),
      clock:
        'I cannot keep times of day, only whole days, lessons, late and left early. If the number is wrong, write for example “Loke 1 lesson”.',
      allHere: (classes, date) => `Everybody is present in ${classes} (${date}).`,
      away: (list) => `Noted as absent today: ${list}.`,
      come: (count) => (count === 1 ? 'Yes, the pupil is here' : 'Yes, they are here'),
      stillAway: (count) =>
        count === 1
          ? 'That is fine. The pupil is still noted as absent.'
          : 'That is fine. They are still noted as absent.',
      notCome: (count) => (count === 1 ? 'No, the pupil is away' : 'No, they are away'),
      orWrite: {
        note: 'Nothing is noted yet. If something is wrong, just write what is right.',
        correct: 'Nothing is corrected yet. If something is wrong, just write what is right.',
        withdraw: 'Nothing is changed yet. If something is wrong, just write what is right.',
        all_here: 'Nothing is noted yet. If somebody is missing, write who.',
        all_present: 'If only some have arrived, write who, for example “Aksel is here”.',
        concern: 'Nothing is opened yet. If something is wrong, just write what is right.',
      },
    },
    known: (list) => `Understood so far: ${list}`,
    forgetInstead: 'Or write “forget it”.',
    typeInstead: 'Choose, or type the answer.',
    typeOnly: {
      pupil: 'Type the pupil’s name and class.',
      date: 'Type the date, for instance 16/11.',
      category: 'Type the reason, for instance “sick” or “on leave”.',
      school: 'Type the school’s name.',
    },
    choose: 'Choose',
    forget: 'Never mind',
    choiceLabel: 'Answer (required)',
    choicePlaceholder: 'Choose from the list',
    choiceMissing: 'Choose an answer from the list.',
    answered: 'Thank you for the answer.',
    dropped: 'That is fine. Nothing was noted or changed.',
    about: (what: string) => `It was about: ${what}`,
    taken_back:
      'You deleted or edited the message, so the question is gone. Nothing of it was noted.',
    lapsed: 'I got no answer the same day, so nothing was noted. Write again if it still holds.',
  },

  conflict: {
    summary: (count) =>
      count > 2
        ? 'The notes about a pupil do not agree. You can decide.'
        : 'Two notes about a pupil do not agree. You can decide.',
    heading: (count) => (count > 2 ? 'The notes do not agree' : 'Two notes do not agree'),
    standing: 'What counts now',
    beside: 'This was noted too, but does not count',
    nothing: 'nothing noted',
    by: (who, when) => `Noted by ${who}, ${when}`,
    someone: 'a former colleague',
    note: 'It stays as it is until you choose something else.',
    keep: 'Keep it as it is',
    take: (absence, day) => `Choose “${absence}”${day === undefined ? '' : ` (${day})`}`,
    takeTooltip: (absence, dates) => `Choose “${absence}”: ${dates}`,
    takeLabel: 'What counts? (required)',
    takeMissing: 'Choose one of the notes from the list.',
    takeChosen: 'Use the one I chose',
    over: { settled: 'It is decided', lapsed: 'There is nothing left to decide' },
    settledBy: (who, when) => `Decided by ${who}, ${when}`,
    now: 'What counts now',
  },

  case: {
    summary: (number) => `Case ${number} about absence.`,
    heading: (pupil) => `Absence: ${pupil}`,
    anonymous: (grade) => `a pupil in grade ${grade}`,
    number: (number) => `Case ${number}`,
    opened: (date) => `opened ${date}`,
    states: {
      proposed: 'New, not handled yet',
      open: 'Open',
      monitoring: 'Being followed up',
      closed: 'Closed',
    },
    concern: 'The case was opened because of a concern. Absence need not have reached a limit.',
    quiet: (date) => `There is a plan. It is followed up on ${date} – no reminders before that.`,
    quietUnplanned: (date) =>
      `No steps are open and there is no plan yet. The case is followed up on ${date} – no reminders before that.`,
    noHits: 'No limit is reached right now.',
    next: (days, rule) => `${days} to the next limit: ${rule}.`,
    someone: 'A former colleague',
    noSteps: 'No steps are under way.',
    step: (number, text) => `Step ${number}: ${text}`,
    responsible: (assignee, role) => `Responsible: ${assignee} (${role})`,
    role: (role) => `Responsible: ${role}`,
    unassigned: (role) => `Responsible: ${role} (nobody chosen yet)`,
    due: (date) => `Due: ${date}`,
    overdue: (date) => `Overdue: ${date}`,
    stepStates: {
      proposed: 'Proposed',
      awaits: (role) => `Awaits approval by the ${role}`,
      approved: 'Approved',
      rejected: 'Rejected',
      done: 'Done',
      lapsed: 'Lapsed when the case was closed',
    },
    decided: (state, by, on) =>
      [state, by && `by ${by}`, on && `on ${on}`].filter(Boolean).join(' '),
    reason: (reason) => `Reason: ${reason}`,
    approve: 'Approve',
    done: 'Mark as done',
    doneForm: 'Mark as done …',
    onLabel: 'When? (leave empty for today)',
    happened: (date) => `Happened on ${date}`,
    standIn: (name) => `${name} takes over while the one responsible is away`,
    postponed: (reason) => `Postponed: ${reason}`,
    waitsFor: (number) => `Waiting for step ${number}`,
    judgements: { better: 'It is better', same: 'It is unchanged', worse: 'It is worse' },
    outcomes: {
      back_in_school: 'back in school',
      other_offer: 'alternative provision',
      moved: 'changed school',
      no_ground: 'no grounds',
      handed_over: 'handed over to another school',
    },
    arrangements: {
      reduced_timetable: 'reduced timetable',
      one_to_one: 'one-to-one teaching',
      sick_teaching: 'teaching during illness',
    },
    closing: {
      ground_taken_back:
        'The absence behind this case was deleted. The case can be closed; that is for you to decide, and nobody gets reminders in the meantime.',
    },
    ended: (outcome, date) => `Closed ${date}: ${outcome}.`,
    comments: 'Comments',
    commented: (by, on, text) => `${by}, ${on}: ${text}`,
    commentLabel: 'Comment (required)',
    commentMissing: 'Write a short comment.',
    timeline: 'What happened',
    more: 'More …',
    refresh: 'Update',
    reasonLabel: 'Reason (required)',
    reasonMissing: 'Write a short reason.',
    assigneeLabel: 'Who should take on the step? (required)',
    assigneePlaceholder: 'Choose a colleague',
    assigneeMissing: 'Choose a colleague.',
    person: (name, role) => `${name} (${role})`,
    propose: 'Propose a meeting',
    join: 'Join the meeting',
    closed: {
      readOnly: 'It can be read, but not changed.',
      elsewhere: 'The case is closed here. It can be read, but not changed.',
      reopensItself: 'If absence reaches a limit again, it is reopened.',
      reopensOrYou:
        'It is reopened if absence reaches a limit again, or if you do so under “More …”.',
      orYou: 'You can reopen it under “More …”.',
      level: (level) => `When it was closed: ${level}`,
    },
  },

  screens: caseScreens,

  involve: {
    heading: 'Also part of the case',
    helper: (name, role, basis, since) => `**${name}**, ${role}: ${basis}, since ${since}`,
    bases: {
      task: 'a task in the case',
      consent: 'with the parents’ consent',
      anonymous: 'anonymous advice',
      duty_to_notify: 'duty to notify',
      crime_prevention: 'crime prevention (Administration of Justice Act, section 115)',
      ssd: 'SSD co-operation, early and preventive',
    },
    personLabel: (isRequired) => `Who?${isRequired ? ' (required)' : ''}`,
    basisLabel: (isRequired) => `On what grounds?${isRequired ? ' (required)' : ''}`,
    basisPlaceholder: 'Choose the grounds',
    whyLabel: 'Reason (required for SSP and SSD)',
    hint: 'With anonymous advice, grade, absence, steps, assessment and the dates of the plan are seen, but not name, class or what you wrote yourselves. Do not write names or health details.',
    release: 'End involvement',
    releaseHeading: 'End an involvement',
    releasePlaceholder: 'Choose who should leave the case',
  },

  tools: {
    heading: (who) => `More about the case: ${who}`,
    hint: 'Write briefly. Do not write names or health details.',
    toLabel: 'New deadline (required, at most 20 school days ahead)',
    toMissing: 'Choose a new date.',
    whyLabel: 'Reason (required)',
    whyMissing: 'Write a short reason.',
    arrangementLabel: 'Which arrangement? (required)',
    arrangementMissing: 'Choose an arrangement.',
    arrangeEnd: 'End today',
    ready: 'Attendance meets the action guide’s criteria for closing a case.',
    notReady:
      'Attendance does not yet meet the action guide’s criteria. If you close the case as “back in school”, give a reason.',
    endingLabel: 'How does the case end? (required)',
    endingMissing: 'Choose how the case ends.',
    endingWhyLabel: (isReady: boolean): string =>
      isReady
        ? 'Reason (required for “no grounds”)'
        : 'Reason (required for “no grounds” and “back in school”)',
    reopen: 'Reopen the case',
  },

  followUp: {
    heading: 'It is time to follow up',
    question: 'How is it going, as you see it?',
    answers: { better: 'Better', same: 'Unchanged', worse: 'Worse' },
    ready: 'Attendance is now good enough to close the case. You do that under “More …”.',
    of: (days, schoolDays) => `${days} of ${schoolDays}`,
    better: (after, before) => `Absence has fallen: ${after}, compared with ${before} before.`,
    worse: (after, before) => `Absence has risen: ${after}, compared with ${before} before.`,
    same: (after, before) =>
      `Absence is almost unchanged: ${after}, compared with ${before} before.`,
    equal: (after, before) => `Absence is unchanged: ${after}, compared with ${before} before.`,
    tooEarly: 'It is too early to see a difference.',
    week: 'Week',
    days: 'Days of absence',
    daysShort: 'Days',
  },

  improvement,
  reopened,
  known,
  early,
  siblings,

  timeline,

  digest: morning,
  goals,
  helpPlan,
  pupilTasks,
  coverage,
  elsewhere,
  reminders,

  leaving,
  letters,

  measured: {
    days: (rule, value, window) => `${rule} – ${value} in the period ${window}.`,
    percent: (rule, percent, value, window, schoolDays) =>
      `${rule} – ${percent} (${value} of ${schoolDays}, ${window}).`,
    limit: (limit) => ` The limit is ${limit}.`,
    countsFrom: (least) => ` It counts from ${least}.`,
    consecutive: (days) => `${days} in a row`,
    occasions: (count, one) => `${count} ${one ? 'time' : 'times'}`,
    weekday: (days) => `${days} on the same weekday`,
    ...measured,
    atLeast: (limit) => limit,
    moreThan: (limit) => `more than ${limit}`,
  },

  meeting,
  afterMeeting,
  agenda,
  meetingWays,
  chat,

  ...overviews,

  ...counts,
  consent,
  contactLog,
  register,

  october,

  progress: {
    summary: 'Here is a suggestion for the case.',
    did: {
      home: 'It is good that you have been in touch with the home. Is this step now done?',
      pupil: 'It is good that you have talked with the pupil. Is this step now done?',
      notified: 'You wrote that the notification has been sent. Is this step now done?',
    },
    meeting:
      'Shall I find a time for a meeting about the pupil? I will work out who should be there.',
    meetingUnderWay: 'A meeting is already being arranged. Open the case to see it.',
    closing: 'Do you want to close the case? Choose how it went.',
    closingByOthers:
      'Only the case lead or the leadership can close the case. Open it to write a comment.',
    noStep: 'The case has no open step that fits. Open it to see what still has to be done.',
    notYours:
      'The step is waiting for an approval, an earlier step or a colleague. Open the case to see it.',
    done: (number) => `Yes, step ${number} is done`,
    noteAndDo: (number) => `Log the contact and step ${number} …`,
    onlyDo: (number) => `Only mark step ${number} done`,
    outcome: 'How did it go? (required)',
    foot: 'Your message in the chat is not kept, and no absence was noted.',
  },

  rollCall: {
    summary: 'Good morning. Here is the roll call.',
    heading: (classTitle) => `Roll call: ${classTitle}`,
    label: (date) => `Away on ${date}: tick those who are still away`,
    nobody: (date) => `Nobody was noted as away on ${date}.`,
    save: 'Note those ticked',
    present: 'Everybody is here',
    hint: 'Those you tick are noted today with the same reason.',
    others: (names) => `Also away that day: ${names}. Tell me if they still are.`,
    more: {
      some: 'If others are away, just tell me.',
      none: 'If anybody is missing today, just tell me.',
    },
    off: 'Write “roll call off” if you do not want it any more.',
  },

  unreported: {
    summary: 'Here are the classes I have not heard from today.',
    heading: 'The classes’ reports today',
    missing: (list) => `Not reported yet: ${list}`,
    nobody: 'All classes have reported today.',
    note: 'I only know what was written to me today. A class where everybody is here is listed too, until somebody writes “all are present”.',
  },

  welcome: {
    summary: 'Nærvær is ready.',
    heading: 'Hello, I am Nærvær',
    personal:
      'Write to me about absence as you would to a colleague. I note it, and I tell you when a pupil needs you to follow up.',
    team: 'I help the team follow up on absence. Write to me privately when it is about a pupil.',
    school: (name) => `You are linked to ${name}.`,
    try: 'For example, try',
    privacy: 'Never write a CPR number, diagnoses or family matters. I do not keep them.',
    help: 'Write “help” to see more.',
    buttons: {
      note: 'How do I note absence?',
      help: 'What can you do?',
      tasks: 'My tasks',
    },
    examples: [
      'Philip sick today',
      'Sofie and Ali were late this morning',
      'all are present in 7.b',
    ],
  },

  help: {
    below: 'The answer is below.',
    summary: 'Help for Nærvær.',
    heading: 'What you can write to me',
    ...helpTexts,
    foot: 'I read Danish best, and English too. Write as you usually do; when in doubt, I ask. Nærvær is an aid to the school; the official absence register is kept as usual.',
    status: 'Show overview',
  },

  notUnderstood: {
    summary: 'Nærvær did not understand the message.',
    heading: 'I did not quite understand that',
    text: 'I have noted and changed nothing. Write who, what and when, for instance:',
    textToAsk: 'I have noted and changed nothing. You can write, for instance:',
    help: 'Write “help” to see what I can do.',
  },

  teamLink: {
    summary: 'Choose which school the team belongs to.',
    heading: 'Which school does the team belong to?',
    text: 'Then I know which cases to tell the team about.',
    label: 'School (required)',
    placeholder: 'Choose a school',
    missing: 'Choose a school from the list.',
    choose: 'Choose school',
    none: 'There is no school to choose yet. The IT administrator must first import the school’s staff and pupils.',
    linkedSummary: 'The team is linked to a school.',
    linked: (school) => `The team now belongs to ${school}.`,
  },

  unknownPerson: {
    summary: 'Nærvær does not know you yet.',
    heading: 'Hello',
    text: 'I cannot find you among the school’s staff, so I cannot help you yet. Ask the school’s IT administrator whether your account is linked.',
  },

  deliveries,

  offers,

  whatWorked,

  extension,

  tab,

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
