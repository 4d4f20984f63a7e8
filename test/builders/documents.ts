import { fileURLToPath } from 'node:url';
import { documentFacts, type Filling } from '../../services/documents/documentFacts.ts';
import { figuresFor } from '../../services/documents/figures.ts';
import { readLetters } from '../../services/documents/readLetters.ts';
import { readRuleset } from '../../services/rules/readRuleset.ts';
import { anAbsence, aStatement } from './absence.ts';
import { aCalendar } from './calendar.ts';
import { aCase, aStep } from './cases.ts';
import { anActor, aPupil } from './people.ts';

const data = (path: string) => fileURLToPath(new URL(`../../data/${path}`, import.meta.url));

/** The letters from `data/`. */
export const shippedLetters = await readLetters([data('letters')]);

const law = await readRuleset(data('rulesets/law-2020.json'));

const by = 's-teacher';
const at = '2026-11-25T08:10:00+01:00';

/** A case of which nothing more is known than 13 unlawful days, with the difference under test. */
export function aFilling(difference: Partial<Filling> = {}): Filling {
  const calendar = aCalendar();
  const today = Temporal.PlainDate.from('2026-11-25');
  const days = calendar.between(Temporal.PlainDate.from('2026-11-09'), today).map(String);
  return {
    subject: aCase({ duties: ['warn_parents', 'notify_municipality'] }),
    pupil: aPupil(),
    actor: anActor('s-leader'),
    absence: anAbsence(aStatement({ dates: days, category: 'unlawful' })),
    calendar,
    rulesets: [law],
    registered: new Set(),
    today,
    meetingAt: undefined,
    ...difference,
  };
}

/** What a letter about a duty is told, and the figures in it. */
export function factsOf(filling: Filling, duty: string | undefined) {
  const figures = figuresFor(duty, { ...filling, grade: filling.pupil.grade });
  return { figures, known: documentFacts(filling, figures) };
}

/** A case of which everything is known, and everything fits. */
export function aFullFilling(): Filling {
  return aFilling({
    meetingAt: '2026-12-02T13:15:00+01:00',
    subject: aCase({
      duties: ['warn_parents', 'notify_municipality', 'sick_teaching'],
      level: 'worrying',
      left: { on: '2026-11-24' },
      comments: [{ by, at, text: 'En bemærkning, som ingen andre må se' }],
      arrangements: [{ kind: 'reduced_timetable', from: '2026-11-16' }],
      steps: [
        aStep({
          id: 'check-register',
          state: 'done',
          done: { by, at, on: '2026-11-25' },
          text: { da: 'Tjek registret.', en: 'Check the register.' },
        }),
        aStep({ id: 'contact-home', state: 'done', done: { by, at, outcome: 'Aftalt en plan' } }),
        aStep({
          id: 'follow-up.1',
          kind: 'follow_up',
          state: 'done',
          done: { by, at, judgement: 'better', outcome: 'Kommer oftere' },
        }),
        aStep({
          ...{
            id: 'agreed',
            calledBy: 'meeting',
            state: 'approved',
            words: 'Merle følger Loke ind',
          },
          text: { da: 'Aftale fra et møde', en: 'Agreement from a meeting' },
        }),
      ],
      mapping: {
        functions: ['avoids_judgement', 'seeks_closeness'],
        school: ['relations'],
        home: ['two_homes'],
        healthKnows: true,
        pupilSays: 'Frikvartererne er svære',
        parentsSay: 'Morgenerne er svære',
        by,
        at,
      },
      plan: {
        madeOn: '2026-11-20',
        goals: [
          {
            ...{ goal: 'Tre dage om ugen', metric: { by: 'days_week', target: 3 } },
            ...{ measure: 'Møder ved porten', who: 's-wellbeing' },
          },
        ],
        wayBack: [
          {
            id: '1',
            from: '2026-11-23',
            text: 'Kommer kl. 9 til 11',
            went: { by, at, how: 'well' },
          },
          { id: '2', from: '2026-11-30', text: 'Hele formiddagen' },
        ],
        reviewOn: '2026-12-11',
        by,
        at,
      },
      contacts: [{ id: '1', with: 'mother', on: '2026-11-19', agreed: 'Ringer fredag', by, at }],
      held: [
        {
          meetingId: 'm1',
          held: true,
          on: '2026-11-20',
          present: ['s-teacher', 's-leader'],
          parents: true,
          pupil: false,
          agreements: ['agreed'],
          nextOn: '2026-12-04',
          by,
          at,
        },
      ],
    }),
  });
}
