import type { LettersView } from '../services/documents/lettersView.ts';
import type { ChoiceSetInput, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { sideButton } from './caseForms.ts';
import { execute, heading, line, meta, section } from './elements.ts';
import { inPages, nextAndBack, pageAt } from './pages.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { languageName, letterName } from './wording/letterNames.ts';
import type { Locale } from './wording/locale.ts';
import { pupilInClass } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** Six buttons, of which one goes back; with more letters than fit, one goes to the next page. */
const mostButtons = 5;
/** Letters that are named where they wait for the register; a school has two. */
const mostNamed = 2;
const mostDrafts = 2;

/** Letters of a document's name on its button: a longer one would be cut off in a narrow chat. */
const longestTitle = 26;

const danish = 'da';

type Chosen = {
  page?: number | undefined;
  language?: string | undefined;
  /** The id of a letter that was just made. */
  made?: string | undefined;
  /** The refusal that stands above the card. */
  refused?: string | undefined;
};

/** The documents that fit a case now, a button each, and the drafts made so far. */
export function lettersCard(view: LettersView, chosen: Chosen, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { letters: texts, case: caseTexts, screens } = wording.texts;
  const { shown, page, pages } = lettersOn(view, chosen.page ?? 0);
  const who = pupilInClass(view, 60);
  const made = view.letters.find(({ id }) => id === chosen.made);
  return cardMessage({
    locale,
    summary: texts.summary(plainText(view.number, 30)),
    body: [
      heading(texts.heading(who)),
      meta(caseTexts.number(escapeMarkdown(view.number, 30))),
      ...(pages > 1 ? [meta(screens.page(page + 1, pages))] : []),
      ...(made ? [line(texts.onItsWay(escapeMarkdown(made.name[locale], 60)), good)] : []),
      ...intro(shown, view, wording),
      ...(chosen.refused === 'register_unchecked' ? [] : waiting(view, wording)),
      ...(shown.length === 0 ? [] : [languageInput(shown, chosen.language, wording)]),
      ...drafts(view, wording),
    ],
    actions: [
      ...(view.canCheckRegister
        ? [execute(texts.checkRegister, 'letter.checkRegister', { case: view.caseId, page })]
        : []),
      ...shown.map(({ id, name }) =>
        execute(
          plainText(name[locale], longestTitle),
          'letter.make',
          { case: view.caseId, letter: id, page },
          name[locale].length > longestTitle ? { tooltip: plainText(name[locale], 120) } : {},
        ),
      ),
      ...nextAndBack(
        { page, of: pages },
        { next: texts.more, back: screens.back },
        (title, to) => execute(title, 'letter.list', { case: view.caseId, page: to }),
        sideButton(view, 'work', screens.back),
      ),
    ],
  });
}

const good = { spacing: 'Small', color: 'Good' } as const;

/** How a draft is made; where all wait for the register, that alone is said. */
function intro(
  shown: LettersView['letters'],
  { letters }: LettersView,
  { texts }: Wording,
): readonly Element[] {
  if (shown.length > 0) return [line(texts.letters.intro, { spacing: 'Small' })];
  return letters.length > 0 ? [] : [line(texts.letters.none, { spacing: 'Small' })];
}

/** What waits for the register, how to go on, and that nobody's duty to notify waits. */
function waiting({ letters, canCheckRegister }: LettersView, wording: Wording): readonly Element[] {
  const all = letters.filter(({ waitsForRegister }) => waitsForRegister);
  if (all.length === 0) return [];
  const { letters: texts } = wording.texts;
  const named = all
    .slice(0, mostNamed)
    .map(({ name }) => texts.named(escapeMarkdown(name[wording.locale], 60)));
  const others = all.length - named.length;
  const names = wording.list(others === 0 ? named : [...named, texts.others(others)]);
  return [
    meta(canCheckRegister ? texts.waits(names) : texts.waitsForOthers(names), 'Small'),
    ...(all.some(({ isNotification }) => isNotification)
      ? [line(texts.dutyNow, { spacing: 'Small' })]
      : []),
  ];
}

/** Those that can be made now, in pages. */
function lettersOn({ letters: all, canCheckRegister }: LettersView, asked: number) {
  const letters = all.filter(({ waitsForRegister }) => !waitsForRegister);
  const most = canCheckRegister ? mostButtons - 1 : mostButtons;
  const perPage = letters.length > most ? most - 1 : most;
  const pages = inPages(letters, perPage);
  return { ...pageAt(pages, asked), pages: pages.length };
}

/** Every language that a document shown here has, Danish first. */
function languageInput(
  shown: LettersView['letters'],
  wanted: string | undefined,
  wording: Wording,
): ChoiceSetInput {
  const { letters: texts } = wording.texts;
  const reviewed = new Map<string, boolean>();
  for (const one of shown.flatMap(({ languages }) => languages)) {
    reviewed.set(one.code, (reviewed.get(one.code) ?? true) && one.reviewed);
  }
  return {
    type: 'Input.ChoiceSet',
    id: 'language',
    label: texts.language,
    style: 'compact',
    choices: [...reviewed].map(([code, isReviewed]) => {
      const name = plainText(languageName(code, wording), 40);
      return { title: isReviewed ? name : texts.unreviewed(name), value: code };
    }),
    value: wanted !== undefined && reviewed.has(wanted) ? wanted : danish,
  };
}

function drafts({ drafts: all }: LettersView, wording: Wording): readonly Element[] {
  if (all.length === 0) return [];
  const { letters: texts, more } = wording.texts;
  const left = all.length - mostDrafts;
  return [
    section(texts.drafts),
    ...all.slice(0, mostDrafts).map(({ letter, language, on, by }) => {
      const told = by === undefined ? undefined : escapeMarkdown(by, 60);
      const name = letterName(letter, wording);
      return line(
        texts.draft(name, languageName(language, wording), wording.dateWithYear(on), told),
        {
          spacing: 'Small',
        },
      );
    }),
    ...(left > 0 ? [meta(more(left))] : []),
  ];
}
