import { isOwnStaff } from '../access/involvement.ts';
import { fits } from './fittingSteps.ts';
import type { OfferView } from './offerViews.ts';
import type { CaseView, StepAction, StepView } from './views.ts';

/** The forms of a case, each a screen of its own. */
export const caseForms = [
  'done',
  'assign',
  'postpone',
  'reject',
  'comment',
  'close',
  'involve',
  'arrange',
  'holder',
  'contact',
  'map',
  'goal',
  'backStep',
  'review',
  'visitation',
  'came',
  'agreed',
] as const;

export type CaseForm = (typeof caseForms)[number];

/**
 * The screens of what is needed more seldom: how it ends, what was said, what is done, why, and with whom; then
 * the plan, its goals and its way back, the offers, and the chat.
 */
export const toolSides = [
  'more',
  'comments',
  'work',
  'reasons',
  'people',
  'plan',
  'goals',
  'wayBack',
  'offers',
  'chat',
] as const;
export type ToolSide = (typeof toolSides)[number];

/** Forms about one step, by what they do to it. */
export const stepForms = ['done', 'assign', 'postpone', 'reject'] as const satisfies StepAction[];

export function isStepForm(form: CaseForm): form is (typeof stepForms)[number] {
  return stepForms.some((one) => one === form);
}

/** The tasks on which the viewer may use a form about steps. */
export function stepsFor(
  { steps, assignable }: Pick<CaseView, 'steps' | 'assignable'>,
  form: (typeof stepForms)[number],
): readonly StepView[] {
  if (form === 'assign' && assignable.length === 0) return [];
  return steps.filter(({ kind, actions }) => kind === 'task' && actions.includes(form));
}

/** Own staff who could lead the case; where a person has to name somebody, also whoever does now. */
export function nextHolders({
  assignable,
  holder,
  holderAsked = false,
}: Pick<CaseView, 'assignable' | 'holder' | 'holderAsked'>) {
  return assignable.filter((one) => isOwnStaff(one) && (holderAsked || one.id !== holder?.id));
}

/** The steps that a contact with home or pupil does, and the viewer may do now. */
export function contactStepsFor({ steps }: Pick<CaseView, 'steps'>): readonly StepView[] {
  return steps.filter(
    (step) => step.actions.includes('done') && (fits(step, 'home') || fits(step, 'pupil')),
  );
}

/** Whether the viewer can use a form now. */
export function canUse(view: CaseView, form: CaseForm): boolean {
  if (isStepForm(form)) return stepsFor(view, form).length > 0;
  switch (form) {
    case 'comment':
    case 'close':
    case 'arrange':
      return view.actions.includes(form);
    case 'involve':
      return view.involvable.length > 0 || (view.canRelease && view.helpers.length > 0);
    case 'contact':
      return view.scope === 'full' && view.state !== 'closed' && !view.channel;
    case 'map':
    case 'goal':
      return view.canPlan;
    case 'backStep':
    case 'review':
      return view.canPlan && view.help?.plan !== undefined;
    case 'holder':
      return view.canHold && nextHolders(view).length > 0;
    case 'visitation':
      return view.offers?.answers === true && withQuestions(view).length > 0;
    case 'came':
      return view.afterMeeting !== undefined;
    case 'agreed':
      return view.afterMeeting?.came !== undefined;
  }
}

/** Forms that are opened from another screen than the case, and the screen that is back from them. */
const formSides: Readonly<Partial<Record<CaseForm, ToolSide>>> = {
  map: 'work',
  goal: 'goals',
  review: 'goals',
  backStep: 'wayBack',
  arrange: 'plan',
  contact: 'work',
  visitation: 'offers',
};

/** The screen a form goes back to; undefined for the case itself. */
export function sideOf(form: CaseForm): ToolSide | undefined {
  return formSides[form];
}

/** The offers that a board decides about, once its questions are answered. */
export function withQuestions({ offers }: Pick<CaseView, 'offers'>): readonly OfferView[] {
  return (offers?.all ?? []).filter(({ visitation }) => (visitation?.questions.length ?? 0) > 0);
}

/** The case with this offer alone. */
export function aboutOffer(view: CaseView, id: string): CaseView {
  const { offers } = view;
  return offers
    ? { ...view, offers: { ...offers, all: offers.all.filter((one) => one.id === id) } }
    : view;
}
