import type { sayVerb, Verb } from './wording/verbs.ts';
/**
 * The part of Adaptive Cards 1.5 that Nærvær uses, as precise types: an element that Teams does not
 * show does not compile. Source: adaptivecards.io, schema 1.5.
 */
export type AdaptiveCard = {
  type: 'AdaptiveCard';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  version: '1.5';
  lang: string;
  /** Buttons go in the body, in rows that fit. */
  body: readonly Element[];
  /** For clients that cannot show the card; names no pupil. */
  fallbackText: string;
  speak: string;
  refresh?: { action: ExecuteAction; userIds?: readonly string[] };
  msteams?: { width: 'Full' };
};

/** A card inside `Action.ShowCard`. */
export type InnerCard = { type: 'AdaptiveCard'; body: readonly Element[] };

export type Spacing = 'None' | 'Small' | 'Default' | 'Medium' | 'Large';
export type ContainerStyle = 'default' | 'emphasis' | 'good' | 'attention' | 'warning' | 'accent';

type Placed = { spacing?: Spacing; separator?: boolean };

/** `text` is Markdown: pass people's text through `escapeMarkdown` first. */
export type TextBlock = Placed & {
  type: 'TextBlock';
  text: string;
  wrap: true;
  style?: 'heading';
  size?: 'Small' | 'Default' | 'Medium' | 'Large';
  weight?: 'Lighter' | 'Default' | 'Bolder';
  color?: 'Default' | 'Good' | 'Warning' | 'Attention' | 'Accent';
  isSubtle?: boolean;
};

export type Container = Placed & {
  type: 'Container';
  items: readonly Element[];
  style?: ContainerStyle;
  /** What a press anywhere on it does. */
  selectAction?: ExecuteAction;
};

export type FactSet = Placed & {
  type: 'FactSet';
  facts: readonly { title: string; value: string }[];
};

export type TableCell = { type: 'TableCell'; items: readonly Element[] };

export type Table = Placed & {
  type: 'Table';
  columns: readonly { width: number; horizontalCellContentAlignment?: 'Left' | 'Right' }[];
  rows: readonly { type: 'TableRow'; cells: readonly TableCell[] }[];
  firstRowAsHeaders: true;
  showGridLines: boolean;
  gridStyle?: ContainerStyle;
};

/** Side by side, with their shares of the width. */
export type ColumnSet = Placed & {
  type: 'ColumnSet';
  columns: readonly { type: 'Column'; width: number; items: readonly Element[] }[];
};

export type ActionSet = Placed & { type: 'ActionSet'; actions: readonly Action[] };

type Input = Placed & {
  id: InputId;
  label: string;
  isRequired?: boolean;
  errorMessage?: string;
  /** Filled in or chosen already. */
  value?: string;
};

export type TextInput = Input & {
  type: 'Input.Text';
  isMultiline?: boolean;
  maxLength?: number;
  placeholder?: string;
};

export type DateInput = Input & { type: 'Input.Date' };

export type ChoiceSetInput = Input & {
  type: 'Input.ChoiceSet';
  style: 'compact' | 'expanded' | 'filtered';
  /** Several may be chosen; the value is theirs with commas between. */
  isMultiSelect?: true;
  choices: readonly { title: string; value: string }[];
  /** What is chosen at first; several with commas between. */
  value?: string;
  placeholder?: string;
  /** Long titles of a list to tick go on in the next line; else their end is cut off. */
  wrap?: true;
};

/** What somebody fills in. */
export type Field = TextInput | DateInput | ChoiceSetInput;

export type Element = TextBlock | Container | FactSet | Table | ColumnSet | ActionSet | Field;

type Button = {
  title: string;
  tooltip?: string;
  style?: 'default' | 'positive' | 'destructive';
};

export type ExecuteAction = Button & {
  type: 'Action.Execute';
  verb: Verb | typeof sayVerb;
  /** Sends no inputs, and asks for none to be filled in. */
  associatedInputs?: 'none';
  data: Readonly<Record<string, string | number>>;
};

export type OpenUrlAction = Button & { type: 'Action.OpenUrl'; url: string };

export type ShowCardAction = Button & { type: 'Action.ShowCard'; card: InnerCard };

export type Action = ExecuteAction | OpenUrlAction | ShowCardAction;

/** Ids of all card inputs: their values arrive with the `data` of the pressed button. */
export const inputIds = [
  'choice',
  'step',
  'reason',
  'assignee',
  'school',
  'person',
  'basis',
  'why',
  'released',
  'on',
  'outcome',
  'to',
  'postponeWhy',
  'comment',
  'ending',
  'endingWhy',
  'arrangement',
  'holder',
  'away',
  'times',
  'take',
  'known',
  'with',
  'agreed',
  'covers',
  'until',
  'functions',
  'schoolFactors',
  'homeFactors',
  'healthKnows',
  'pupilSays',
  'parentsSay',
  'goal',
  'metric',
  'target',
  'measure',
  'who',
  'backFrom',
  'backText',
  'until',
  'arrangeWhy',
  'place',
  'answered',
  'came',
  'home',
  'agreed1',
  'agreed2',
  'agreed3',
  'who1',
  'who2',
  'who3',
  'due1',
  'due2',
  'due3',
  'nextOn',
  'language',
] as const;

export type InputId = (typeof inputIds)[number];

/** Input ids that the data of some buttons also hold: there the seal protects them. */
export const heldOrChosen: ReadonlySet<string> = new Set<InputId>(['step']);
