import { aboutOffer, type CaseForm, canUse, withQuestions } from '../services/cases/caseForms.ts';
import type { CaseChange } from '../services/cases/changesSince.ts';
import type { CaseView } from '../services/cases/views.ts';
import type { Element, Field, InputId } from './adaptiveCard.ts';
import { aboveAfterMeeting, besides } from './afterMeetingFields.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { caseFormButtons } from './caseFormButtons.ts';
import { fieldsOf } from './caseFormFields.ts';
import { backFrom } from './caseForms.ts';
import { closingWaits, whoIsIt } from './caseParts.ts';
import { chosenOf, listed, otherColleagues } from './colleagueList.ts';
import { box, heading, line, meta, section } from './elements.ts';
import { fieldOf } from './fieldOf.ts';
import { fitting } from './fitting.ts';
import { refusalText } from './refusalCard.ts';
import type { RefusalDetails, RefusalText } from './texts/refusals.da.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { ruleText } from './wording/measuredLine.ts';
import { plainText } from './wording/plainText.ts';
import type { Verb } from './wording/verbs.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** What somebody had filled in. */
export type FilledIn = Readonly<Partial<Record<InputId, string>>>;

/** Why a press of the form changed nothing, what was filled in, and what happened to the case meanwhile. */
export type RefusedForm = {
  verb: Verb;
  code: string;
  details: RefusalDetails;
  filledIn: FilledIn;
  /** A field that cannot be given back, since it seemed to hold a CPR number. */
  unsaid?: InputId | undefined;
  changes: readonly CaseChange[];
};

/** A form, and what it is opened with. */
export type FormRef = {
  form: CaseForm;
  step?: string | undefined;
  with?: string | undefined;
  on?: string | undefined;
  offer?: string | undefined;
  /** Where a list of colleagues that is too long for a message goes on. */
  start?: number | undefined;
};

/** Letters of a pupil's name above a form, which needs its room for what is filled in. */
const mostOfName = 40;

/** Colleagues in a list: all of most schools, and fewer where several lists or long names leave no room. */
const peopleCounts = [200, 120, 80, 60, 40, 25, 12] as const;

/**
 * A form of a case as a screen of its own. After a refused press it stands there again with everything that
 * was filled in, and the reason beside the field it is about. It has no refresh: that would empty it.
 * @param ref the form, and what is filled in already; a step is chosen if it can be; `offer` is
 *   the one that a form about offers is about, `start` the first colleague that is listed
 */
export function caseFormCard(
  all: CaseView,
  { form, offer, start = 0, ...filled }: FormRef,
  locale: Locale,
  refused?: RefusedForm,
): CardMessage {
  const view = offer === undefined ? all : aboutOffer(all, offer);
  const chosen: FilledIn = refused?.filledIn ?? said(filled);
  return fitting(peopleCounts, (most) =>
    formWith(view, form, locale, { refused, chosen, start, most }),
  );
}

/** Without what is not filled in. */
function said(filled: Omit<FormRef, 'form'>): FilledIn {
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined));
}

/** Of a form that can no longer be sent, the texts to copy: nothing is asked any more. */
function whatWasWritten(
  fields: readonly Field[],
  chosen: FilledIn,
  { texts: { screens } }: Wording,
): readonly Field[] {
  const written = fields.flatMap((field) =>
    field.type === 'Input.Text' && chosen[field.id] !== undefined ? [field] : [],
  );
  return written.map(({ isRequired: _, errorMessage: __, placeholder: ___, ...field }, at) => ({
    ...field,
    label: screens.youWrote(written.length > 1 ? at + 1 : undefined),
  }));
}

type Shown = { refused: RefusedForm | undefined; chosen: FilledIn; start: number; most: number };

function formWith(view: CaseView, form: CaseForm, locale: Locale, shown: Shown): CardMessage {
  const wording = wordingOf(locale);
  const { texts } = wording;
  const { refused, chosen, start, most } = shown;
  const usable = canUse(view, form);
  const all = fieldsOf(view, form, wording, chosen.step).map((field) => withValue(field, chosen));
  const fields = usable
    ? all.map((field) => listed(field, form, start, most))
    : whatWasWritten(all, chosen, wording);
  const beside = refused && (refused.unsaid ?? fieldOf(form, refused.code, refused.verb));
  // Beside a field it says what to fill in anew, which is of no use where nothing can be sent.
  const isThere = usable && fields.some(({ id }) => id === beside);
  return cardMessage({
    locale,
    summary: texts.case.summary(plainText(view.number, 30)),
    body: [
      heading(`${texts.screens.forms[form].heading}: ${whoIsIt(view, wording, mostOfName)}`),
      meta(texts.case.number(escapeMarkdown(view.number, 30))),
      ...(usable ? above(view, form, wording) : [notNow(fields, wording)]),
      ...inRows(fields).flatMap((row, at) => [
        ...(at > 0 && row[0]?.id === 'released' ? [section(texts.involve.releaseHeading)] : []),
        ...rowOf(row),
        ...(refused && isThere && row.some(({ id }) => id === beside)
          ? [error(refused, locale, wording)]
          : []),
      ]),
      ...(usable && hints.has(form) && !(refused && form === 'map')
        ? [meta(hintOf(form, wording), 'Small')]
        : []),
      ...(refused && !isThere ? [whyNot(withRoom(refused, form), usable, locale, wording)] : []),
    ],
    actions: [
      ...(usable ? caseFormButtons(view, form, wording, chosen.step) : []),
      ...(usable ? otherColleagues(view, form, all, { start, most }, wording) : []),
      backFrom(view, form, texts.screens.back),
    ],
  });
}

/** One field a row, and two where the second stands beside the first. */
function inRows(fields: readonly Field[]): readonly (readonly Field[])[] {
  const rows: Field[][] = [];
  for (const field of fields) {
    const row = rows.at(-1);
    if (row && beside.has(field.id)) row.push(field);
    else rows.push([field]);
  }
  return rows;
}

/** By when, beside who; how much, beside of what. */
const beside: ReadonlySet<InputId> = new Set<InputId>([...besides, 'target']);

/** Shares of the width: a number needs less than what it is of, a whole date more than half of a phone. */
const shares = { number: [3, 2], date: [5, 6] } as const;

function rowOf(row: readonly Field[]): readonly Element[] {
  if (row.length === 1) return row;
  const [first, second] = shares[row[1]?.type === 'Input.Date' ? 'date' : 'number'];
  const columns = row.map((field, index) => ({
    ...({ type: 'Column', items: [field] } as const),
    width: index === 0 ? first : second,
  }));
  return [{ type: 'ColumnSet', spacing: 'Small', columns }];
}

/** What to know before filling in. */
function above(view: CaseView, form: CaseForm, wording: Wording): readonly Element[] {
  const { texts } = wording;
  if (form === 'holder' && view.holder) {
    return [line(texts.screens.holderNow(escapeMarkdown(view.holder.name, 60)))];
  }
  if (form === 'visitation') return visitationNote(view, wording);
  if (form === 'came' || form === 'agreed') return aboveAfterMeeting(view, form, wording);
  return form === 'close' ? aboveClosing(view, wording) : [];
}

/** Which endings wait, else whether attendance is good enough; a case without a ground needs no attendance. */
function aboveClosing(view: CaseView, wording: Wording): readonly Element[] {
  const waits = closingWaits(view, wording);
  if (waits) return [waits];
  const { ready, notReady } = wording.texts.tools;
  return view.closing ? [] : [line(view.readyToClose ? ready : notReady)];
}

/** Which offer it is about, that only ticks are kept here, and what to enclose. */
function visitationNote(view: CaseView, { texts, locale, list }: Wording): readonly Element[] {
  const { form } = texts.offers;
  return withQuestions(view)
    .slice(0, 1)
    .flatMap(({ name, visitation }) => [
      line(form.name(escapeMarkdown(name[locale], 60)), { weight: 'Bolder' }),
      meta(form.hint),
      ...(visitation && visitation.enclosed.length > 0
        ? [meta(form.enclosed(list(visitation.enclosed.map((one) => one[locale]))))]
        : []),
    ]);
}

function notNow(fields: readonly Field[], { texts: { screens } }: Wording): Element {
  const kept = fields.length > 0 ? ` ${screens.notNowKept}` : '';
  return line(`${screens.notNow}${kept}`);
}

/** Forms with free text; the highest, refused, has no room to say it again. */
const hints: ReadonlySet<CaseForm> = new Set([
  'done',
  'postpone',
  'reject',
  'comment',
  'close',
  'involve',
  'contact',
  'arrange',
  'map',
  'goal',
  'backStep',
  'agreed',
]);

function hintOf(form: CaseForm, { texts }: Wording): string {
  if (form === 'agreed') return texts.afterMeeting.agreementHint;
  return form === 'involve' ? texts.involve.hint : texts.tools.hint;
}

/** The field as it was filled in; a choice that is no longer there is chosen anew. */
function withValue(field: Field, filledIn: FilledIn): Field {
  const value = filledIn[field.id];
  if (value === undefined) return field;
  if (field.type === 'Input.ChoiceSet') {
    const chosen = chosenOf(field, value);
    const isThere = (one: string) => field.choices.some((choice) => choice.value === one);
    if (!chosen.every(isThere)) return field;
  }
  return { ...field, value };
}

function error(refused: RefusedForm, locale: Locale, { texts: { screens } }: Wording): Element {
  const { title, next } = textOf(refused, locale);
  return line(screens.error(title, next), { color: 'Attention', spacing: 'None' });
}

/** A form asks for no names: what helps in the chat would mislead here. */
function textOf({ code, details }: RefusedForm, locale: Locale): RefusalText {
  return refusalText({ code: code === 'cpr' ? 'cpr_form' : code, details }, locale);
}

/** The highest forms have no room for what others did; the case they go back to tells. */
function withRoom(refused: RefusedForm, form: CaseForm): RefusedForm {
  return form === 'agreed' || form === 'visitation' ? { ...refused, changes: [] } : refused;
}

/** A refusal that is about no field, with what others did meanwhile. */
function whyNot(refused: RefusedForm, usable: boolean, locale: Locale, wording: Wording): Element {
  const { title, next } = toldOf(refused, usable, locale, wording);
  const { meanwhile, change } = wording.texts.screens;
  return box(
    [
      line(title, { weight: 'Bolder' }),
      line(next, { spacing: 'None' }),
      ...(refused.changes.length === 0 ? [] : [line(meanwhile, { spacing: 'Small' })]),
      ...refused.changes.map((one) =>
        meta(
          change(
            wording.texts.timeline.events[one.do],
            one.step && ruleText(one.step, wording, 80),
            one.by && escapeMarkdown(one.by, 60),
          ),
        ),
      ),
    ],
    'warning',
    refused.changes.length === 0 ? 'Small' : 'Medium',
  );
}

/** A form that can no longer be sent has nothing to press again, whatever was wrong. */
function toldOf(
  refused: RefusedForm,
  usable: boolean,
  locale: Locale,
  { texts: { screens } }: Wording,
): RefusalText {
  const told =
    refused.code === 'stale'
      ? { title: screens.staleTitle, next: screens.staleNext }
      : textOf(refused, locale);
  return usable ? told : { ...told, next: screens.notNowNext };
}
