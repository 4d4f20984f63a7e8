import type { EarlySignView } from '../services/status/earlySignView.ts';
import type { Action, Element, ExecuteAction } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { caseChart } from './caseChart.ts';
import type { FilledIn } from './caseFormCard.ts';
import { execute, heading, line, meta, oneLine } from './elements.ts';
import { explainButton, knownLine } from './knownLine.ts';
import { patternWords } from './reviewWords.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised, classWords, levelName } from './wording/names.ts';
import { absentOf } from './wording/progressLine.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** The buttons beside the one that sends the outcome send nothing. */
const alone: Pick<ExecuteAction, 'associatedInputs'> = { associatedInputs: 'none' };

const longestOutcome = 200;

/**
 * One pupil without a case: eight weeks, the pattern, and what can be done.
 * @param page of the month's review to go back to; the morning's list if undefined
 * @param filledIn after a refused press
 */
export function earlySignCard(
  view: EarlySignView,
  page: number | undefined,
  locale: Locale,
  filledIn: FilledIn = {},
): CardMessage {
  const wording = wordingOf(locale);
  const { pupil } = wording.texts.early;
  const [name, classTitle] = [
    escapeMarkdown(view.line.pupil, 60),
    classWords(view.line.classTitle),
  ];
  return cardMessage({
    locale,
    summary: pupil.summary,
    body: [
      heading(`${name}, ${classTitle}`),
      line(absence(view, wording), { spacing: 'Small' }),
      line(sight(view, wording), { spacing: 'Small' }),
      ...knownLine(view.line.known, wording),
      ...caseChart(view, wording),
      ...(view.openCase ? [line(pupil.hasCase, { spacing: 'Small' })] : []),
      ...talk(view, wording),
      ...(view.follows
        ? [meta(pupil.follows(wording.schoolDays(view.tellAfterDays)), 'Small')]
        : []),
      ...outcome(view, filledIn, wording),
    ],
    actions: actions(view, page, wording),
  });
}

function absence({ line: { percent, level, ...days } }: EarlySignView, wording: Wording): string {
  const { pupil } = wording.texts.early;
  return [
    pupil.absence(wording.percent(percent), absentOf(days, wording)),
    ...(level === undefined ? [] : [pupil.level(levelName(level, wording))]),
  ].join(' · ');
}

function sight({ line: { pattern, trend } }: EarlySignView, wording: Wording): string {
  const { pupil, trends } = wording.texts.early;
  const { is, now, before } = trend;
  const told = pupil.trend(trends[is], wording.days(now), wording.number(before));
  return [...(pattern ? [capitalised(patternWords(pattern, wording))] : []), told].join(' · ');
}

/** Who is to talk with the pupil, or how it went. */
function talk({ talk: asked }: EarlySignView, wording: Wording): readonly Element[] {
  if (!asked) return [];
  const { pupil } = wording.texts.early;
  const { done } = asked;
  if (!done) {
    const name = asked.assignee === undefined ? pupil.somebody : escapeMarkdown(asked.assignee, 60);
    return [line(pupil.asked(name, wording.date(asked.due)), { spacing: 'Small' })];
  }
  const by = done.by && escapeMarkdown(done.by, 60);
  const words = escapeMarkdown(done.outcome, longestOutcome);
  return [line(pupil.held(wording.date(done.on), by, words), { spacing: 'Small' })];
}

function isAsked({ talk: asked }: EarlySignView): boolean {
  return asked !== undefined && asked.done === undefined;
}

function outcome(view: EarlySignView, filledIn: FilledIn, { texts }: Wording): readonly Element[] {
  if (!isAsked(view)) return [];
  const { pupil } = texts.early;
  return [
    {
      ...oneLine('outcome', pupil.outcome, longestOutcome, filledIn.outcome),
      ...{ isRequired: true, errorMessage: pupil.outcomeMissing },
    },
    meta(pupil.hint, 'Small'),
  ];
}

/** Explain it, talk, open a case, follow; and back. */
function actions(
  view: EarlySignView,
  page: number | undefined,
  wording: Wording,
): readonly Action[] {
  const { pupil } = wording.texts.early;
  const { pupilId: id } = view.line;
  const data = { id, v: view.version, ...(page === undefined ? {} : { page }) };
  return [
    ...(isAsked(view)
      ? [execute(pupil.talked, 'early.talked', data, { style: 'positive' })]
      : [execute(view.talk?.done ? pupil.talkAgain : pupil.talk, 'early.talk', data, alone)]),
    ...explainButton(view.mayExplain ? id : undefined, 'early', wording),
    ...(view.openCase === undefined
      ? view.mayOpen
        ? [execute(pupil.openCase, 'early.open', data, alone)]
        : []
      : view.openCase.maySee
        ? [execute(pupil.showCase, 'case.show', { case: view.openCase.id }, alone)]
        : []),
    view.follows
      ? execute(pupil.unfollow, 'early.unfollow', data, alone)
      : execute(pupil.follow, 'early.follow', data, alone),
    page === undefined
      ? execute(pupil.backToList, 'digest.show', {}, alone)
      : execute(pupil.backToReview, 'review.show', { page }, alone),
  ];
}
