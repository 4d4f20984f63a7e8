import type { CheckName } from './checkNames.ts';
import type { State } from './state.ts';
import type { Code } from './texts/en.ts';

/** Fixed words and numbers for the text: never a name, an address, a path or a secret. */
export type Facts = Readonly<Record<string, string | number>>;

/** What a check found; `code` picks the text that says it and what to do. */
export type Finding = {
  state: State;
  code: Code;
  facts: Facts;
  /** What went wrong in the words of whoever noticed, such as a file with its line; for the operator's screen alone. */
  detail?: string;
  /** Ids of staff or schools, titles of classes; for the operator's screen alone. */
  where?: readonly string[];
};

/** What else may be said, for the operator's screen alone. */
export type More = Pick<Finding, 'detail' | 'where'>;

export type Line = Finding & { check: CheckName };

type Make = (code: Code, facts?: Facts, more?: More) => Finding;

const make =
  (state: State): Make =>
  (code, facts = {}, more = {}) => ({ state, code, facts, ...more });

export const ok = make('ok');
export const warning = make('warning');
export const failed = make('failed');
export const notChecked = make('not_checked');
