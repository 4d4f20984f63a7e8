import type { PageTexts } from './page.ts';
import type { PageFacts } from './pageFacts.ts';
import { wordsFor } from './periods.ts';

const period = wordsFor('en');

/** English words of the pages; what they claim is what docs/privacy.md claims. */
export const en: PageTexts = {
  names: { privacy: 'Privacy', terms: 'Terms', support: 'Support' },
  navigation: 'Pages',
  otherLanguage: 'På dansk',
  toContent: 'Skip to content',
  pages: { privacy, terms, support },
};

function privacy({ municipality, dataProtection, retention }: PageFacts) {
  return {
    title: 'Privacy in Nærvær',
    lead: `Nærvær helps the school's staff to see worrying absence early. ${municipality} is the data controller.`,
    sections: [
      {
        heading: 'What is kept',
        blocks: [
          {
            list: [
              'About pupils: name, class and grade from the roster; of two of one name in a class also middle name and day and month of birth; absence by date, kind and extent, and who noted it; known reasons, contact with the home and talks with the pupil; and which pupils are siblings.',
              'About cases: which limit was reached, steps, short comments, meetings and agreements, the mapping (closed answers on what the absence does for the pupil, what weighs at school and at home, and whether health care knows of the absence; a line from the pupil and one from the parents), the plan, special arrangements, that a draft of a letter was made, and who was brought in.',
              'About staff: name, title, role, e-mail, where they are reached in Teams, and what they saw and did.',
            ],
          },
          'Illness is a kind of absence. It, and that health care knows of the absence, are treated as health data.',
          'The words of a message are not kept in Nærvær, only what they meant; the message itself is in Teams for as long as the municipality has decided. What is written into the fields of a case is kept. CPR numbers are refused; diagnoses and family matters should not be written.',
          "The data comes from staff, from the school's rosters, and from the school's register of absence where it is read.",
        ],
      },
      {
        heading: 'Why, and on what basis',
        blocks: [
          "To follow up worrying absence under the Folkeskole Act and the rules on pupils' absence. The basis is a task of public authority (GDPR article 6(1)(e)), and for illness article 9 and section 7 of the Danish Data Protection Act.",
          'Nærvær counts and recommends. No decision is automated; a human being always decides.',
        ],
      },
      {
        heading: 'Who sees it',
        blocks: [
          "Only staff whom the school's roster knows, and only those pupils whom their role gives them a right to. Professionals outside the school see a case on a ground that is kept with it, such as the parents' consent.",
          'Who saw or changed what, and when, is written down.',
          'Microsoft (Teams and Outlook), and whoever may run Nærvær for the municipality, process the data on its behalf.',
        ],
      },
      {
        heading: 'How long',
        blocks: [
          {
            list: [
              `Absence: ${period.months(retention.absence.monthsAfterSchoolYear)} after the end of the school year, and longer where the rules or an open case rest on it.`,
              `Cases: ${period.years(retention.cases.years)} after they were closed.`,
              `Who saw and did what: ${period.years(retention.audit.years)}.`,
              `Where staff who have left were reached in Teams: ${period.days(retention.people.days)} after they were last active.`,
            ],
          },
        ],
      },
      {
        heading: 'Your rights',
        blocks: [
          'Pupils, parents and staff can ask for access, rectification, erasure and restriction, and can object. Ask the school, or:',
          { contact: 'Data protection officer', at: dataProtection },
          'You can complain to the Danish Data Protection Agency (datatilsynet.dk).',
        ],
      },
      {
        heading: 'This page',
        blocks: ['It sets no cookies and fetches nothing from anywhere else.'],
      },
    ],
  };
}

function terms({ municipality, support: at }: PageFacts) {
  return {
    title: 'Terms of use of Nærvær',
    lead: `Nærvær is run by ${municipality} for staff of its schools.`,
    sections: [
      {
        heading: 'Who may use it',
        blocks: [
          "Staff whom the school's roster knows, in their daily work. Others are shown nothing.",
        ],
      },
      {
        heading: 'What you can expect',
        blocks: [
          {
            list: [
              'Nærvær is an aid. The official register of absence and the case system are kept as before.',
              'Nærvær recommends by the rules that the municipality has chosen. You decide, and answer for what you decide.',
              'Figures and deadlines can only be as right as what was noted.',
            ],
          },
        ],
      },
      {
        heading: 'What we ask of you',
        blocks: [
          {
            list: [
              'Write only of absence and what following it up needs: no CPR numbers, diagnoses or family matters.',
              'Look up only pupils whom your work is about. Every look is written down.',
              'Correct a mistake as soon as you see it: write “undo” or “correct: …”.',
            ],
          },
        ],
      },
      {
        heading: 'The program',
        blocks: [
          'Nærvær is free software under the MIT licence, provided by its authors without warranty. The municipality runs it.',
          { contact: 'Questions', at },
        ],
      },
    ],
  };
}

function support({ municipality, support: at, dataProtection }: PageFacts) {
  return {
    title: 'Help with Nærvær',
    lead: `Help is given by ${municipality}.`,
    sections: [
      {
        heading: 'In the chat',
        blocks: [
          'Write “help” to Nærvær in Teams. It shows what you can write, with examples for your role.',
          'Write “undo” to take back what you noted last.',
        ],
      },
      {
        heading: 'When something does not work',
        blocks: [
          { contact: 'Support', at },
          "If Nærvær said that something went wrong, give the number from the message and the time. Do not write pupils' names; the number is enough.",
          "If Nærvær does not know you, you are missing from the school's roster or have a title without rights: ask the school's IT administrator.",
        ],
      },
      {
        heading: 'Personal data and security',
        blocks: [
          'If somebody saw what they should not have seen, say so at once:',
          { contact: 'Data protection officer', at: dataProtection },
        ],
      },
    ],
  };
}
