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
  const { id, on, isToday } = view;
  const day = isToday ? {} : { on };
  return cardMessage({
    locale,
    summary: texts.away.summary,
    body: [
      heading(texts.away.heading(escapeMarkdown(view.title, 60), isToday)),
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
  const { count, isToday } = view;
  const others = [
    ...(count.part > 0 ? [away.part(count.part, isToday)] : []),
    ...(count.late > 0 ? [away.late(count.late)] : []),
  ];
  return [
    line(isAway(view, wording), { spacing: 'Medium', weight: 'Bolder' }),
    ...(others.length === 0 ? [] : [line(away.others(wording.list(others)), { spacing: 'None' })]),
  ];
}

function isAway(view: AwayView, wording: Wording): string {
  const { away } = wording.texts;
  const { count, isToday } = view;
  if (count.away === 0) return view.isSchoolDay ? away.nobody(isToday) : away.closed(isToday);
  const who = view.named.map(({ givenName, category }) => {
    const name = escapeMarkdown(givenName, 40);
    return category === 'unexplained' ? away.unexplained(name) : name;
  });
  const why = view.reasons.map((one) => away.reasons[one.category](wording.number(one.count)));
  return away.answer(count.away, isToday, wording.list(who.length > 0 ? who : why));
}

function list({ lines }: AwayView, wording: Wording): readonly Element[] {
  return lines.flatMap((one, at) => [
    ...(lines[at - 1]?.presence === one.presence
      ? []
      : [section(wording.texts.away.lists[one.presence])]),
    line(lineOf(one, wording), { spacing: 'Small' }),
  ]);
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
