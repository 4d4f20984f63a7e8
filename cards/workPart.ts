import type { Action, Element } from './adaptiveCard.ts';

/** A part of what is done for the pupil: where it stands, and its button for those who may press it. */
export type WorkPart = { lines: readonly Element[]; buttons: readonly Action[] };
