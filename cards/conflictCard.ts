import type { ConflictLine, ConflictView } from '../services/cases/conflictView.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { execute, group, heading, line, meta, section } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { absenceName, capitalised, capped } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

const mostLines = 6;
/** Beside the button that keeps what stands; more are chosen from a list. */
const mostButtons = 5;

/** Asks whoever may decide which of two notes about a pupil holds (`note.settle {conflict, v, take}`). */
export function conflictCard(view: ConflictView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { conflict } = wording.texts;
  const who = `**${escapeMarkdown(view.pupil, 80)}**, ${escapeMarkdown(view.classTitle, 30)}`;
  const open = view.state === 'open';
  const title = view.state === 'open' ? conflict.summary : conflict.over[view.state];
  return cardMessage({
    locale,
    summary: title,
    body: [
      heading(view.state === 'open' ? conflict.heading : title),
      line(who, { spacing: 'Small' }),
      ...settled(view, wording),
      section(open ? conflict.standing : conflict.now),
      ...lines(view.standing, wording),
      ...(open ? claims(view, wording) : []),
      ...(open && view.claims.length > mostButtons ? [claimList(view, wording)] : []),
    ],
    actions: open ? buttons(view, wording) : [],
  });
}

function settled({ settled: decision }: ConflictView, wording: Wording): readonly Element[] {
  if (!decision) return [];
  const { conflict, clock } = wording.texts;
  const by = decision.by === undefined ? conflict.someone : escapeMarkdown(decision.by, 80);
  return [meta(conflict.settledBy(by, wording.time(decision.at, clock.at)))];
}

function claims(view: ConflictView, wording: Wording): readonly Element[] {
  const { conflict } = wording.texts;
  return [section(conflict.beside), ...lines(view.claims, wording), meta(conflict.note, 'Medium')];
}

function lines(all: readonly ConflictLine[], wording: Wording): readonly Element[] {
  const { shown, left } = capped(all, mostLines);
  return [
    ...shown.map((one) => noted(one, wording)),
    ...(left > 0 ? [meta(wording.texts.more(left), 'Small')] : []),
  ];
}

function nameOf({ category, extent }: ConflictLine, wording: Wording): string {
  if (category === undefined) return wording.texts.conflict.nothing;
  return absenceName(category, extent, wording);
}

function noted(one: ConflictLine, wording: Wording): Element {
  const { conflict, clock } = wording.texts;
  const { dates, by, at } = one;
  const writer = by === undefined ? conflict.someone : escapeMarkdown(by, 80);
  return group(
    [
      line([capitalised(nameOf(one, wording)), wording.dates(dates)].join(' · ')),
      ...(at === undefined ? [] : [meta(conflict.by(writer, wording.time(at, clock.at)))]),
    ],
    'Small',
  );
}

function buttons(view: ConflictView, wording: Wording): readonly Action[] {
  const { conflict } = wording.texts;
  const press = { conflict: view.conflictId, v: view.version };
  return [
    execute(conflict.keep, 'note.settle', press, { associatedInputs: 'none' }),
    ...(view.claims.length > mostButtons
      ? [execute(conflict.takeChosen, 'note.settle', { ...press, choice: 'take' })]
      : view.claims.map((claim) =>
          execute(
            conflict.take(plainText(nameOf(claim, wording), 60)),
            'note.settle',
            { ...press, take: claim.claimId },
            { tooltip: plainText(titleOf(claim, wording), 200) },
          ),
        )),
  ];
}

function titleOf(claim: ConflictLine, wording: Wording): string {
  const { conflict } = wording.texts;
  return conflict.takeTooltip(nameOf(claim, wording), wording.dates(claim.dates));
}

/** All of them, where there are too many for a button each. */
function claimList(view: ConflictView, wording: Wording): Element {
  const { conflict } = wording.texts;
  return {
    type: 'Input.ChoiceSet',
    id: 'take',
    label: conflict.takeLabel,
    style: 'compact',
    isRequired: true,
    errorMessage: conflict.takeMissing,
    choices: view.claims.map((claim) => ({
      title: plainText(capitalised(titleOf(claim, wording)), 100),
      value: claim.claimId,
    })),
  };
}
