import type { notices as danish } from './notices.da.ts';
import { explanations, replies, talk } from './talk.en.ts';

export const notices: typeof danish = {
  concern: {
    title: 'Thank you for telling',
    next: 'A concern needs no number. Write the pupil’s name and I open a case; I have not kept what you wrote.',
  },
  concern_noted: {
    title: 'Thank you for saying so',
    next: 'The class teacher and the leadership look at it together. What you wrote was not kept.',
  },
  all_present: {
    title: 'Lovely – everybody is here',
    next: 'No absence was noted from your message.',
  },
  not_absence: {
    title: 'That does not count as absence',
    next: 'I have not noted anything. If it was absence after all, write for instance “syg” or “ulovligt fravær”.',
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
    next: 'Nothing is lost. Write “status” for the overview, or ask for one class at a time, such as “status 7b”. The fault has been reported to the IT administrator.',
  },
  team_linked: {
    title: 'The team now belongs to the school',
    next: 'Cases that the team is to act on are shown here.',
  },
  ...talk,
  ...explanations,
  ...replies,
};
