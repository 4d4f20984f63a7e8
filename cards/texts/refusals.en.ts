import { afterMeetingRefusals } from './afterMeeting.en.ts';
import { leavingRefusals } from './leavingRefusals.en.ts';
import { letterRefusals } from './letterRefusals.en.ts';
import { planRefusals } from './planRefusals.en.ts';
import type { refusals as danish, RefusalDetails } from './refusals.da.ts';

const limit = (details: RefusalDetails, key: string, unit: string) =>
  details[key] === undefined ? '' : ` (at most ${details[key]} ${unit})`;

/** Refusals by code, in English; a text for every Danish one. */
export const refusals: typeof danish = {
  generic: () => ({
    title: 'That cannot be done right now',
    next: 'Try again, or ask a colleague who knows Nærvær.',
  }),
  not_allowed: () => ({
    title: 'You do not have access to that',
    next: 'Ask the head teacher if you think you should.',
  }),
  not_allowed_leading: () => ({
    title: 'You do not have access to that',
    next: 'Ask the municipality’s absence coordinator if you think you should.',
  }),
  not_whole_municipality: () => ({
    title: 'You do not have access to the municipality’s figures',
    next: 'Only the municipality’s absence coordinator is shown them. Write “status” to see your own school.',
  }),
  unknown_year: () => ({
    title: 'That school year has not begun',
    next: 'Write the year in which it begins, for instance “yearly report 2026”.',
  }),
  upload_refused: () => ({
    title: 'The file could not be saved',
    next: 'Nothing was sent. Try again; if it happens again, tell the IT administrator.',
  }),
  file_failed: () => ({
    title: 'The file did not arrive',
    next: 'Neither Teams nor OneDrive accepted it. Download it again in a while, preferably in Teams on a computer. The numbers are in the overview: write “status” or “yearly report”.',
  }),
  unknown_ruleset: ({ known = '' }: RefusalDetails) => ({
    title: 'I do not know those rules',
    next:
      known === ''
        ? 'The municipality has entered no other rules to try.'
        : `Write “try rules” and the name. I know: ${known}.`,
  }),
  stale: () => ({
    title: 'The card was not up to date',
    next: 'Something has changed since, so nothing was done. See what is there now, and press again if it still fits.',
  }),
  stale_alone: () => ({
    title: 'The card was not up to date',
    next: 'Something has changed since, so nothing was done. Write “my tasks” to me to see what is there now.',
  }),
  nothing_ticked: () => ({
    title: 'Nobody is chosen',
    next: 'Tick somebody, or press “Everybody is here”.',
  }),
  reminded_today: () => ({
    title: 'Your colleague was already reminded of it today',
    next: 'One reminder a day is enough. If it is urgent, have a word with your colleague.',
  }),
  gone: () => ({
    title: 'It no longer exists',
    next: 'It has been deleted or closed. You do not need to do anything.',
  }),
  not_your_note: () => ({
    title: 'Somebody else wrote the note',
    next: 'Only the one who wrote it can undo it. You can write a correction instead.',
  }),
  undo_too_late: () => ({
    title: 'It is too late to undo with the button',
    next: 'Write a correction instead, for instance “delete Philip yesterday”.',
  }),
  case_closed: () => ({
    title: 'The case is closed',
    next: 'It can be read, but not changed.',
  }),
  step_already_decided: () => ({
    title: 'The step has already been dealt with',
    next: 'Open the case to see who did it and when.',
  }),
  comment_required: () => ({
    title: 'The comment is empty',
    next: 'Write it briefly, and press again.',
  }),
  reason_required: () => ({
    title: 'A reason is missing',
    next: 'Write briefly why, and press again.',
  }),
  assignee_unknown: () => ({
    title: 'I do not know the person you chose',
    next: 'Choose a colleague from the list.',
  }),
  step_waits: ({ step, register }) => ({
    title: 'Another step must be done first',
    next: [
      step === undefined ? 'Press “All steps” to see which.' : `Step ${step} must be done first.`,
      ...(register === undefined
        ? []
        : [
            'The notification of absence can only be marked as sent once the register has been checked. If you are worried now, notify now; your duty does not wait.',
          ]),
    ].join(' '),
  }),
  date_unsuited: (details) => ({
    title: 'That date cannot be used',
    next:
      details.most === undefined
        ? 'Choose the day it happened. It cannot be in the future.'
        : `Choose a coming school day, at most ${details.most} school days ahead.`,
  }),
  consent_until: (details) => ({
    title: 'The consent cannot run for that long',
    next: `Choose a day from today on, at most ${details.most ?? 12} months ahead.`,
  }),
  outcome_required: () => ({
    title: 'A few words on how it went are missing',
    next: 'Write them briefly and press again.',
  }),
  closing_reason_required: () => ({
    title: 'Attendance is not good enough yet',
    next: 'Write briefly why the case can be closed as “back in school” all the same, and press again.',
  }),
  offer_required: () => ({
    title: 'Choose which provision the pupil goes to',
    next: 'If it is not on the list, choose “Other”.',
  }),
  duty_open: ({ steps }) => ({
    title:
      Number(steps) > 1
        ? 'The school still has legal duties in the case'
        : 'The school still has a legal duty in the case',
    next: `Finish ${Number(steps) > 1 ? 'those steps' : 'that step'} first. If the pupil has changed school, or there were no grounds, choose that.`,
  }),
  other_case_open: () => ({
    title: 'The pupil already has an open case',
    next: 'Use that case instead. This one can still be read.',
  }),
  already_arranged: () => ({
    title: 'The arrangement is already noted',
    next: 'You do not need to do anything.',
  }),
  already_holds: () => ({
    title: 'That colleague is already case lead',
    next: 'Choose another colleague if the case should have a new case lead.',
  }),
  choice_required: () => ({
    title: 'A choice is missing',
    next: 'Choose from the list, and press again.',
  }),
  not_arranged: () => ({
    title: 'The pupil does not have that arrangement now',
    next: 'There is nothing to end.',
  }),
  set_back: () => ({
    title: 'It is not stored any more',
    next: 'Nærvær was restored from a backup, and what the card shows came after that. If it still applies, write it again.',
  }),
  forged: () => ({
    title: 'The button cannot be used',
    next: 'The card was changed on its way or comes from somewhere else, so nothing was done. Open the case again from your overview.',
  }),
  basis_required: () => ({
    title: 'The person is not part of the case yet',
    next: 'First bring the person in under “More …” → “People”, and state the grounds. Then the step can be handed on.',
  }),
  basis_unsuited: () => ({
    title: 'Those grounds do not fit the person',
    next: 'SSP can only be brought in to prevent crime; others with consent, anonymously or by duty to notify. SSD co-operation is for the school social worker and the school health nurse.',
  }),
  already_involved: () => ({
    title: 'The person is already part of the case',
    next: 'You do not need to do anything.',
  }),
  meeting_not_organiser: () => ({
    title: 'Only the organiser can do that',
    next: 'Ask the organiser of the meeting to book or cancel it.',
  }),
  meeting_time_passed: () => ({
    title: 'That time has passed',
    next: 'Choose a later time, or propose a new meeting from the case.',
  }),
  meeting_over: () => ({
    title: 'The meeting is over or cancelled',
    next: 'Propose a new meeting from the case.',
  }),
  meeting_already_booked: () => ({
    title: 'The meeting is already booked',
    next: 'The time is in the calendar. Cancel it first if it has to be moved.',
  }),
  no_access_pupil: () => ({
    title: 'I cannot show you that pupil',
    next: 'You can see pupils in your own classes. Ask the class teacher or the leadership.',
  }),
  unknown_pupil: () => ({
    title: 'I cannot find the pupil',
    next: 'Write first name, family name and class as in the pupil list.',
  }),
  cpr: () => ({
    title: 'What you wrote seemed to contain a CPR number',
    next: 'It was not kept. If it is in the chat, please delete it there, and write name and class instead.',
  }),
  cpr_form: () => ({
    title: 'What you wrote seemed to contain a CPR number',
    next: 'It was not kept. Write it without the CPR number, and press again.',
  }),
  no_school_days: ({ most }) => ({
    title: 'Those days cannot be used',
    next: `Choose at least one school day${most === undefined ? '' : `, and at most ${most} school days`}.`,
  }),
  calendar_not_planned: ({ schoolYear = '' }: RefusalDetails) => ({
    title: 'That day is not in the school calendar',
    next: `The school year ${schoolYear} has not been entered, so nothing was noted. Tell the IT administrator, and write again once it is done.`,
  }),
  too_long: (details) => ({
    title: `The message is too long${limit(details, 'limit', 'characters')}`,
    next: 'Split it into several short messages, preferably one class at a time.',
  }),
  team_not_linked: () => ({
    title: 'The team is not linked to a school',
    next: 'A school leader can choose the school on the card in the team.',
  }),
  not_understood: () => ({
    title: 'I did not understand that',
    next: 'Write who, what and when, for instance “Philip sick today”.',
  }),
  unknown_school: () => ({
    title: 'I do not know the school',
    next: 'Ask the IT administrator whether the school’s pupil list has been imported.',
  }),
  unknown_person: () => ({
    title: 'I cannot find you among the staff',
    next: 'Ask the school’s IT administrator whether your account is linked.',
  }),
  who_unsure: () => ({
    title: 'I cannot see who you are right now',
    next: 'Teams is not answering me. Nothing was changed. Try again in a while.',
  }),
  team_by_stranger: () => ({
    title: 'I do not know who added me',
    next: 'Ask a member of the school’s staff to remove me and add me again.',
  }),
  wrong_tenant: () => ({
    title: 'Nærvær is not set up for your organisation',
    next: 'Write from the account you use at the school.',
  }),
  too_many: (details) => ({
    title: `That is too many at once${limit(details, 'limit', 'at a time')}`,
    next: 'Split it, and send it in several messages.',
  }),
  too_fast: () => ({
    title: 'I cannot keep up',
    next: 'Your messages came so fast that I missed the last of them. Wait a moment, and try again.',
  }),
  answered_privately: () => ({
    title: 'I will answer you privately',
    next: 'I show information about pupils only in our own chat.',
  }),
  question_lapsed: () => ({
    title: 'The question is closed',
    next: 'Nothing was noted. Write again if it still applies.',
  }),
  storing_waits: () => ({
    title: 'I cannot store anything right now',
    next: 'Your message is waiting with me, and I will store it as soon as I can. Then you get an answer. If you hear nothing within an hour, write it again.',
  }),
  cannot_store: () => ({
    title: 'I cannot store anything right now',
    next: 'Nothing was changed. Try again in a while, or tell the IT administrator.',
  }),
  outside_waiting: () => ({
    title: 'The calendar is not answering right now',
    next: 'I will try again by myself. You do not need to do anything.',
  }),
  ...leavingRefusals,
  ...planRefusals,
  ...afterMeetingRefusals,
  ...letterRefusals,
};
