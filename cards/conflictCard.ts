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
/** A longer button would be cut on a phone. */
const longestButton = 36;

/** Asks whoever may decide which of two notes about a pupil holds (`note.settle {conflict, v, take}`). */
export function conflictCard(view: ConflictView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { conflict, register } = wording.texts;
  const who = `**${escapeMarkdown(view.pupil, 80)}**, ${escapeMarkdown(view.classTitle, 30)}`;
  const open = view.state === 'open';
  const all = view.standing.length + view.claims.length;
  const { summary, heading: openHeading } = ofRegister(view)
    ? register
    : { summary: conflict.summary(all), heading: conflict.heading(all) };
  const title = view.state === 'open' ? summary : conflict.over[view.state];
  return cardMessage({
    locale,
    summary: title,
    body: [
      heading(open ? openHeading : title),
      line(who, { spacing: 'Small' }),
      ...(open ? question(view, wording) : []),
      ...settled(view, wording),
      section(open ? conflict.standing : conflict.now),
      ...lines(view.standing, wording),
      ...(open ? claims(view, wording) : []),
      ...(open && inList(view, wording) ? [claimList(view, wording)] : []),
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

/** Whether all that stands beside people's notes is the register's. */
function ofRegister({ claims: all }: ConflictView): boolean {
  return all.length > 0 && all.every(({ source }) => source === 'register');
}

/** In one sentence, where each side says one thing. */
function question(view: ConflictView, wording: Wording): readonly Element[] {
  const { register, conflict } = wording.texts;
  const [registered, ...more] = view.claims;
  const [noted, ...others] = view.standing;
  if (!ofRegister(view) || !registered || !noted || more.length + others.length > 0) return [];
  const by = noted.by === undefined ? conflict.someone : escapeMarkdown(noted.by, 80);
  const said = register.question(nameOf(registered, wording), by, nameOf(noted, wording));
  return [line(said, { spacing: 'Small' })];
}

function claims(view: ConflictView, wording: Wording): readonly Element[] {
  const { conflict, register } = wording.texts;
  const beside = ofRegister(view) ? register.beside : conflict.beside;
  return [section(beside), ...lines(view.claims, wording), meta(conflict.note, 'Medium')];
}

function lines(all: readonly ConflictLine[], wording: Wording): readonly Element[] {
  const { shown, left } = capped(all, mostLines);
  return [
    ...shown.map((one) => noted(one, wording)),
    ...(left > 0 ? [meta(wording.texts.more(left), 'Small')] : []),
  ];
}

function nameOf({ category, extent, source }: ConflictLine, wording: Wording): string {
  const { conflict, register } = wording.texts;
  if (category === undefined) return source ? register.present : conflict.nothing;
  return absenceName(category, extent, wording);
}

function noted(one: ConflictLine, wording: Wording): Element {
  const { conflict, register, clock } = wording.texts;
  const { dates, by, at, source } = one;
  const writer = by === undefined ? conflict.someone : escapeMarkdown(by, 80);
  const told = (when: string) => (source ? register.by(when) : conflict.by(writer, when));
  return group(
    [
      line([capitalised(nameOf(one, wording)), wording.dates(dates)].join(' · ')),
      ...(at === undefined ? [] : [meta(told(wording.time(at, clock.at)))]),
    ],
    'Small',
  );
}

function buttons(view: ConflictView, wording: Wording): readonly Action[] {
  const { conflict } = wording.texts;
  const press = { conflict: view.conflictId, v: view.version };
  return [
    execute(conflict.keep, 'note.settle', press, { associatedInputs: 'none' }),
    ...(inList(view, wording)
      ? [execute(conflict.takeChosen, 'note.settle', { ...press, choice: 'take' })]
      : view.claims.map((claim) =>
          execute(
            buttonOf(claim, view, wording),
            'note.settle',
            { ...press, take: claim.claimId },
            { tooltip: plainText(titleOf(claim, wording), 200) },
          ),
        )),
  ];
}

/** Whether the claims are chosen from a list: there are too many, or a button would be cut off. */
function inList(view: ConflictView, wording: Wording): boolean {
  const isLong = (claim: ConflictLine) => buttonOf(claim, view, wording).length > longestButton;
  return view.claims.length > mostButtons || view.claims.some(isLong);
}

/** What is chosen, with its day where the claims are of different days. */
function buttonOf(claim: ConflictLine, { claims: all }: ConflictView, wording: Wording): string {
  const days = new Set(all.map(({ dates }) => dates.join(' ')));
  const day = days.size > 1 ? wording.shortDates(claim.dates) : undefined;
  return wording.texts.conflict.take(plainText(nameOf(claim, wording), 60), day);
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
    placeholder: wording.texts.question.choicePlaceholder,
    isRequired: true,
    errorMessage: conflict.takeMissing,
    choices: view.claims.map((claim) => ({
      title: plainText(capitalised(titleOf(claim, wording)), 100),
      value: claim.claimId,
    })),
  };
}
