import type { CardMessage } from '../../cards/cardMessage.ts';
import { caseCard } from '../../cards/caseCard.ts';
import { caseFormCard } from '../../cards/caseFormCard.ts';
import { caseToolsCard } from '../../cards/caseToolsCard.ts';
import { digestCard } from '../../cards/digestCard.ts';
import { progressCard } from '../../cards/progressCard.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import type { ContactView } from '../../services/cases/views.ts';
import { hostile, longName } from './hostile.ts';
import { aCase, aDigest, anItem, aStep } from './sampleViews.ts';

const sample = (card: string, state: string, make: (locale: Locale) => CardMessage) => ({
  ...{ card, state, make },
});

const contact = (difference: Partial<ContactView> = {}): ContactView => ({
  ...{ with: 'mother', on: '2026-11-24', by: 'Mette Holm', agreed: 'Vi mødes ved porten tirsdag.' },
  ...difference,
});

const ppr = { id: 's-ppr', name: 'Karen Skov', role: 'ppr_psychologist' } as const;
const social = { id: 's-social', name: longName, role: 'school_social_worker' } as const;
const since = '2026-11-10';

const withPeople = aCase({
  canRelease: true,
  involvable: [ppr, social],
  helpers: [
    { ...ppr, since, basis: 'consent', covers: 'absence', until: '2027-05-10' },
    { ...social, since, basis: 'ssd' },
  ],
});

const toContact = aCase({
  actions: ['comment'],
  steps: ['contact-home', 'talk-with-pupil'].map((id) =>
    aStep({ id, state: 'approved', actions: ['done'], asks: ['date', 'outcome'] }),
  ),
});

const asked = { stepId: undefined, text: undefined, oneStep: false, due: '2026-11-13' } as const;
const holderItems = (['none', 'left', 'away'] as const).map((why) =>
  anItem({
    ...{ ...asked, kind: 'holder', caseId: `case-${why}`, due: '2026-11-17' },
    about: { what: 'holder', why, person: why === 'none' ? undefined : 'Jonas Berg' },
  }),
);
const consentItem = (person: string | undefined) =>
  anItem({ ...asked, kind: 'consent', due: '2026-11-20', about: { what: 'consent', person } });

/** Contacts written down, consents with what they cover and their end, and what the list asks about people. */
export const helpSamples = [
  ...Object.entries({
    'a contact': aCase({ contacts: [contact()] }),
    'several contacts': aCase({
      contacts: [contact(), contact({ with: 'pupil' }), contact({ with: 'father' })],
    }),
    'a contact without words': aCase({ contacts: [contact({ by: undefined, agreed: undefined })] }),
    'contacts, hostile': aCase({ contacts: [contact({ by: hostile, agreed: hostile })] }),
  }).map(([state, view]) =>
    sample('case tools: work', state, (locale) => caseToolsCard(view, { side: 'work' }, locale)),
  ),
  sample('case tools: people', 'consent and SSD', (locale) =>
    caseToolsCard(withPeople, { side: 'people' }, locale),
  ),
  sample('case', 'by a consent for the absence', (locale) =>
    caseCard(aCase({ scope: 'absence', actions: [], comments: [], helpers: [] }), locale),
  ),
  sample('case form: involve', 'consent that is too long', (locale) =>
    caseFormCard(withPeople, { form: 'involve' }, locale, {
      ...{ verb: 'case.involve', code: 'consent_until', details: { most: 12 }, changes: [] },
      filledIn: { person: 's-ppr', basis: 'consent', covers: 'whole_case', until: '2029-01-01' },
    }),
  ),
  sample('case form: contact', 'as told in the chat', (locale) =>
    caseFormCard(
      toContact,
      { form: 'contact', with: 'father', on: '2026-11-24', step: 'contact-home' },
      locale,
    ),
  ),
  ...(['home', 'pupil'] as const).map((deed) =>
    sample('progress', `${deed}, read back`, (locale) =>
      progressCard(toContact, deed, locale, {
        with: deed === 'home' ? 'father' : 'pupil',
        on: '2026-11-24',
      }),
    ),
  ),
  ...Object.entries({
    'asks for case leads': aDigest({ items: holderItems }),
    'consents that end': aDigest({ items: [consentItem('Karen Skov'), consentItem(undefined)] }),
    'about people, hostile': aDigest({
      items: [
        consentItem(hostile),
        anItem({
          ...asked,
          kind: 'holder',
          due: '2026-11-17',
          about: { what: 'holder', why: 'left', person: hostile },
        }),
      ],
    }),
  }).map(([state, view]) => sample('digest', state, (locale) => digestCard(view, locale))),
];
