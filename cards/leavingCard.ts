import type { LeavingView } from '../services/cases/leavingView.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, execute, heading, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { ruleText } from './wording/measuredLine.ts';
import { capitalised, pupilInClass } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** More schools than any Danish municipality has. */
const mostSchools = 120;
/** Steps of the law that fit; the case has them all. */
const mostDuties = 3;

/** What happens to the case of a pupil who left the roster: hand over, close, or correct the roster. */
export function leavingCard(view: LeavingView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { leaving } = wording.texts;
  const who = pupilInClass(view, 40);
  return cardMessage({
    locale,
    summary: leaving.summary(plainText(view.number, 30)),
    body: [
      heading(leaving.heading(who)),
      meta(leaving.left(escapeMarkdown(view.number, 30), wording.date(view.leftOn))),
      line(told(view, wording), { spacing: 'Small' }),
      ...duties(view, wording),
      ...choices(view, wording),
    ],
    actions: actions(view, wording),
  });
}

function told(view: LeavingView, wording: Wording): string {
  const { leaving } = wording.texts;
  const { state, school = '', over } = view.leaving;
  return [
    leaving.states[state](escapeMarkdown(school, 60)),
    ...(state === 'undecided' || state === 'refused' ? [whatNow(view, state, wording)] : []),
    ...(over > 0 ? [leaving.over(wording.schoolDays(over))] : []),
  ].join(' ');
}

/** What the reader can do about it; or who decides. */
function whatNow(
  view: LeavingView,
  state: 'undecided' | 'refused',
  { texts: { leaving } }: Wording,
): string {
  const can = (action: LeavingView['actions'][number]) => view.actions.includes(action);
  const { ways } = leaving;
  const all = [
    ...(can('handOver') && view.schools.length > 0 ? [ways.handOver[state]] : []),
    ...(view.canClose ? [ways.close] : []),
    ...(can('rosterWrong') ? [ways.rosterWrong] : []),
    ...(can('movedAway') && view.schools.length === 0 ? [ways.movedAway] : []),
  ];
  return all.length === 0 ? leaving.othersDecide : capitalised(leaving.oneOf(all));
}

function duties({ duties: all }: LeavingView, wording: Wording): readonly Element[] {
  if (all.length === 0) return [];
  const { leaving, more } = wording.texts;
  const names = all.slice(0, mostDuties).map((text) => line(`– ${ruleText(text, wording, 100)}`));
  const left = all.length - names.length;
  const rest = left > 0 ? [line(more(left), { spacing: 'None' })] : [];
  return [box([line(leaving.duties, { weight: 'Bolder' }), ...names, ...rest], 'warning')];
}

function choices(view: LeavingView, wording: Wording): readonly Element[] {
  if (!view.actions.includes('handOver') || view.schools.length === 0) return [];
  const { leaving } = wording.texts;
  const { found, schools } = view;
  return [
    ...(found ? [line(leaving.found(escapeMarkdown(found.name, 60)), { color: 'Good' })] : []),
    {
      type: 'Input.ChoiceSet',
      id: 'school',
      label: leaving.school,
      style: 'compact',
      placeholder: leaving.choose,
      choices: schools
        .slice(0, mostSchools)
        .map(({ id, name }) => ({ title: plainText(name, 60), value: id })),
      ...(found ? { value: found.id } : {}),
    },
  ];
}

function actions(view: LeavingView, { texts }: Wording): readonly Action[] {
  const { leaving, screens } = texts;
  const data = { case: view.caseId, v: view.version };
  const can = (action: LeavingView['actions'][number]) => view.actions.includes(action);
  const close = { ...data, form: 'close' };
  const aside = { associatedInputs: 'none' } as const;
  return [
    ...(can('handOver') && view.schools.length > 0
      ? [execute(leaving.handOverNow, 'left.handOver', data, { style: 'positive' })]
      : []),
    ...(view.canClose ? [execute(screens.forms.close.open, 'case.form', close, aside)] : []),
    ...(can('rosterWrong') ? [execute(leaving.wrong, 'left.wrong', data, aside)] : []),
    ...(can('movedAway') ? [execute(leaving.movedAway, 'left.movedAway', data, aside)] : []),
    execute(texts.digest.open, 'case.show', { case: view.caseId, side: 'case' }, aside),
  ];
}
