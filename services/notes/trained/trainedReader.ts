import type { LinearModel } from './linearModel.ts';

/** From which share on a guess counts; calibrated on writers the model had not read. */
export type Thresholds = {
  /** An intent is taken against the grammar's, where nothing is stored by it. */
  take: number;
  /** … where the grammar would have stored something. */
  overrule: number;
  /** A reason is taken where the grammar found none. */
  reason: number;
  /** A reason that differs from the grammar's is read back. */
  differs: number;
  /** The words sound unsure: read back. */
  care: number;
};

/** The trained model and the thresholds that go with it. */
export type TrainedReader = { model: LinearModel; thresholds: Thresholds };
