import { type ConfirmChoice, forgetChoice } from '../services/notes/reading.ts';
import type {
  ConfirmView,
  QuestionChoice,
  QuestionView,
  ReadBack,
} from '../services/notes/views.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { execute, heading, line, meta } from './elements.ts';
import { leftOutDays, notePages } from './noteLines.ts';
import { pageAt, turnPages } from './pages.ts';
import { choiceText } from './wording/choiceText.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised, nameList } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** Up to this many choices are buttons, else a list. */
const mostButtons = 6;
/** Up to this many are all to be seen at once. */
const mostRows = 8;
const mostChoices = 80;
/** A longer button would be cut on a phone. */
const longestButton = 36;

/**
 * Asks for the one thing missing: pressed (`note.choose {question, v, choice}`) or typed.
 * @param wantedPage which page of a long list that is read back
 */
export function questionCard(
  view: QuestionView | ConfirmView,
  locale: Locale,
  wantedPage = 0,
): CardMessage {
  const wording = wordingOf(locale);
  const { question } = wording.texts;
  if (view.state !== 'open') {
    const text = closedText(view, view.state, wording);
    const which =
      view.state === 'answered' ? [] : [meta(question.about(about(view, wording)), 'Small')];
    return cardMessage({ locale, summary: text, body: [line(text), ...which] });
  }
  if (view.kind === 'confirm') return confirmCard(view, locale, wantedPage, wording);
  const asButtons =
    view.choices.length <= mostButtons &&
    view.choices.every((choice) => choiceTitle(view, choice, wording).length <= longestButton);
  return cardMessage({
    locale,
    summary: question.summary,
    body: [
      heading(asked(view, wording)),
      ...known(view, wording),
      ...(asButtons ? [] : [choiceList(view, wording)]),
      meta(
        view.choices.length === 0 ? question.typeOnly[view.field] : question.typeInstead,
        'Small',
      ),
      ...(asButtons && !hasRoom(view) ? [meta(question.forgetInstead)] : []),
    ],
    actions: [
      ...(asButtons ? buttons(view, wording) : [pick(view, wording)]),
      ...(asButtons && !hasRoom(view) ? [] : [forget(view, wording)]),
    ],
  });
}

/** What became of a question; those who were said to be here stay as they were noted. */
function closedText(
  view: QuestionView | ConfirmView,
  state: Exclude<QuestionView['state'], 'open'>,
  { texts: { question } }: Wording,
): string {
  const away =
    view.kind === 'confirm' && view.readBack.intent === 'all_present'
      ? view.readBack.pupils.length
      : undefined;
  return state === 'dropped' && away !== undefined
    ? question.confirm.stillAway(away)
    : question[state];
}

/** What a question was about that was dropped or not answered. */
function about(view: QuestionView | ConfirmView, wording: Wording): string {
  if (view.kind !== 'confirm') return asked(view, wording);
  const { readBack } = view;
  switch (readBack.intent) {
    case 'concern':
      return listed([readBack.pupil], wording);
    case 'all_present':
      return listed(readBack.pupils, wording);
    case 'all_here':
      return listed(readBack.classes, wording);
    default:
      return listed(
        readBack.lines.map(({ pupil }) => pupil),
        wording,
      );
  }
}

function listed(names: readonly string[], wording: Wording): string {
  return nameList(names, mostButtons, wording);
}

/** Whether one more button would not be one too many; "glem det" can also be written. */
function hasRoom({ choices }: QuestionView): boolean {
  return choices.length < mostButtons;
}

/** Drops the question; nothing has to be chosen for it. */
function forget(view: QuestionView, { texts }: Wording): Action {
  return execute(
    texts.question.forget,
    'note.choose',
    { question: view.questionId, v: view.version, choice: forgetChoice },
    { associatedInputs: 'none' },
  );
}

/** Reads back what was understood; nothing is stored before a yes. */
function confirmCard(
  view: ConfirmView,
  locale: Locale,
  wantedPage: number,
  wording: Wording,
): CardMessage {
  const { confirm } = wording.texts.question;
  const { readBack } = view;
  const { toWithdraw } = wording.texts.receipt;
  const pages = 'lines' in readBack ? notePages(readBack, wording, { withdrawn: toWithdraw }) : [];
  const { shown, page } = pageAt(pages, wantedPage);
  return cardMessage({
    locale,
    summary: confirm.summary,
    body: [
      heading(
        readBack.intent === 'all_present'
          ? confirm.headingAway(readBack.pupils.length)
          : confirm.heading,
      ),
      ...shown,
      ...(pages.length > 1 ? [meta(wording.texts.pages.at(page + 1, pages.length), 'Small')] : []),
      ...readBackParts(readBack, wording),
      ...orWrite(readBack, wording),
    ],
    actions: [
      ...view.choices.map((choice) =>
        execute(answerTitle(choice, readBack, wording), 'note.choose', {
          question: view.questionId,
          v: view.version,
          choice,
        }),
      ),
      ...turnPages('note.show', { question: view.questionId }, { page, of: pages.length }, wording),
    ],
  });
}

/** How to answer otherwise; of one pupil who has come or has not, the buttons say it all. */
function orWrite(readBack: ReadBack, { texts }: Wording): readonly Element[] {
  const isOne = readBack.intent === 'all_present' && readBack.pupils.length === 1;
  return isOne ? [] : [meta(texts.question.confirm.orWrite[readBack.intent], 'Small')];
}

function answerTitle(choice: ConfirmChoice, readBack: ReadBack, { texts }: Wording): string {
  const { confirm } = texts.question;
  if (readBack.intent !== 'all_present') {
    return choice === 'yes' ? confirm.yes[readBack.intent] : confirm.no;
  }
  return (choice === 'yes' ? confirm.come : confirm.notCome)(readBack.pupils.length);
}

function readBackParts(readBack: ReadBack, wording: Wording): readonly Element[] {
  const { confirm } = wording.texts.question;
  if (readBack.intent === 'concern') {
    return [
      line(confirm.concern(escapeMarkdown(readBack.pupil, 80)), { spacing: 'Small' }),
      line(confirm.concernSeenBy, { spacing: 'Small' }),
    ];
  }
  if (readBack.intent === 'all_here') {
    const classes = listed(readBack.classes, wording);
    const said = confirm.allHere(classes, wording.dates([readBack.date]));
    return [line(said, { spacing: 'Small' })];
  }
  if (readBack.intent === 'all_present') {
    return [line(confirm.away(listed(readBack.pupils, wording)), { spacing: 'Small' })];
  }
  return [
    ...leftOutDays(readBack, wording),
    ...(readBack.clock ? [line(confirm.clock, { spacing: 'Small' })] : []),
  ];
}

function asked(view: QuestionView, { texts }: Wording): string {
  const heard = escapeMarkdown(view.heard, 80);
  if (heard === '') return texts.question[`${view.field}Unheard`];
  return texts.question[view.field](texts.quote(heard));
}

function known({ known: clear, withYear }: QuestionView, wording: Wording): readonly Element[] {
  const parts = [
    ...(clear.pupil === undefined ? [] : [escapeMarkdown(clear.pupil, 80)]),
    ...(clear.category === undefined ? [] : [wording.texts.categories[clear.category]]),
    ...(clear.dates && clear.dates.length > 0 ? [wording.dates(clear.dates, withYear)] : []),
  ];
  return parts.length === 0
    ? []
    : [line(wording.texts.question.known(parts.join(' · ')), { spacing: 'Small' })];
}

function buttons(view: QuestionView, wording: Wording): readonly Action[] {
  return view.choices.map((choice) =>
    execute(choiceTitle(view, choice, wording), 'note.choose', {
      question: view.questionId,
      v: view.version,
      choice: choice.value,
    }),
  );
}

function choiceList(view: QuestionView, wording: Wording): Element {
  const { question } = wording.texts;
  return {
    type: 'Input.ChoiceSet',
    id: 'choice',
    label: question.choiceLabel,
    style: view.choices.length <= mostRows ? 'expanded' : 'compact',
    wrap: true,
    placeholder: question.choicePlaceholder,
    isRequired: true,
    errorMessage: question.choiceMissing,
    choices: view.choices.slice(0, mostChoices).map((choice) => ({
      title: choiceText(choiceTitle(view, choice, wording), 120),
      value: choice.value,
    })),
  };
}

function pick(view: QuestionView, { texts }: Wording): Action {
  return execute(texts.question.choose, 'note.choose', {
    question: view.questionId,
    v: view.version,
  });
}

function choiceTitle(view: QuestionView, choice: QuestionChoice, wording: Wording): string {
  if (choice.label !== undefined) return plainText(choice.label, 120);
  if (view.field === 'date') return capitalised(wording.dates([choice.value], view.withYear));
  if (choice.value === 'present') return wording.texts.question.present;
  const categories: Readonly<Record<string, string>> = wording.texts.categories;
  return capitalised(categories[choice.value] ?? plainText(choice.value, 80));
}
