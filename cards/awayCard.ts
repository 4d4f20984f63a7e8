import type { AwayLine, AwayView } from '../services/status/awayView.ts';
import type { Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { heading, line, meta, section } from './elements.ts';
import { pageName, turnPages } from './pages.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { absenceName, capitalised, classWords, pupilWords } from './wording/names.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** Who is away: how many and who in one sentence, then each with reason and since when. */
export function awayCard(view: AwayView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { texts } = wording;
  const { id, on, when } = view;
  const isToday = when === 'today';
  const day = isToday ? {} : { on };
  return cardMessage({
    locale,
    summary: texts.away.summary,
    body: [
      heading(texts.away.heading(escapeMarkdown(view.title, 60), when)),
      meta(
        [capitalised(wording.dates([on], !isToday)), pageName(view, wording)]
          .filter(Boolean)
          .join(' · '),
      ),
      ...(view.page === 0 ? answer(view, wording) : []),
      ...list(view, wording),
      ...(isToday && view.isSchoolDay ? [meta(texts.away.note, 'Medium')] : []),
    ],
    actions: turnPages(
      'status.show',
      { scope: 'away', id, ...day },
      { page: view.page, of: view.pages },
      wording,
    ),
  });
}

/** "3 er væk: Aksel, Luna og Loke (uden besked)." and, apart from them, who came late. */
function answer(view: AwayView, wording: Wording): readonly Element[] {
  const { away } = wording.texts;
  const { count, when } = view;
  const others = [
    ...(count.part > 0 ? [away.part(count.part, when)] : []),
    ...(count.late > 0 ? [away.late(count.late, when)] : []),
  ];
  return [
    line(isAway(view, wording), { spacing: 'Medium', weight: 'Bolder' }),
    ...(others.length === 0 ? [] : [line(away.others(wording.list(others)), { spacing: 'None' })]),
  ];
}

function isAway(view: AwayView, wording: Wording): string {
  const { away } = wording.texts;
  const { count, when } = view;
  if (count.away === 0) return view.isSchoolDay ? away.nobody(when) : away.closed(when);
  const who = view.named.map(({ givenName, category }) => {
    const name = escapeMarkdown(givenName, 40);
    return category === 'unexplained' ? away.unexplained(name) : name;
  });
  const why = view.reasons.map((one) => away.reasons[one.category](wording.number(one.count)));
  return away.answer(count.away, when, wording.list(who.length > 0 ? who : why));
}

function list(view: AwayView, wording: Wording): readonly Element[] {
  const { lines } = view;
  return lines.flatMap((one, at) => [
    ...(lines[at - 1]?.presence === one.presence ? [] : [section(listOf(one, view, wording))]),
    line(lineOf(one, wording), { spacing: 'Small' }),
  ]);
}

/** "Kom for sent" of a day that has been; nobody has come late to one that is to come. */
function listOf({ presence }: AwayLine, { when }: AwayView, { texts }: Wording): string {
  return presence === 'late' && when === 'ahead'
    ? texts.away.lateAhead
    : texts.away.lists[presence];
}

function lineOf(one: AwayLine, wording: Wording): string {
  const { away } = wording.texts;
  const what = absenceName(one.category, one.extent, wording);
  // The heading above says it of all.
  const isTold = one.presence === 'late' && what === wording.texts.categories.late;
  const since = one.schoolDays > 1 ? away.since(wording.date(one.since)) : '';
  const pupil = pupilWords(one.pupil, 40);
  return `${away.line(pupil, classWords(one.classTitle), isTold ? '' : what)}${since}`;
}
