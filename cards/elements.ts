import { actionRows } from './actionRows.ts';
import type {
  Action,
  Container,
  ContainerStyle,
  DateInput,
  Element,
  ExecuteAction,
  FactSet,
  InputId,
  OpenUrlAction,
  ShowCardAction,
  Spacing,
  TableCell,
  TextBlock,
  TextInput,
} from './adaptiveCard.ts';
import { breakable } from './wording/breakable.ts';
import { isolated } from './wording/isolated.ts';
import { plainText } from './wording/plainText.ts';
import { sayVerb, type Verb } from './wording/verbs.ts';

type Look = Omit<TextBlock, 'type' | 'text' | 'wrap'>;

/**
 * A line of text; `markdown` is ours or already escaped. A leading date ("16. nov.") does not
 * start a list.
 */
export function line(markdown: string, look: Look = {}): TextBlock {
  const text = isolated(markdown)
    .replace(/^(\d+)\.(?=\s)/, '$1\\.')
    // A name that was cut short at the end of a sentence.
    .replace(/…(\*\*)?\.(?!\.)/g, '…$1');
  return { type: 'TextBlock', text, wrap: true, ...look };
}

/** The card's subject. One per card. */
export function heading(markdown: string): TextBlock {
  return line(markdown, { style: 'heading', size: 'Medium', weight: 'Bolder' });
}

/** Facts by their names; the values are ours or already escaped. */
export function factSet(facts: FactSet['facts'], spacing: Spacing): FactSet {
  return {
    ...{ type: 'FactSet', spacing },
    facts: facts.map(({ title, value }) => ({ title, value: isolated(breakable(value)) })),
  };
}

/** The name of a part of a card. */
export function section(markdown: string): TextBlock {
  return line(markdown, { weight: 'Bolder', spacing: 'Medium' });
}

/** Side information: source, time, how to go on. */
export function meta(markdown: string, spacing: Spacing = 'None'): TextBlock {
  return line(markdown, { size: 'Small', isSubtle: true, spacing });
}

export function box(
  items: readonly Element[],
  style: ContainerStyle = 'emphasis',
  spacing: Spacing = 'Default',
): Container {
  return { type: 'Container', style, spacing, items };
}

/** Items that belong together, without a frame. */
export function group(items: readonly Element[], spacing: Spacing = 'Default'): Container {
  return { type: 'Container', spacing, items };
}

export function cell(markdown: string, look: Look = {}): TableCell {
  return { type: 'TableCell', items: [line(markdown, look)] };
}

/** Free text of a few sentences; required if `errorMessage` is given. */
export function textInput(id: InputId, label: string, errorMessage?: string): TextInput {
  return {
    type: 'Input.Text',
    id,
    label,
    isMultiline: true,
    maxLength: 500,
    ...(errorMessage === undefined ? {} : { isRequired: true, errorMessage }),
  };
}

/** Free text of one line, with what stands there already. */
export function oneLine(id: InputId, label: string, maxLength: number, value?: string): TextInput {
  return { type: 'Input.Text', id, label, maxLength, ...(value === undefined ? {} : { value }) };
}

/** A day; required if `errorMessage` is given. */
export function dateInput(id: InputId, label: string, errorMessage?: string): DateInput {
  return {
    ...{ type: 'Input.Date', id, label },
    ...(errorMessage === undefined ? {} : { isRequired: true, errorMessage }),
  };
}

/** A button that sends `verb` with `data`: ids and a version only. */
export function execute(
  title: string,
  verb: Verb,
  data: ExecuteAction['data'],
  look: Pick<ExecuteAction, 'style' | 'tooltip' | 'associatedInputs'> = {},
): ExecuteAction {
  return { type: 'Action.Execute', title: isolated(plainText(title, 80)), verb, data, ...look };
}

/** A button that says its title, as if the reader had written it. */
export function say(words: string): ExecuteAction {
  return { type: 'Action.Execute', title: words, verb: sayVerb, data: { words } };
}

/** A button that opens a web page, or none if the address may not be opened. */
export function openUrl(title: string, url: string | undefined): readonly OpenUrlAction[] {
  if (url === undefined || !URL.canParse(url) || new URL(url).protocol !== 'https:') return [];
  return [{ type: 'Action.OpenUrl', title, url }];
}

/** A button that unfolds a small form. */
export function unfold(
  title: string,
  body: readonly Element[],
  actions: readonly Action[],
): ShowCardAction {
  return {
    type: 'Action.ShowCard',
    title,
    card: { type: 'AdaptiveCard', body: [...body, ...actionRows(actions)] },
  };
}
