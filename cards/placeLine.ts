import { begunAnswers } from '../services/cases/caseWork.ts';
import type { CaseView } from '../services/cases/views.ts';
import { rowsInBox } from './actionRows.ts';
import type { Element } from './adaptiveCard.ts';
import { box, execute, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Wording } from './wording/wording.ts';

/** Where the pupil of a closed case goes now, and what is known of whether they have begun. */
export function placeLine({ place, ended }: CaseView, wording: Wording): readonly Element[] {
  if (!place || !ended) return [];
  const { offers } = wording.texts;
  const from = wording.dateWithYear(place.from);
  const where = place.name
    ? offers.went(escapeMarkdown(place.name[wording.locale], 60), from)
    : offers.wentElsewhere(from);
  const { begun } = place;
  return [
    line(where, { spacing: 'Small' }),
    ...(begun ? [meta(offers.begun.told[begun.answer](wording.dateWithYear(begun.on)))] : []),
  ];
}

/** Asks whether the pupil has begun at the new place; beside it the way back where somebody said no. */
export function askBegun(
  view: CaseView,
  wording: Wording,
): { elements: readonly Element[]; buttons: number } {
  const { place, caseId, version, actions } = view;
  const { begun } = wording.texts.offers;
  const data = { case: caseId, v: version };
  const answers = place?.asks
    ? begunAnswers.map((answer) =>
        execute(begun.answers[answer], 'case.begun', { ...data, answer }),
      )
    : [];
  const reopens = place?.begun?.answer === 'no' && actions.includes('reopen');
  const name = place?.name && escapeMarkdown(place.name[wording.locale], 60);
  if (answers.length === 0 && !reopens) return { elements: [], buttons: 0 };
  // Where it is asked again, the answers come first.
  const style = answers.length > 0 ? {} : ({ style: 'positive' } as const);
  const back = reopens ? [execute(begun.reopen, 'case.reopen', data, style)] : [];
  const buttons = [...answers, ...back];
  const words =
    answers.length > 0
      ? [
          line(begun.question(name), { weight: 'Bolder' }),
          line(begun.why, { spacing: 'None', size: 'Small' }),
        ]
      : [line(begun.notBegun(name), { weight: 'Bolder' })];
  return {
    elements: [box([...words, ...rowsInBox(buttons)], 'warning')],
    buttons: buttons.length,
  };
}
