import {
  type CaseForm,
  canUse,
  sideOf,
  type ToolSide,
  withQuestions,
} from '../services/cases/caseForms.ts';
import type { CaseView } from '../services/cases/views.ts';
import type { Action, ExecuteAction } from './adaptiveCard.ts';
import { execute } from './elements.ts';
import type { Wording } from './wording/wording.ts';

/** The button that opens a form, where the viewer can use it. */
export function formButton(view: CaseView, form: CaseForm, { texts }: Wording): readonly Action[] {
  if (!canUse(view, form)) return [];
  return [openForm(view, form, texts.screens.forms[form].open)];
}

/** A button to a form, under a title of its own. */
export function openForm(
  { caseId, version }: CaseView,
  form: CaseForm,
  title: string,
  { style, ...filled }: Readonly<Record<string, string>> & Pick<ExecuteAction, 'style'> = {},
): ExecuteAction {
  const data = { ...filled, case: caseId, v: version, form };
  return execute(title, 'case.form', data, style === undefined ? {} : { style });
}

/** The button that looks for times for a meeting, where the viewer may call one. */
export function proposeButton(
  { caseId, version, canProposeMeeting }: CaseView,
  { texts }: Wording,
): readonly Action[] {
  if (!canProposeMeeting) return [];
  return [execute(texts.case.propose, 'meeting.propose', { case: caseId, v: version })];
}

/** A button to a screen of what is needed more seldom; without a page to its first one. */
export function sideButton(
  { caseId }: Pick<CaseView, 'caseId'>,
  side: ToolSide,
  title: string,
  page?: number,
): ExecuteAction {
  const at = page === undefined ? {} : { page };
  return execute(title, 'case.more', { case: caseId, side, ...at });
}

/** Back to the case on the same card. */
export function backToCase({ caseId }: Pick<CaseView, 'caseId'>, title: string): ExecuteAction {
  return execute(title, 'case.show', { case: caseId, side: 'case' }, { associatedInputs: 'none' });
}

/** Back to where a form was opened: the case, or a screen of what is done for the pupil. */
export function backFrom(
  view: Pick<CaseView, 'caseId' | 'offers'>,
  form: CaseForm,
  title: string,
): ExecuteAction {
  const side = sideOf(form);
  if (side === undefined) return backToCase(view, title);
  const [offer] = form === 'visitation' ? withQuestions(view) : [];
  const at = offer === undefined ? {} : { offer: offer.id };
  const data = { case: view.caseId, side, ...at };
  return execute(title, 'case.more', data, { associatedInputs: 'none' });
}
