import { whatWorkedCard } from '../../cards/whatWorkedCard.ts';
import { functions } from '../../services/cases/mapping.ts';
import type { WorkedView } from '../../services/status/views.ts';
import type { Worked } from '../../services/status/whatWorked.ts';
import { hostile, longName } from './hostile.ts';
import type { Sample } from './samples.ts';

const plan: Worked = {
  ...{ by: 'step', id: 'make-plan', n: 12, before: 0.71, after: 0.84 },
  text: { da: 'Lav en handleplan sammen', en: 'Make a plan together' },
};

const longest: Worked = { ...plan, text: { da: longName.repeat(3), en: longName.repeat(3) } };

function aView(difference: Partial<WorkedView> = {}): WorkedView {
  return {
    ...{ kind: 'worked', id: 'o-1', title: 'Eksempelby Kommune', on: '2026-11-25' },
    ...{ counting: undefined, groups: [plan], leftOut: 2, page: undefined },
    ...difference,
  };
}

const byFunction = functions.map(
  (id): Worked => ({ ...{ by: 'function', id, n: 5 }, before: 0.5, after: 1 }),
);

const views: Readonly<Record<string, WorkedView>> = {
  'one step': aView(),
  'nothing large enough': aView({ groups: [], leftOut: 3 }),
  'nothing done': aView({ groups: [], leftOut: 0 }),
  'by function': aView({ groups: [plan, ...byFunction], leftOut: 0 }),
  'worse, and nobody there': aView({ groups: [{ ...plan, before: 0.4, after: 0 }] }),
  'being counted': aView({ counting: { done: 2, of: 12 }, groups: [], leftOut: 0 }),
  'as full as it gets': aView({
    ...{ title: longName, leftOut: 1 },
    groups: Array.from({ length: 24 }, (_, index) => ({ ...longest, id: `step-${index}` })),
    page: 1,
  }),
  hostile: aView({ title: hostile, groups: [{ ...plan, text: { da: hostile, en: hostile } }] }),
};

/** How attendance went after what was done. */
export const workedSamples: readonly Sample[] = Object.entries(views).map(([state, view]) => ({
  ...{ card: 'what worked', state },
  make: (locale) => whatWorkedCard(view, locale),
}));
