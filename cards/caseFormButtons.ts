import { type CaseForm, withQuestions } from '../services/cases/caseForms.ts';
import type { CaseView } from '../services/cases/views.ts';
import type { Action } from './adaptiveCard.ts';
import { heldButtons, notHeldButton } from './afterMeetingFields.ts';
import { execute } from './elements.ts';
import type { Verb } from './wording/verbs.ts';
import type { Wording } from './wording/wording.ts';

type Buttons = (view: CaseView, wording: Wording, step: string | undefined) => readonly Action[];

/**
 * What sends a form: one primary button; a form that also ends or changes something has others.
 * @param step what it is about, where it changes something that is there: a goal by number, a step by id
 */
export function caseFormButtons(
  view: CaseView,
  form: CaseForm,
  wording: Wording,
  step: string | undefined,
): readonly Action[] {
  return buttons[form](view, wording, step);
}

const buttons: { readonly [F in CaseForm]: Buttons } = {
  done: sending('done', 'step.done'),
  assign: sending('assign', 'step.assign'),
  postpone: sending('postpone', 'step.postpone'),
  reject: sending('reject', 'step.reject'),
  comment: sending('comment', 'case.comment'),
  close: sending('close', 'case.close'),
  holder: sending('holder', 'case.hold'),
  contact: sending('contact', 'case.contact'),
  map: sending('map', 'case.map'),
  review: sending('review', 'case.plan'),
  goal: ofPlan('goal'),
  backStep: ofPlan('backStep'),
  agreed: (view, wording) => heldButtons(view, wording),
  visitation: (view, wording) => {
    const [offer] = withQuestions(view);
    const about = offer === undefined ? {} : { offer: offer.id };
    return [primary(view, 'visitation', 'case.visitation', wording, about)];
  },
  came: (view, wording) => {
    const meeting = view.afterMeeting?.meetingId ?? '';
    return [
      primary(view, 'came', 'meeting.came', wording, { meeting }),
      ...notHeldButton(view, wording),
    ];
  },
  involve: (view, wording) => [
    ...(view.involvable.length > 0 ? [primary(view, 'involve', 'case.involve', wording)] : []),
    ...(view.canRelease && view.helpers.length > 0
      ? [execute(wording.texts.involve.release, 'case.release', dataOf(view, 'involve'))]
      : []),
  ],
  arrange: (view, wording) => {
    const { helpPlan, tools } = wording.texts;
    const data = dataOf(view, 'arrange');
    const runs = view.arrangements.some(({ to }) => to === undefined);
    return [
      primary(view, 'arrange', 'case.arrange', wording),
      ...(runs
        ? [
            execute(helpPlan.arrangement.change, 'case.arrangeUntil', data),
            execute(tools.arrangeEnd, 'case.arrangeEnd', data),
          ]
        : []),
    ];
  },
};

function sending(form: CaseForm, verb: Verb): Buttons {
  return (view, wording) => [primary(view, form, verb, wording)];
}

/** A goal or a step of the way back: saved, or taken out where it is there. */
function ofPlan(form: 'goal' | 'backStep'): Buttons {
  return (view, wording, step) => {
    const { plan, wayBack } = wording.texts.helpPlan;
    if (step === undefined) return [primary(view, form, 'case.plan', wording)];
    const title = form === 'goal' ? plan.removeGoal : wayBack.remove;
    const about = { ...dataOf(view, form), step };
    return [
      primary(view, form, 'case.plan', wording, { step }),
      execute(title, 'case.plan', { ...about, remove: 1 }, { associatedInputs: 'none' }),
    ];
  };
}

function primary(
  view: CaseView,
  form: CaseForm,
  verb: Verb,
  { texts }: Wording,
  about: Readonly<Record<string, string>> = {},
): Action {
  const title = texts.screens.forms[form].send;
  return execute(title, verb, { ...dataOf(view, form), ...about }, { style: 'positive' });
}

function dataOf({ caseId, version }: CaseView, form: CaseForm) {
  return { case: caseId, v: version, form };
}
