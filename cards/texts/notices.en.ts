import { grave } from './grave.en.ts';
import type { notices as danish } from './notices.da.ts';
import { explanations, replies, talk } from './talk.en.ts';

export const notices: typeof danish = {
  concern: {
    title: 'Thank you for telling me',
    next: 'A concern is enough in itself; absence need not have reached a limit. Write the pupil’s name, and I will open a case. I have not kept what you wrote.',
  },
  concern_noted: {
    title: 'Thank you for telling me',
    next: 'The class teacher and the leadership will look at it together. What you wrote was not kept.',
  },
  file_declined: {
    title: 'The file is not saved',
    next: 'The numbers are in the overview: write “status” or “yearly report”. You can download the file there later, too.',
  },
  letter_declined: {
    title: 'The draft was not saved',
    next: 'It can be made again whenever you like: open the case, “Plan and help”, “Letters”.',
  },
  all_present: {
    title: 'Lovely – everybody is here',
    next: 'No absence was noted from your message.',
  },
  who_is_missing: {
    title: 'Who is missing?',
    next: 'I have not noted anything yet. Write who is missing, for example “Sofie ill” or “everyone is here except Sofie”. If nobody is, write “everyone is here” with the class.',
  },
  all_here_ahead: {
    title: 'I note that on the day itself',
    next: 'That everybody is present can only be noted once the day has come. Write it again that morning, and the class is reported.',
  },
  all_here_when: {
    title: 'On which day was everybody present?',
    next: 'I have not noted anything yet. Write it with one school day, for example “everyone was here in 7b yesterday”.',
  },
  not_absence: {
    title: 'That does not count as absence',
    next: 'I have not noted anything. If it was absence after all, write for instance “Sofie sick” or “Sofie unlawful absence”.',
  },
  which_pupil_wrong: {
    title: 'Who is noted wrongly?',
    next: 'Your last note covers several pupils, or the name fits several. Nothing has changed. Write both names, for instance “it was Philip Sandager, not Loke”.',
  },
  which_question: {
    title: 'Your answer fits several questions',
    next: 'I will not guess. Choose the answer on the card below that you mean. Nothing is noted yet.',
  },
  this_question: {
    title: 'Is this what you are answering?',
    next: 'Something else has been said since, so I will not guess. Answer on the card below. None of it is noted yet.',
  },
  asked_again: {
    title: 'I did not quite get that answer',
    next: 'I will not guess. Answer on the card below, or write “never mind”. None of it is noted yet.',
  },
  one_day: {
    title: 'One day at a time',
    next: 'I can show who was away on one day. Write for example “who was away yesterday”.',
  },
  nothing_to_forget: {
    title: 'There is nothing to forget',
    next: 'I am not waiting for an answer from you. To undo your latest note, write “undo”.',
  },
  no_last_note: {
    title: 'You have noted nothing today',
    next: 'Write “is Aksel noted as ill?” to see what stands about a pupil, or “who is away today”.',
  },
  nothing_to_undo: {
    title: 'There is nothing to undo',
    next: 'You have no note from today to undo. If an older note is wrong, write for example “delete Aksel yesterday”.',
  },
  what_is_wrong: {
    title: 'What is wrong?',
    next: 'Below is what you noted last. It still stands. Press Undo or Change …, or write what is right, for example “it was Philip, not Loke”.',
  },
  not_noted_so: {
    title: 'That is not what is noted',
    next: 'What you noted today still stands, and I have changed nothing. Write the name of the pupil and what is right, for example “correct: Aksel was late”.',
  },
  nothing_stands: {
    title: 'There is nothing to delete',
    next: 'No absence is noted for that day, so I have changed nothing. If it is about another day, write the name and the date.',
  },
  late_stands: {
    title: 'Good to hear',
    next: 'No whole day of absence is noted that should be deleted. That the pupil came late or left early still stands. If that is wrong, write for example “Aksel was on time”.',
  },
  nothing_noted: {
    title: 'Good to hear',
    next: 'There is no noted absence to delete. You do not need to do anything more.',
  },
  receipt_late: {
    title: 'A receipt did not arrive',
    next: 'The answer to your message could not be sent when you wrote. What you wrote is noted, and the receipt is here in the chat now.',
  },
  answer_late: {
    title: 'An answer did not arrive',
    next: 'The answer to your message could not be sent when you wrote. It is here in the chat now.',
  },
  card_too_large: {
    title: 'The card is too large for Teams',
    next: 'Nothing is lost. Write “status” for the overview, or ask for one class at a time, such as “status 7.b”. The fault has been reported to the IT administrator.',
  },
  team_linked: {
    title: 'The team now belongs to the school',
    next: 'Cases for the team to act on will be shown here.',
  },
  reason_known: {
    title: 'The reason is already noted',
    next: 'The absence is noted with a reason, so I have changed nothing. If the pupil has come, write for instance “Luna is here”; if the reason is another, “correct: Luna unlawful”.',
  },
  only_quote: {
    title: 'I only read your own words',
    next: 'Your message was a quote or a forwarded message, so nothing was noted. Write in your own words who it is about, for instance “Philip sick today”.',
  },
  only_link: {
    title: 'I cannot open a link',
    next: 'Nothing was noted. Write in your own words who it is about, what and when, for instance “Philip sick today”.',
  },
  nothing_written: {
    title: 'Hello, I am here',
    next: 'There was nothing in the message. Write who is missing, for instance “Philip sick today”, or “help” to see what I can do.',
  },
  only_struck: {
    title: 'All of the message is struck out',
    next: 'What is struck out does not count, so nothing was noted. Write what is right, for instance “Philip sick today”.',
  },
  only_attachment: {
    title: 'I can only read text',
    next: 'I do not open pictures, recordings or files, so nothing was noted. Write it instead, for instance “Philip sick today”.',
  },
  edit_too_old: {
    title: 'That message is too old to change',
    next: 'I can no longer see what was noted from it, so nothing has changed. Write a new message with the date, for instance “correct: Philip sick 3/11”.',
  },
  deleted_stands: {
    title: 'What you wrote still stands',
    next: 'You deleted your message, but an open case rests on it, so nothing has changed. To delete the note, press “Undo” on its receipt, or write for instance “delete Philip yesterday”.',
  },
  presence_taken_back: {
    title: 'That is taken back',
    next: 'It no longer says that everybody in the class is present. If some are away, write name and reason; if all are here, write so again.',
  },
  answered_since: {
    title: 'The question was answered since',
    next: 'You answered something else after you deleted the message, so your newest answer holds. If the first should hold, edit the newest.',
  },
  concern_stands: {
    title: 'Your concern still stands',
    next: 'The message was changed or deleted, but the concern has been shared with those who follow up. Tell the class teacher if you no longer have it.',
  },
  ...talk,
  ...explanations,
  ...replies,
  ...grave,
};
