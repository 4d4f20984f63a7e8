import type { CaseView, Person, StepAction } from '../services/cases/views.ts';
import type { Action, ChoiceSetInput, Element, TextInput } from './adaptiveCard.ts';
import { type CardMessage, cardMessage, type Locale } from './cardMessage.ts';
import { followUp } from './caseAttendance.ts';
import { together } from './caseHelpers.ts';
import { comments, shownSteps, whoIsIt } from './caseParts.ts';
import { caseStep } from './caseStep.ts';
import { box, execute, heading, line, meta, openUrl, section, unfold } from './elements.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { measuredLine, ruleText } from './measuredLine.ts';
import { capitalised, capped, dutyName, levelName } from './names.ts';
import { plainText } from './plainText.ts';
import { type Wording, wordingOf } from './wording.ts';

const mostHits = 3;
const mostPeople = 40;

/**
 * A case as one person may see it: why, what next, what now, and the buttons that the view gives.
 * Input ids are unique on the card, since Teams on phones shows no card with an id twice: so there
 * is one `reason` and one `assignee`, with a button for each step.
 */
export function caseCard(view: CaseView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { texts } = wording;
  const number = escapeMarkdown(view.number, 30);
  return cardMessage({
    locale,
    summary: texts.case.summary(plainText(view.number, 30)),
    refresh: execute(texts.case.refresh, 'case.refresh', { case: view.caseId }),
    body: [
      heading(texts.case.heading(whoIsIt(view, wording))),
      meta(
        [
          texts.case.number(number),
          texts.case.states[view.state].toLocaleLowerCase(locale),
          texts.case.opened(wording.dateWithYear(view.openedOn)),
        ].join(' · '),
      ),
      ...(view.why === 'concern' ? [line(texts.case.concern, { spacing: 'Small' })] : []),
      ...ended(view, wording),
      ...standing(view, wording),
      ...followUp(view, wording),
      ...quiet(view, wording),
      ...why(view, wording),
      ...steps(view, wording),
      ...together(view, wording),
      ...comments(view.comments.slice(-1), wording),
      ...meeting(view, wording),
      ...(view.checkRegister ? [box([line(texts.case.checkRegister)], 'warning', 'Medium')] : []),
    ],
    actions: actions(view, wording),
  });
}

function standing(view: CaseView, wording: Wording): readonly Element[] {
  const { level, duties } = wording.texts.case;
  const facts = [
    ...(view.level === undefined
      ? []
      : [{ title: level, value: capitalised(levelName(view.level, wording)) }]),
    ...(view.duties.length === 0
      ? []
      : [
          {
            title: duties,
            value: capitalised(wording.list(view.duties.map((duty) => dutyName(duty, wording)))),
          },
        ]),
  ];
  return facts.length === 0 ? [] : [{ type: 'FactSet', spacing: 'Small', facts }];
}

function why(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  // Who sees the own steps alone is not told; for a concern no number is needed.
  const needsNone = view.why === 'concern' && view.hits.length === 0 && !view.next;
  if (view.scope === 'own_steps' || needsNone) return [];
  const { shown, left } = capped(view.hits, mostHits);
  return [
    section(texts.case.why),
    ...(shown.length === 0 ? [line(texts.case.noHits, { spacing: 'Small' })] : []),
    ...shown.map((hit) => line(measuredLine(hit, wording), { spacing: 'Small' })),
    ...(left > 0 ? [meta(texts.more(left), 'Small')] : []),
    ...(view.next
      ? [
          line(
            texts.case.next(wording.days(view.next.daysLeft), ruleText(view.next.text, wording)),
            { spacing: 'Small', isSubtle: true },
          ),
        ]
      : []),
  ];
}

/** Why nobody is reminded just now. */
function quiet(view: CaseView, wording: Wording): readonly Element[] {
  if (view.quietUntil === undefined) return [];
  return [line(wording.texts.case.quiet(wording.date(view.quietUntil)), { spacing: 'Small' })];
}

function ended(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  if (!view.ended) return [];
  const { outcome, on } = view.ended;
  return [
    line(texts.case.ended(texts.case.outcomes[outcome], wording.dateWithYear(on)), {
      spacing: 'Small',
    }),
    meta(texts.case.closed),
  ];
}

function commentForm(view: CaseView, { texts }: Wording): readonly Action[] {
  if (!view.actions.includes('comment')) return [];
  const comment: TextInput = {
    type: 'Input.Text',
    id: 'comment',
    label: texts.case.commentLabel,
    isMultiline: true,
    maxLength: 500,
    isRequired: true,
    errorMessage: texts.case.commentMissing,
  };
  return [
    unfold(
      texts.case.comment,
      [comment, meta(texts.tools.hint, 'Small')],
      [execute(texts.case.commentSend, 'case.comment', { case: view.caseId, v: view.version })],
    ),
  ];
}

function steps(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  const shown = shownSteps(view);
  const left =
    view.steps.filter(({ kind }) => kind === 'task').length -
    shown.filter(({ step }) => step.kind === 'task').length;
  return [
    section(view.state === 'closed' ? texts.case.stepsThen : texts.case.steps),
    ...(shown.length === 0 ? [line(texts.case.noSteps, { spacing: 'Small' })] : []),
    ...shown.map(({ step, number }) => caseStep(view, step, number, wording)),
    ...(left > 0 ? [meta(texts.more(left), 'Small')] : []),
  ];
}

function meeting({ meeting: planned }: CaseView, wording: Wording): readonly Element[] {
  if (!planned) return [];
  const { meeting: texts } = wording.texts.case;
  if (planned.state !== 'booked') return [line(texts[planned.state], { spacing: 'Medium' })];
  return [
    line(
      planned.start === undefined
        ? texts.bookedSoon
        : texts.booked(wording.time(planned.start, wording.texts.clock.at)),
      { spacing: 'Medium' },
    ),
  ];
}

function actions(view: CaseView, wording: Wording): readonly Action[] {
  const { texts } = wording;
  return [
    ...(view.canProposeMeeting
      ? [execute(texts.case.propose, 'meeting.propose', { case: view.caseId, v: view.version })]
      : []),
    ...openUrl(texts.case.join, view.meeting?.joinUrl),
    ...doneForm(view, wording),
    ...assignForm(view, wording),
    ...rejectForm(view, wording),
    ...commentForm(view, wording),
    ...(view.scope === 'own_steps'
      ? []
      : [execute(texts.case.timeline, 'case.timeline', { case: view.caseId })]),
    execute(texts.case.more, 'case.more', { case: view.caseId }),
  ];
}

/** Numbers (as shown) and ids of the steps that the viewer may do this with. */
function stepsWith(view: CaseView, action: StepAction): readonly { id: string; number: number }[] {
  return shownSteps(view)
    .filter(({ step }) => step.actions.includes(action))
    .map(({ step, number }) => ({ id: step.id, number }));
}

/** Steps of which the playbook asks when it happened and how it went. */
function doneForm(view: CaseView, wording: Wording): readonly Action[] {
  const { texts } = wording;
  const steps = shownSteps(view).filter(
    ({ step }) => step.actions.includes('done') && step.asks.length > 0,
  );
  if (steps.length === 0) return [];
  const outcome: TextInput = {
    type: 'Input.Text',
    id: 'outcome',
    label: texts.case.outcomeLabel(
      wording.list(
        steps.filter(({ step }) => step.asks.includes('outcome')).map(({ number }) => `${number}`),
      ),
    ),
    isMultiline: true,
    maxLength: 500,
  };
  return [
    unfold(
      texts.case.doneForm,
      [
        { type: 'Input.Date', id: 'on', label: texts.case.onLabel },
        outcome,
        meta(texts.tools.hint, 'Small'),
      ],
      steps.map(({ step, number }) =>
        execute(texts.case.doneStep(number), 'step.done', {
          case: view.caseId,
          v: view.version,
          step: step.id,
        }),
      ),
    ),
  ];
}

function assignForm(view: CaseView, wording: Wording): readonly Action[] {
  const open = stepsWith(view, 'assign');
  if (open.length === 0 || view.assignable.length === 0) return [];
  const { texts } = wording;
  const people: ChoiceSetInput = {
    type: 'Input.ChoiceSet',
    id: 'assignee',
    label: texts.case.assigneeLabel,
    style: 'compact',
    placeholder: texts.case.assigneePlaceholder,
    isRequired: true,
    errorMessage: texts.case.assigneeMissing,
    choices: view.assignable.slice(0, mostPeople).map((person) => choice(person, wording)),
  };
  return [
    unfold(
      texts.case.assign,
      [people],
      open.map(({ id, number }) =>
        execute(texts.case.assignStep(number), 'step.assign', {
          case: view.caseId,
          v: view.version,
          step: id,
        }),
      ),
    ),
  ];
}

function choice(person: Person, { texts }: Wording): { title: string; value: string } {
  return {
    title: texts.case.person(plainText(person.name, 40), texts.roles[person.role]),
    value: person.id,
  };
}

function rejectForm(view: CaseView, wording: Wording): readonly Action[] {
  const open = stepsWith(view, 'reject');
  if (open.length === 0) return [];
  const { texts } = wording;
  const reason: TextInput = {
    type: 'Input.Text',
    id: 'reason',
    label: texts.case.reasonLabel,
    isMultiline: true,
    maxLength: 500,
    isRequired: true,
    errorMessage: texts.case.reasonMissing,
  };
  return [
    unfold(
      texts.case.reject,
      [reason, meta(texts.case.rejectHint, 'Small')],
      open.map(({ id, number }) =>
        execute(texts.case.rejectStep(number), 'step.reject', {
          case: view.caseId,
          v: view.version,
          step: id,
        }),
      ),
    ),
  ];
}
