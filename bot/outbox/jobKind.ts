import type { App } from '../core/app.ts';
import type { OutboxWork } from '../core/outboxItem.ts';
import type { Sender } from '../core/sender.ts';
import type { Unit } from '../core/unitOfWork.ts';
import type { WorkResult } from '../core/workResult.ts';

/** Work without a card. */
export type JobName = Exclude<OutboxWork['do'], 'show'>;

/** A job of one kind as in the outbox. */
export type JobOf<Name extends JobName> = Extract<OutboxWork, { do: JobName }> & { do: Name };

/** A running job. Ids of what follows from it are derived from `itemId`. */
export type Doing<Name extends JobName> = {
  app: App;
  sender: Sender;
  school: string;
  job: JobOf<Name>;
  itemId: string;
};

/** All parts of a kind of job; a kind that lacks one does not compile. */
export type JobKind<Name extends JobName> = {
  /** Jobs in a lane run one after the other; unique within the school. */
  lane: (job: JobOf<Name>) => string;
  /** @throws OutsideError if a later try can help */
  run: (doing: Doing<Name>) => Promise<WorkResult>;
  /** What follows when it is given up, in the same commit. */
  givenUp: (
    app: App,
    unit: Unit,
    job: JobOf<Name>,
    given: { itemId: string; code: string },
  ) => Promise<void>;
};

/** For a job nobody waits for. */
export const nothingFollows = async (): Promise<void> => {};

/** All job kinds as one. */
export type Jobs = JobKind<JobName>;
