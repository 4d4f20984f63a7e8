import type { CaseView, StepView } from '../services/cases/views.ts';
import type { Element } from './adaptiveCard.ts';
import { line, section } from './elements.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import type { Wording } from './wording.ts';

/** Few enough to take in; open steps are shown beyond it. */
const calm = 6;

export type ShownSteps = readonly { step: StepView; number: number }[];

/** The pupil, or the grade where the viewer may not know whom it is about. */
export function whoIsIt(
  { pupil, classTitle, grade }: Pick<CaseView, 'pupil' | 'classTitle' | 'grade'>,
  { texts }: Wording,
): string {
  if (pupil === undefined) return texts.case.anonymous(grade);
  return `${escapeMarkdown(pupil, 80)}, ${escapeMarkdown(classTitle ?? '', 30)}`;
}

/** What the viewer can do something about comes first, and what is due soonest. */
function urgency(a: StepView, b: StepView): number {
  const [can, could] = [a, b].map(({ actions }) => Number(actions.length === 0));
  return (can ?? 0) - (could ?? 0) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);
}

/**
 * The steps with their numbers; of too many, the settled ones give way first, the oldest before the
 * rest, then those that are none of the viewer's and due last.
 * @param most how many open ones at most A follow-up whose day has not come is no step to take yet.
 */
export function shownSteps(view: CaseView, most: number): ShownSteps {
  const numbered = view.steps
    .map((step, index) => ({ step, number: index + 1 }))
    .filter(({ step }) => step.kind === 'task' || step.state === 'done');
  const settled = numbered.filter(
    ({ step }) => step.state !== 'proposed' && step.state !== 'approved',
  );
  const open = numbered
    .filter((one) => !settled.includes(one))
    .sort((a, b) => urgency(a.step, b.step))
    .slice(0, most);
  const room = Math.min(calm, most) - open.length;
  return [...open, ...(room > 0 ? settled.slice(-room) : [])].sort((a, b) => a.number - b.number);
}

/** What people said of the case, in their words. */
export function comments(said: CaseView['comments'], wording: Wording): readonly Element[] {
  const { texts } = wording;
  if (said.length === 0) return [];
  return [
    section(texts.case.comments),
    ...said.map(({ by, on, text }) =>
      line(
        texts.case.commented(
          escapeMarkdown(by ?? texts.case.someone, 60),
          wording.date(on),
          escapeMarkdown(text, 300),
        ),
        { spacing: 'Small' },
      ),
    ),
  ];
}
