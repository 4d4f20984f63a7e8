import type { Barred } from '../services/access/channelAudience.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { heading, line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** Tells the school's coordinator about cards that were not shown; `number` is the case's. */
export type DeliveryAlertView = { kind: 'telling' } & (
  | Unreached
  | ({ number: string } & (Undelivered | Hidden))
);

/** Nothing at all reaches somebody. `to` is undefined if the reader may not know who. */
type Unreached = { about: 'unreached'; to: string | undefined; why: 'not_installed' | 'gone' };

type Undelivered = {
  about: 'undelivered';
  /** Who did not get it; undefined for the team. */
  to: string | undefined;
  why: 'not_installed' | 'gone' | 'too_large' | 'refused';
};

/** `barred` is empty if the members could not be read. */
type Hidden = { about: 'hidden'; barred: readonly Barred[] };

const mostNames = 3;

/** A calm notice: what did not arrive or was not shown, and why. Names colleagues, never a pupil. */
export function deliveryAlertCard(view: DeliveryAlertView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  if (view.about === 'unreached') return unreached(view, locale, wording);
  const texts = wording.texts.deliveries[view.about];
  const lines = view.about === 'undelivered' ? undelivered(view, wording) : hidden(view, wording);
  return cardMessage({
    locale,
    summary: texts.summary(plainText(view.number, 30)),
    body: [heading(texts.heading), ...lines.map((text) => line(text, { spacing: 'Small' }))],
  });
}

function unreached({ to, why }: Unreached, locale: Locale, { texts }: Wording): CardMessage {
  const { unreached: words, undelivered: of } = texts.deliveries;
  const whom = to === undefined ? words.somebody : escapeMarkdown(to, 80);
  return cardMessage({
    locale,
    summary: words.summary,
    body: [
      heading(words.heading),
      line(words.text(whom, of.why[why]), { spacing: 'Small' }),
      line(words.next[why], { spacing: 'Small' }),
    ],
  });
}

function undelivered(
  { number, to, why }: Extract<DeliveryAlertView, { about: 'undelivered' }>,
  { texts }: Wording,
): readonly string[] {
  const { undelivered: words } = texts.deliveries;
  const whom = to === undefined ? words.team : escapeMarkdown(to, 80);
  return [words.text(escapeMarkdown(number, 30), whom, words.why[why]), words.next[why]];
}

function hidden(
  { number, barred }: Extract<DeliveryAlertView, { about: 'hidden' }>,
  wording: Wording,
): readonly string[] {
  const { hidden: words } = wording.texts.deliveries;
  const shown = escapeMarkdown(number, 30);
  if (barred.length === 0) return [words.unreadable(shown), words.unreadableNext];
  return [words.text(shown, people(barred, wording)), words.next];
}

function people(barred: readonly Barred[], { texts, list }: Wording): string {
  const { hidden: words } = texts.deliveries;
  const named = barred.flatMap((one) => {
    if (one.why === 'pupil') return [];
    const name = one.name.trim() === '' ? words.nameless : escapeMarkdown(one.name, 80);
    return [words.people[one.why](name)];
  });
  const pupils = barred.length - named.length;
  const left = named.length - mostNames;
  return list([
    ...named.slice(0, mostNames),
    ...(pupils > 0 ? [words.pupils(pupils)] : []),
    ...(left > 0 ? [words.others(left)] : []),
  ]);
}
