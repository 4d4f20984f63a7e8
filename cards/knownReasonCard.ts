import { type KnownReasonKind, knownReasonKinds } from '../services/absence/knownReason.ts';
import type { KnownReasonView } from '../services/cases/knownReason.ts';
import type { Action, ExecuteAction } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import type { FilledIn } from './caseFormCard.ts';
import { choiceInput, withPlaceholder } from './choiceInput.ts';
import { dateInput, execute, heading, line } from './elements.ts';
import { knownLine } from './knownLine.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { classWords } from './wording/names.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** Where the form can be opened, and where it leads back to. */
export const knownReasonPlaces = ['case', 'status', 'early'] as const;
export type KnownReasonPlace = (typeof knownReasonPlaces)[number];

/** The form for a pupil: the reason that holds now, and how far ahead one may hold. */
export type KnownReasonFormView = {
  kind: 'knownReason';
  pupilId: string;
  pupil: string;
  classTitle: string;
  /** Grows with every reason given or ended. */
  version: number;
  known: KnownReasonView | undefined;
  schoolDaysAtMost: number;
  from: KnownReasonPlace;
  /** The open case to go back to. */
  openCase: string | undefined;
};

/**
 * Says why a pupil's absence is no alarm until a day: one of a few kinds, without words of one's own. After a
 * refused press what was filled in is still there.
 */
export function knownReasonCard(
  view: KnownReasonFormView,
  locale: Locale,
  filledIn: FilledIn = {},
): CardMessage {
  const wording = wordingOf(locale);
  const { known: texts } = wording.texts;
  const { pupilId: id, version: v, from } = view;
  const [pupil, classTitle] = [escapeMarkdown(view.pupil, 60), classWords(view.classTitle)];
  const chosen = isKind(filledIn.known) ? filledIn.known : view.known?.kind;
  const until = filledIn.to ?? view.known?.until;
  return cardMessage({
    locale,
    summary: texts.summary,
    body: [
      heading(texts.heading(`${pupil}, ${classTitle}`)),
      ...knownLine(view.known, wording),
      line(texts.text, { spacing: 'Small' }),
      {
        ...withPlaceholder(
          choiceInput('known', texts.kindLabel, knownReasonKinds, texts.kinds, texts.kindMissing),
          wording,
        ),
        ...(chosen === undefined ? {} : { value: chosen }),
      },
      {
        ...dateInput('to', texts.toLabel(view.schoolDaysAtMost), texts.toMissing),
        ...(until === undefined ? {} : { value: until }),
      },
    ],
    actions: [
      execute(texts.save, 'known.save', { id, v, from }, { style: 'positive' }),
      ...(view.known
        ? [execute(texts.end, 'known.end', { id, v, from }, { associatedInputs: 'none' })]
        : []),
      ...back(view, wording),
    ],
  });
}

function isKind(value: string | undefined): value is KnownReasonKind {
  return knownReasonKinds.some((one) => one === value);
}

/** To where the form was opened. */
function back(
  { from, pupilId, openCase }: KnownReasonFormView,
  { texts }: Wording,
): readonly Action[] {
  const title = texts.known.back;
  const look: Pick<ExecuteAction, 'associatedInputs'> = { associatedInputs: 'none' };
  if (from === 'case') {
    return openCase === undefined
      ? []
      : [execute(title, 'case.show', { case: openCase, side: 'case' }, look)];
  }
  if (from === 'early') return [execute(title, 'early.show', { id: pupilId, page: 0 }, look)];
  return [execute(title, 'status.show', { scope: 'pupil', id: pupilId }, look)];
}
