import type { MonthReviewView, ReviewLine } from '../services/status/monthReview.ts';
import type { ChoiceSetInput, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, execute, heading, line, meta } from './elements.ts';
import { knownWords } from './knownLine.ts';
import { pageName, turnPages } from './pages.ts';
import { sightWords } from './reviewWords.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised, classWords, levelName, pupilInClass, pupilWords } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/**
 * Everybody without a case who is worth a look, a page at a time: how much they were away, the pattern, and
 * whether it is getting worse. A press on a pupil opens what can be done; where that cannot be pressed, the list below.
 */
export function monthReviewCard(view: MonthReviewView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { review } = wording.texts.early;
  const { page, pages, count } = view;
  const at = pageName(view, wording);
  const date = capitalised(wording.date(view.on));
  return cardMessage({
    locale,
    summary: review.summary(count),
    body: [
      heading(review.heading),
      meta([review.meta(date, count), ...(at === undefined ? [] : [at])].join(' · ')),
      ...(page === 0 ? [line(whoIsOn(view, wording), { spacing: 'Small' })] : []),
      ...(count === 0 ? [line(review.nobody, { spacing: 'Medium' })] : []),
      ...view.lines.map((one) => lineBox(one, page, wording)),
      ...(count === 0 ? [] : [pupilInput(view.lines, wording)]),
      ...(view.scope === 'school' ? [meta(lastTime(view, wording), 'Small')] : []),
    ],
    actions: [
      ...(count === 0 ? [] : [execute(review.open, 'early.show', { page })]),
      ...turnPages('review.show', {}, { page, of: pages }, wording),
      ...(view.mayReview && view.last !== view.on
        ? [execute(review.done, 'review.done', { page })]
        : []),
    ],
  });
}

/** The pupils of the page to choose from, for a client on which their lines cannot be pressed. */
function pupilInput(lines: MonthReviewView['lines'], { texts }: Wording): ChoiceSetInput {
  const { hint: label, choose: placeholder } = texts.early.review;
  return {
    ...{ type: 'Input.ChoiceSet', id: 'choice', style: 'compact', label, placeholder },
    choices: lines.map(({ pupil, classTitle, pupilId }) => ({
      title: pupilInClass({ pupil, classTitle }, 40, plainText),
      value: pupilId,
    })),
  };
}

function whoIsOn(view: MonthReviewView, wording: Wording): string {
  const { who, arrows } = wording.texts.early.review;
  const told = who[view.scope](
    wording.percent(view.percentAtLeast),
    wording.schoolDays(view.ofSchoolDays),
  );
  return view.count === 0 ? told : `${told} ${arrows}`;
}

function lastTime({ last }: MonthReviewView, wording: Wording): string {
  const { review } = wording.texts.early;
  return last === undefined ? review.never : review.last(wording.date(last));
}

function lineBox(one: ReviewLine, page: number, wording: Wording): Element {
  const { review } = wording.texts.early;
  const [pupil, classTitle] = [pupilWords(one.pupil, 30), classWords(one.classTitle)];
  const level = one.level === undefined ? [] : [levelName(one.level, wording)];
  const first = [`**${pupil}**, ${classTitle}`, wording.percent(one.percent), ...level].join(' · ');
  return {
    ...box(
      [
        line(first),
        line(sightWords(one, wording), { size: 'Small', isSubtle: true, spacing: 'None' }),
        ...(one.known
          ? [line(knownWords(one.known, wording), { size: 'Small', spacing: 'None' })]
          : []),
      ],
      one.known ? 'default' : 'emphasis',
      'Small',
    ),
    selectAction: execute(review.open, 'early.show', { id: one.pupilId, page }),
  };
}
