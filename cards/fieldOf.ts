import type { CaseForm } from '../services/cases/caseForms.ts';
import type { InputId } from './adaptiveCard.ts';
import type { Verb } from './wording/verbs.ts';

/** Where the reason of a form is written. */
const reasons: Readonly<Partial<Record<CaseForm, InputId>>> = {
  postpone: 'postponeWhy',
  reject: 'reason',
  close: 'endingWhy',
  involve: 'why',
};

/** Who is chosen in a form. */
const people: Readonly<Partial<Record<CaseForm, InputId>>> = {
  assign: 'assignee',
  involve: 'person',
  holder: 'holder',
  goal: 'who',
};

/** What must be chosen in a form; of a step form, the step. */
const choices: Readonly<Partial<Record<CaseForm, InputId>>> = {
  close: 'ending',
  involve: 'basis',
  arrange: 'arrangement',
  contact: 'with',
  map: 'functions',
};

/**
 * The field of a form that a refusal is about; undefined if it is about the whole.
 * @param verb of the button that was pressed: a form can have two
 */
export function fieldOf(form: CaseForm, code: string, verb: Verb): InputId | undefined {
  const isReleasing = verb === 'case.release';
  switch (code) {
    case 'comment_required':
      return 'comment';
    case 'reason_required':
      return reasons[form];
    case 'outcome_required':
      return form === 'contact' ? 'agreed' : 'outcome';
    case 'date_unsuited':
      return form === 'postpone' ? 'to' : 'on';
    case 'assignee_unknown':
    case 'already_involved':
    case 'already_holds':
    case 'basis_required':
      return isReleasing ? 'released' : people[form];
    case 'choice_required':
      return isReleasing ? 'released' : (choices[form] ?? 'step');
    case 'consent_until':
      return 'until';
    case 'basis_unsuited':
      return 'basis';
    case 'closing_reason_required':
      return 'endingWhy';
    case 'offer_required':
      return 'place';
    case 'duty_open':
      return 'ending';
    case 'already_arranged':
    case 'not_arranged':
      return 'arrangement';
    case 'step_already_decided':
    case 'step_waits':
      return 'step';
    case 'too_many_chosen':
      return 'functions';
    case 'goal_incomplete':
      return 'goal';
    case 'goal_metric_required':
      return 'metric';
    case 'goal_target_unsuited':
      return 'target';
    case 'way_back_day':
      return 'backFrom';
    case 'way_back_text':
      return 'backText';
    case 'review_day':
      return 'to';
    case 'arrangement_day':
      return 'until';
    case 'arrangement_reason_required':
      return 'arrangeWhy';
    case 'next_date_unsuited':
      return 'nextOn';
    default:
      return undefined;
  }
}
