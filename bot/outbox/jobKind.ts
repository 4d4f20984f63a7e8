import type { App } from '../core/app.ts';
import type { OutboxWork } from '../core/outboxItem.ts';
import type { Sender } from '../core/sender.ts';
import type { Unit } from '../core/unitOfWork.ts';
import type { WorkResult } from '../core/workResult.ts';

/** Work that shows no card. */
export type JobName = Exclude<OutboxWork['do'], 'show'>;

/** A job of one kind as the outbox holds it. */
export type JobOf<Name extends JobName> = Extract<OutboxWork, { do: JobName }> & { do: Name };

/** A job that is being done. `itemId` names its item: what follows from it is named after that. */
export type Doing<Name extends JobName> = {
  app: App;
  sender: Sender;
  school: string;
  job: JobOf<Name>;
  itemId: string;
};

/** All that a kind of job is made of; one that leaves a part out does not compile. */
export type JobKind<Name extends JobName> = {
  /** Jobs of one lane are done one after the other; named within the school. */
  lane: (job: JobOf<Name>) => string;
  /** @throws OutsideError where a later try can help */
  run: (doing: Doing<Name>) => Promise<WorkResult>;
  /** What follows where it is not tried any more: part of the commit that gives it up. */
  givenUp: (
    app: App,
    unit: Unit,
    job: JobOf<Name>,
    given: { itemId: string; code: string },
  ) => Promise<void>;
};

/** For a job that nobody waits for. */
export const nothingFollows = async (): Promise<void> => {};

/** All kinds of jobs as one. */
export type Jobs = JobKind<JobName>;
