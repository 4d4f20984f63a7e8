import type { Head } from './wordModel.ts';

/** A text's features and the right answer to each head it teaches. */
export type Example = {
  features: readonly number[];
  answers: { readonly [Name in Head]?: string };
};
