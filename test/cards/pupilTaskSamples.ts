import type { CardMessage } from '../../cards/cardMessage.ts';
import { digestCard } from '../../cards/digestCard.ts';
import { type HomeContactView, homeContactCard } from '../../cards/homeContactCard.ts';
import { homeContactsCard } from '../../cards/homeContactsCard.ts';
import { type ReasonsView, reasonsCard } from '../../cards/reasonsCard.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import type { HomeContactLine, ReasonLine } from '../../services/cases/digestViews.ts';
import { hostile, longName } from './hostile.ts';
import { aDigest, anItem } from './sampleViews.ts';

const aHome = (difference: Partial<HomeContactLine> = {}): HomeContactLine => ({
  ...{ school: undefined, pupilId: 'p-loke', pupil: 'Loke Christensen', classTitle: '7.b' },
  ...{ taskId: '1', version: 1, dates: ['2026-11-18'], due: '2026-11-18', over: 0 },
  ...difference,
});

const aReason = (difference: Partial<ReasonLine> = {}): ReasonLine => ({
  ...{ school: undefined, pupilId: 'p-sofie', pupil: 'Sofie Haddad', classTitle: '7.b' },
  ...{ dates: ['2026-11-17'], overdue: false, as: 'class' },
  ...difference,
});

const homes = (count: number, difference: Partial<HomeContactLine> = {}) =>
  Array.from({ length: count }, (_, at) =>
    aHome({
      pupilId: `p-${at}`,
      pupil: ['Loke Christensen', 'Sofie Haddad', 'Aksel Berg'][at] ?? 'Aya Khan',
      over: Math.max(0, 2 - at),
      ...difference,
    }),
  );
const reasons = (count: number, difference: Partial<ReasonLine> = {}) =>
  Array.from({ length: count }, (_, at) => aReason({ pupilId: `p-${at}`, ...difference }));

const run: ReasonLine['dates'] = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];
const school = { id: 'school', name: longName };
const long = { pupil: longName, classTitle: longName, school };
const evil = { pupil: hostile, classTitle: hostile, school: { id: 'school', name: hostile } };

const contact = (difference: Partial<HomeContactView> = {}): HomeContactView => ({
  ...{ kind: 'homeContact', pupilId: 'p-loke', pupil: 'Loke Christensen' },
  ...{ classTitle: '7.b', caseId: undefined },
  text: {
    da: 'Kontakt forældrene i dag, og spørg venligt til årsagen: måske mangler der bare en besked',
    en: 'Contact the parents today and ask kindly for the reason: perhaps only a message is missing',
  },
  open: aHome(),
  last: undefined,
  ...difference,
});

const none = { open: undefined, text: undefined };
const contacts: Readonly<Record<string, HomeContactView>> = {
  'due today': contact(),
  overdue: contact({ open: aHome({ over: 2, dates: run }), text: undefined }),
  done: contact({
    ...none,
    last: { state: 'done', by: 'Karen Skov', on: '2026-11-18', note: 'De ringer selv næste gang.' },
  }),
  'done by somebody who has left': contact({
    ...none,
    last: { state: 'done', by: undefined, on: '2026-11-18', note: undefined },
  }),
  'in the case': contact({ ...none, last: { state: 'moved' }, caseId: 'case-3' }),
  'taken back': contact({ ...none, last: { state: 'withdrawn' } }),
  none: contact(none),
  hostile: contact({ open: aHome(evil), text: { da: hostile, en: hostile } }),
  'hostile, done': contact({
    ...{ ...none, pupil: hostile },
    last: { state: 'done', by: hostile, on: '2026-11-18', note: hostile },
  }),
};

const lists: Readonly<Record<string, readonly [HomeContactLine[], number]>> = {
  one: [[aHome()], 0],
  several: [homes(3), 0],
  'first page of many': [homes(20, { ...long, dates: run }), 0],
  'a page of many': [homes(20, { ...long, dates: run }), 3],
  none: [[], 0],
  hostile: [[aHome(evil)], 0],
};

const asked: Readonly<Record<string, readonly [Omit<ReasonsView, 'kind'>, number]>> = {
  one: [{ lines: [aReason()] }, 0],
  'one of several, overdue': [{ lines: reasons(6, { overdue: true, dates: run }) }, 2],
  'after ved ikke': [{ lines: reasons(2), stands: { pupil: 'Aya Khan', next: 'Karen Skov' } }, 0],
  'after ved ikke, nobody else': [{ lines: [], stands: { pupil: 'Aya Khan', again: 2 } }, 0],
  none: [{ lines: [] }, 0],
  longest: [
    {
      lines: reasons(40, { ...long, overdue: true, dates: run }),
      stands: { pupil: longName, next: longName },
    },
    0,
  ],
  hostile: [{ lines: [aReason(evil)], stands: { pupil: hostile, next: hostile } }, 0],
};

const sample = (card: string, state: string, make: (locale: Locale) => CardMessage) => ({
  ...{ card, state, make },
});

const items = Array.from({ length: 9 }, (_, at) =>
  anItem({ caseId: `case-${at}`, kind: 'approve', stepId: `step-${at}`, pupil: longName }),
);

/** What pupils’ absence asks somebody to do, on the list and on screens of its own. */
export const pupilTaskSamples = [
  ...Object.entries({
    'a home to contact': aDigest({ contacts: [aHome()] }),
    'homes and reasons': aDigest({ contacts: homes(5), reasons: reasons(4, { overdue: true }) }),
    'homes and reasons, very much': aDigest({
      ...{ givenName: longName, items },
      contacts: homes(20, { ...long, over: 3 }),
      reasons: reasons(40, { ...long, overdue: true }),
    }),
    'a home, hostile': aDigest({ items: [], contacts: [aHome(evil)], reasons: [aReason(evil)] }),
    'reasons alone': aDigest({ items: [], reasons: reasons(1) }),
  }).map(([state, view]) => sample('digest', state, (locale) => digestCard(view, locale))),
  ...Object.entries(contacts).map(([state, view]) =>
    sample('home contact', state, (locale) => homeContactCard(view, locale)),
  ),
  ...Object.entries(lists).map(([state, [lines, page]]) =>
    sample('home contacts', state, (locale) =>
      homeContactsCard({ kind: 'homeContacts', lines }, page, locale),
    ),
  ),
  ...Object.entries(asked).map(([state, [view, page]]) =>
    sample('reasons', state, (locale) => reasonsCard({ kind: 'reasons', ...view }, page, locale)),
  ),
];
