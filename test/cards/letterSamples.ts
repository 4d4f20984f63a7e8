import { caseToolsCard } from '../../cards/caseToolsCard.ts';
import { lettersCard } from '../../cards/lettersCard.ts';
import { withRefusal } from '../../cards/withRefusal.ts';
import type { LettersView } from '../../services/documents/lettersView.ts';
import { hostile, longName } from './hostile.ts';
import type { Sample } from './samples.ts';
import { aCase } from './sampleViews.ts';

const shipped = ['da', 'en'].map((code) => ({ code, reviewed: true }));
const home = [
  ...shipped,
  ...['ar', 'pl', 'tr', 'uk', 'ur'].map((code) => ({ code, reviewed: false })),
];

function aLetter(difference: Partial<LettersView['letters'][number]> = {}) {
  return {
    id: 'invitation',
    name: { da: 'Invitation til samtale', en: 'Invitation to the parents' },
    languages: home,
    ...{ isNotification: false, waitsForRegister: false },
    ...difference,
  };
}

const notification = aLetter({
  id: 'notification-absence',
  name: { da: 'Underretning (fravær)', en: 'Notification (absence)' },
  languages: shipped,
  ...{ isNotification: true, waitsForRegister: true },
});
const concern = {
  ...notification,
  ...{ id: 'notification-concern' },
  name: { da: 'Underretning (bekymring)', en: 'Notification (concern)' },
};

const drafts = [
  { letter: 'warning', language: 'ar', on: '2026-11-25', by: 'Mette Holm' },
  { letter: 'agenda', language: 'da', on: '2026-11-20', by: longName },
  { letter: 'kommunens-eget-brev', language: 'da', on: '2026-11-12', by: undefined },
  { letter: 'invitation', language: 'uk', on: '2026-11-10', by: 'Mette Holm' },
  { letter: 'invitation', language: 'da', on: '2026-11-03', by: 'Mette Holm' },
];

function aView(difference: Partial<LettersView> = {}): LettersView {
  return {
    kind: 'letters',
    ...{ caseId: 'LI-2026-0007', number: 'LI-2026-0007' },
    ...{ pupil: 'Sofie Haddad', classTitle: '7.b' },
    letters: [aLetter()],
    canCheckRegister: false,
    drafts: [],
    ...difference,
  };
}

const many = [notification, concern, ...Array.from({ length: 7 }, () => aLetter())];
const long = { da: 'Et dokument med et meget langt navn, som kommunen har valgt', en: longName };

const views: Readonly<Record<string, [LettersView, Parameters<typeof lettersCard>[1]]>> = {
  'none fits': [aView({ letters: [] }), {}],
  'one fits': [aView(), {}],
  'five, one waits for the register': [
    aView({ letters: [notification, ...many.slice(1, 5)], drafts: drafts.slice(0, 1) }),
    { made: 'invitation', language: 'ar' },
  ],
  'several pages and drafts': [aView({ letters: many, drafts, canCheckRegister: true }), {}],
  'the last page': [aView({ letters: many, drafts, canCheckRegister: true }), { page: 2 }],
  'long names, all wait': [
    aView({
      pupil: longName,
      canCheckRegister: true,
      letters: Array.from({ length: 5 }, () =>
        aLetter({ name: long, isNotification: true, waitsForRegister: true }),
      ),
      drafts: drafts.map((one) => ({ ...one, by: longName })),
    }),
    { made: 'invitation' },
  ],
  hostile: [
    aView({
      ...{ pupil: hostile, classTitle: hostile },
      letters: [aLetter({ name: { da: hostile, en: hostile } })],
      drafts: [{ letter: hostile, language: 'da', on: '2026-11-25', by: hostile }],
    }),
    {},
  ],
};

/** The documents of a case, and the screen that leads to them. */
export const letterSamples: readonly Sample[] = [
  ...Object.entries(views).map(
    ([state, [view, chosen]]): Sample => ({
      ...{ card: 'letters', state },
      make: (locale) => lettersCard(view, chosen, locale),
    }),
  ),
  {
    ...{ card: 'letters', state: 'refused, as the register is not checked' },
    make: (locale) => {
      const [view] = views['several pages and drafts'] ?? [aView()];
      const refusal = { code: 'register_unchecked', details: {} };
      const chosen = { page: 0, refused: refusal.code };
      return withRefusal(lettersCard(view, chosen, locale), refusal, locale);
    },
  },
  ...Object.entries({
    'no draft yet': aCase({ letters: { newest: undefined } }),
    'a draft': aCase({ letters: { newest: { letter: 'warning', on: '2026-11-25' } } }),
  }).map(
    ([state, view]): Sample => ({
      ...{ card: 'case tools: work', state },
      make: (locale) => caseToolsCard(view, { side: 'work' }, locale),
    }),
  ),
];
