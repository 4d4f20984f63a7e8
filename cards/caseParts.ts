import type { CaseView, StepView } from '../services/cases/views.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import type { Wording } from './wording.ts';

const mostSteps = 6;

/** The pupil, or the grade where the viewer may not know whom it is about. */
export function whoIsIt(
  { pupil, classTitle, grade }: Pick<CaseView, 'pupil' | 'classTitle' | 'grade'>,
  { texts }: Wording,
): string {
  if (pupil === undefined) return texts.case.anonymous(grade);
  return `${escapeMarkdown(pupil, 80)}, ${escapeMarkdown(classTitle ?? '', 30)}`;
}

/**
 * The steps with their numbers; of too many, the settled ones give way first, the oldest before the
 * rest. A follow-up whose day has not come is no step to take yet.
 */
export function shownSteps(view: CaseView): readonly { step: StepView; number: number }[] {
  const numbered = view.steps
    .map((step, index) => ({ step, number: index + 1 }))
    .filter(({ step }) => step.kind === 'task' || step.state === 'done');
  const settled = numbered.filter(
    ({ step }) => step.state !== 'proposed' && step.state !== 'approved',
  );
  const open = numbered.filter((one) => !settled.includes(one)).slice(0, mostSteps);
  const room = mostSteps - open.length;
  return [...open, ...(room > 0 ? settled.slice(-room) : [])].sort((a, b) => a.number - b.number);
}
