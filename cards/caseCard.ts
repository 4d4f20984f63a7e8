import type { CaseView, Person, StepAction, StepView } from '../services/cases/views.ts';
import type { Action, ChoiceSetInput, Element, TextInput } from './adaptiveCard.ts';
import { type CardMessage, cardMessage, type Locale } from './cardMessage.ts';
import { involveForm, releaseForm, together } from './caseHelpers.ts';
import { caseStep } from './caseStep.ts';
import { box, execute, heading, line, meta, openUrl, section, unfold } from './elements.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { measuredLine, ruleText } from './measuredLine.ts';
import { capitalised, capped, dutyName, levelName } from './names.ts';
import { plainText } from './plainText.ts';
import { type Wording, wordingOf } from './wording.ts';

const mostHits = 5;
const mostSteps = 6;
const mostPeople = 40;

/**
 * A case as one person may see it: why, what next, what now, and the buttons that the view gives.
 * Input ids are unique on the card, since Teams on phones shows no card with an id twice: so there
 * is one `reason` and one `assignee`, with a button for each step.
 * @param refreshFor where others read along: Entra ids of those who get a view of their own
 */
export function caseCard(
  view: CaseView,
  locale: Locale,
  refreshFor?: readonly string[],
): CardMessage {
  const wording = wordingOf(locale);
  const { texts } = wording;
  const number = escapeMarkdown(view.number, 30);
  return cardMessage({
    locale,
    summary: texts.case.summary(plainText(view.number, 30)),
    refresh: execute(texts.case.refresh, 'case.refresh', { case: view.caseId }),
    refreshFor,
    body: [
      heading(texts.case.heading(who(view, wording))),
      meta(
        [
          texts.case.number(number),
          texts.case.states[view.state].toLocaleLowerCase(locale),
          texts.case.opened(wording.dateWithYear(view.openedOn)),
        ].join(' · '),
      ),
      ...standing(view, wording),
      ...(view.scope === 'own_steps' ? [] : why(view, wording)),
      ...steps(view, wording),
      ...together(view, wording),
      ...meeting(view, wording),
      ...(view.checkRegister ? [box([line(texts.case.checkRegister)], 'warning', 'Medium')] : []),
      ...(view.state === 'closed' ? [meta(texts.case.closed, 'Medium')] : []),
    ],
    actions: actions(view, wording),
  });
}

/** The pupil, or the grade where the viewer may not know whom it is about. */
function who({ pupil, classTitle, grade }: CaseView, { texts }: Wording): string {
  if (pupil === undefined) return texts.case.anonymous(grade);
  return `${escapeMarkdown(pupil, 80)}, ${escapeMarkdown(classTitle ?? '', 30)}`;
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

function steps(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  const shown = shownSteps(view);
  const left = view.steps.length - shown.length;
  return [
    section(texts.case.steps),
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
    ...assignForm(view, wording),
    ...rejectForm(view, wording),
    ...involveForm(view, wording),
    ...releaseForm(view, wording),
  ];
}

/** Numbers (as shown) and ids of the steps that the viewer may do this with. */
function stepsWith(view: CaseView, action: StepAction): readonly { id: string; number: number }[] {
  return shownSteps(view)
    .filter(({ step }) => step.actions.includes(action))
    .map(({ step, number }) => ({ id: step.id, number }));
}

/** The steps with their numbers; of too many, the settled ones give way first, the oldest before the rest. */
function shownSteps(view: CaseView): readonly { step: StepView; number: number }[] {
  const numbered = view.steps.map((step, index) => ({ step, number: index + 1 }));
  const settled = numbered.filter(({ step }) => step.state === 'rejected' || step.state === 'done');
  const open = numbered.filter((one) => !settled.includes(one)).slice(0, mostSteps);
  const room = mostSteps - open.length;
  return [...open, ...(room > 0 ? settled.slice(-room) : [])].sort((a, b) => a.number - b.number);
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
