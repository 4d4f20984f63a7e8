import type { CaseView, StepView } from '../services/cases/views.ts';
import type { Element } from './adaptiveCard.ts';
import { numberOf } from './caseParts.ts';
import { box, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { ruleText } from './wording/measuredLine.ts';
import type { Wording } from './wording/wording.ts';

/** The longest step of any playbook is whole: what the law asks is not cut off. */
const longestText = 280;

/** One step of a case: what, who, by when, and how it stands, in words. */
export function caseStep(view: CaseView, step: StepView, wording: Wording): Element {
  const { texts } = wording;
  const settled = step.state !== 'proposed' && step.state !== 'approved';
  return box(
    [
      line(texts.case.step(numberOf(view, step), ruleText(step.text, wording, longestText)), {
        weight: 'Bolder',
      }),
      ...(settled ? [] : [responsible(view, step, wording), deadline(step, wording)]),
      ...standing(step, wording),
      ...(step.reason === undefined
        ? []
        : [meta(texts.case.reason(escapeMarkdown(step.reason, 240)))]),
      ...evidence(step, wording),
    ],
    settled ? 'default' : 'emphasis',
    'Small',
  );
}

/** Whose it is: the person, or the role where nobody is chosen or may be named. */
export function responsible({ scope }: CaseView, step: StepView, { texts }: Wording): Element {
  const role = texts.roles[step.responsible];
  const isUnnamed = scope === 'anonymous' || scope === 'absence';
  if (isUnnamed) return line(texts.case.role(role), { spacing: 'None' });
  return line(
    step.assignee === undefined
      ? texts.case.unassigned(role)
      : texts.case.responsible(escapeMarkdown(step.assignee, 60), role),
    { spacing: 'None' },
  );
}

/** When it is due; in words and colour where that day has passed. */
export function deadline(step: StepView, wording: Wording): Element {
  const { texts } = wording;
  const date = wording.date(step.due);
  return step.overdue
    ? line(texts.case.overdue(date), { spacing: 'None', color: 'Attention', weight: 'Bolder' })
    : line(texts.case.due(date), { spacing: 'None' });
}

/** Details beyond its state: when it happened, how it went, why it was put off, what it waits for. */
function evidence(step: StepView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  const told = [
    step.on === undefined ? '' : texts.case.happened(wording.dateWithYear(step.on)),
    step.outcome === undefined ? '' : escapeMarkdown(step.outcome, 240),
    step.judgement === undefined ? '' : texts.case.judgements[step.judgement],
  ].filter(Boolean);
  return [
    ...(told.length === 0 ? [] : [meta(told.join(' · '))]),
    ...(step.standIn === undefined
      ? []
      : [meta(texts.case.standIn(escapeMarkdown(step.standIn, 60)))]),
    ...(step.postponed === undefined
      ? []
      : [meta(texts.case.postponed(escapeMarkdown(step.postponed.reason, 240)))]),
    ...(step.waitsFor === undefined ? [] : [meta(texts.case.waitsFor(step.waitsFor))]),
  ];
}

/** Its state; nothing if no approval was needed and it is only to be done. */
function standing(step: StepView, wording: Wording): readonly Element[] {
  const { stepStates, decided } = wording.texts.case;
  const told = (text: string) => [line(text, { spacing: 'None' })];
  if (step.state === 'proposed') {
    return told(
      step.approver === undefined
        ? stepStates.proposed
        : stepStates.awaits(wording.texts.roles[step.approver]),
    );
  }
  if (step.state === 'approved' && step.approver === undefined) return [];
  return told(
    decided(
      stepStates[step.state],
      step.decidedBy === undefined ? undefined : escapeMarkdown(step.decidedBy, 60),
      step.decidedOn === undefined ? undefined : wording.dateWithYear(step.decidedOn),
    ),
  );
}
