import type { DayLimits } from '../dayLimits.ts';
import type { Acceptance } from './acceptance.ts';
import type { WordList } from './wordList.ts';
import type { WordModel } from './wordModel.ts';

/** From which share on a guess counts; calibrated on writers the model had not read. */
export type Thresholds = {
  /** An intent is taken against the grammar's, where nothing is stored by it. */
  take: number;
  /** … where the grammar would have stored something. */
  overrule: number;
  /** … where it gives a pupil a reason and a day, so that a note would be lost without a word. */
  drop: number;
  /** A reason is taken where the grammar found none. */
  reason: number;
  /** … and from which it need not be read back. */
  sure: number;
  /** A reason that differs from the grammar's is read back. */
  differs: number;
  /** It is another's state than a pupil's: read back. */
  whose: number;
  /** The words sound unsure: read back. */
  care: number;
  /** A part of the day, or all of it, that is less likely by the words as a whole is read back. */
  extent: number;
  /** How far a note may reach before it is read back. */
  days: DayLimits;
};

/** Words that exist, Danish and English: those written small, and names of people and places. */
export type Words = { common: WordList; names: WordList };

/**
 * The trained model, the thresholds that go with it, the words that exist, and when a reading is stored
 * unasked; without it every doubt is read back.
 */
export type TrainedReader = {
  model: WordModel;
  thresholds: Thresholds;
  words: Words;
  acceptance?: Acceptance;
};
