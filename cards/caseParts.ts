import { closingWaitsFor, openOutcomes } from '../services/cases/nextStep.ts';
import type { CaseView, Person, StepView } from '../services/cases/views.ts';
import type { ChoiceSetInput, Element, InputId } from './adaptiveCard.ts';
import { line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { pupilWords } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import type { Wording } from './wording/wording.ts';

/**
 * The pupil, or the grade if the viewer may not know who it is.
 * @param most letters of the name, fewer where the rest of a card needs the room
 */
export function whoIsIt(
  { pupil, classTitle, grade }: Pick<CaseView, 'pupil' | 'classTitle' | 'grade'>,
  { texts }: Wording,
  most = 80,
): string {
  if (pupil === undefined) return texts.case.anonymous(grade);
  return `${pupilWords(pupil, most)}, ${escapeMarkdown(classTitle ?? '', 30)}`;
}

/** A step's number on every card of its case. */
export function numberOf({ steps }: Pick<CaseView, 'steps'>, { id }: StepView): number {
  return steps.findIndex((one) => one.id === id) + 1;
}

/** One of these people, by name and role; not required unless a text says what is missing. */
export function peopleInput(
  id: InputId,
  label: string,
  choices: readonly Person[],
  { texts }: Wording,
  isRequired = true,
): ChoiceSetInput {
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: 'compact',
    placeholder: texts.case.assigneePlaceholder,
    ...(isRequired ? { isRequired: true, errorMessage: texts.case.assigneeMissing } : {}),
    choices: choices.map(personChoice(texts)),
  };
}

/** Somebody to choose or tick, by name and role. */
export function personChoice({ case: { person }, roles }: Wording['texts']) {
  return ({ id, name, role }: Person): ChoiceSetInput['choices'][number] => ({
    ...{ title: person(plainText(name, 40), roles[role]), value: id },
  });
}

/** What people said about it, in their words; the newest first. */
export function comments(said: CaseView['comments'], wording: Wording): readonly Element[] {
  const { texts } = wording;
  return said
    .toReversed()
    .map(({ by, on, text }) =>
      line(
        texts.case.commented(
          escapeMarkdown(by ?? texts.case.someone, 60),
          wording.dateWithYear(on),
          escapeMarkdown(text, 500),
        ),
        { spacing: 'Small' },
      ),
    );
}

/** How a case can end while the law still wants something, and the steps that the other ways wait for. */
export function closingWaits(view: CaseView, wording: Wording): Element | undefined {
  const steps = closingWaitsFor(view.steps).map((step) => numberOf(view, step));
  if (steps.length === 0) return undefined;
  const { texts, list, either } = wording;
  const open = openOutcomes(view.steps).map((end) => texts.quote(texts.case.outcomes[end]));
  const numbers = list(steps.toSorted((a, b) => a - b).map(String));
  return line(texts.screens.closingWaits(either(open), numbers, steps.length));
}
