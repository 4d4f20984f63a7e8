import type { CaseView, Person, StepAction, StepView } from '../services/cases/views.ts';
import type { Action, ChoiceSetInput, Element, InputId } from './adaptiveCard.ts';
import { execute, line, section } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { plainText } from './wording/plainText.ts';
import type { Verb } from './wording/verbs.ts';
import type { Wording } from './wording/wording.ts';

/** Few enough to take in; open steps may exceed it. */
const calm = 6;

const mostPeople = 40;

export type ShownSteps = readonly { step: StepView; number: number }[];

/** The pupil, or the grade if the viewer may not know who it is. */
export function whoIsIt(
  { pupil, classTitle, grade }: Pick<CaseView, 'pupil' | 'classTitle' | 'grade'>,
  { texts }: Wording,
): string {
  if (pupil === undefined) return texts.case.anonymous(grade);
  return `${escapeMarkdown(pupil, 80)}, ${escapeMarkdown(classTitle ?? '', 30)}`;
}

/** What the viewer can act on comes first, then what is due soonest. */
function urgency(a: StepView, b: StepView): number {
  const [can, could] = [a, b].map(({ actions }) => Number(actions.length === 0));
  return (can ?? 0) - (could ?? 0) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);
}

/**
 * The steps with their numbers. If there are too many, settled ones go first, oldest first, then those
 * that are not the viewer's and due last. A follow-up is no step to take before its day.
 * @param most how many open ones at most
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

/** The steps on which the viewer may do this. */
export function stepsWith(shown: ShownSteps, action: StepAction): ShownSteps {
  return shown.filter(({ step }) => step.actions.includes(action));
}

/** A button for each step, with its number on the card. */
export function stepButtons(
  { caseId, version }: CaseView,
  steps: ShownSteps,
  verb: Verb,
  title: (number: number) => string,
): readonly Action[] {
  return steps.map(({ step, number }) =>
    execute(title(number), verb, { case: caseId, v: version, step: step.id }),
  );
}

/** One of these people, by name and role. */
export function peopleInput(
  id: InputId,
  label: string,
  choices: readonly Person[],
  { texts }: Wording,
): ChoiceSetInput {
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: 'compact',
    placeholder: texts.case.assigneePlaceholder,
    isRequired: true,
    errorMessage: texts.case.assigneeMissing,
    choices: choices.slice(0, mostPeople).map((person) => ({
      title: texts.case.person(plainText(person.name, 40), texts.roles[person.role]),
      value: person.id,
    })),
  };
}

/** What people said about it, in their words. */
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
