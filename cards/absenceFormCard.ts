import { type Category, categories, type Extent } from '../services/absence/mark.ts';
import { heading, line } from './elements.ts';
import { refusalText } from './refusalCard.ts';
import type { RefusalDetails } from './texts/refusals.da.ts';
import type { Locale } from './wording/locale.ts';
import { capitalised } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** What a form proposes for one pupil; the days ascending, ISO. */
export type AbsenceFormLine = {
  /** Whom a name can mean, in words; several where it does not say. */
  pupils: readonly { id: string; name: string }[];
  /** Undefined where it must be chosen. */
  pupilId: string | undefined;
  category: Category | undefined;
  extent: Extent;
  dates: readonly string[];
};

export type AbsenceFormView = {
  kind: 'absenceForm';
  /** Names this form, so that it is stored once however often it is sent. */
  form: string;
  school: string;
  lines: readonly AbsenceFormLine[];
  /** How many more were read than the form has room for, or could not be told. */
  leftOut: number;
  /** Why it was not stored as it was sent. */
  refusal?: { code: string; details: RefusalDetails } | undefined;
};

/** A card of a dialog: its button sends all that is filled in. */
export type DialogCard = {
  type: 'AdaptiveCard';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  version: '1.5';
  lang: string;
  body: readonly object[];
  actions: readonly { type: 'Action.Submit'; title: string; data: object }[];
};

/** Absence as a bot read it from somebody's message, to be looked over and sent. */
export function absenceFormCard(view: AbsenceFormView, locale: Locale): DialogCard {
  const wording = wordingOf(locale);
  const { form } = wording.texts.extension;
  const told = view.refusal && refusalText(view.refusal, locale);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: locale,
    body: [
      heading(form.heading),
      line(form.check),
      ...(told ? [line(`${told.title}. ${told.next}`, { color: 'Attention' })] : []),
      ...view.lines.flatMap((one, index) => {
        const number = view.lines.length === 1 ? '' : wording.number(index + 1);
        return fields(one, index, number, wording);
      }),
      ...(view.leftOut > 0 ? [line(form.leftOut(view.leftOut), { isSubtle: true })] : []),
    ],
    actions: [
      {
        type: 'Action.Submit',
        title: form.send,
        data: {
          form: view.form,
          school: view.school,
          leftOut: view.leftOut,
          lines: view.lines.map(({ pupils, category, extent, dates }) => ({
            pupils: pupils.map(({ id }) => id),
            ...(category === undefined ? {} : { category }),
            extent,
            dates,
          })),
        },
      },
    ],
  };
}

/** The choice that leaves a line out. */
export const nobody = 'nobody';

/** @param number of the pupil, in words; empty for the only one */
function fields(
  read: AbsenceFormLine,
  index: number,
  number: string,
  wording: Wording,
): readonly object[] {
  const { form } = wording.texts.extension;
  const { choicePlaceholder } = wording.texts.question;
  return [
    {
      ...{ type: 'Input.ChoiceSet', id: `pupil${index}`, style: 'compact', separator: true },
      placeholder: choicePlaceholder,
      ...required(form.pupil(number), form.choosePupil),
      choices: [
        ...read.pupils.map(({ id, name }) => ({ title: plainText(name, 80), value: id })),
        { title: form.nobody, value: nobody },
      ],
      ...(read.pupilId === undefined ? {} : { value: read.pupilId }),
    },
    {
      ...{ type: 'Input.ChoiceSet', id: `category${index}`, style: 'compact' },
      placeholder: choicePlaceholder,
      ...required(form.category(number), form.chooseCategory),
      choices: categories.map((value) => ({
        title: capitalised(wording.texts.categories[value]),
        value,
      })),
      ...(read.category === undefined ? {} : { value: read.category }),
    },
    day(`from${index}`, form.from(number), read.dates[0], wording),
    day(`to${index}`, form.to(number), read.dates.at(-1), wording),
  ];
}

function day(id: string, label: string, value: string | undefined, wording: Wording): object {
  const { chooseDay } = wording.texts.extension.form;
  return {
    ...{ type: 'Input.Date', id, ...required(label, chooseDay) },
    ...(value === undefined ? {} : { value }),
  };
}

function required(label: string, errorMessage: string) {
  return { label, isRequired: true, errorMessage };
}
