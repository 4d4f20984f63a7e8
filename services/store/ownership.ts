import { StoreError } from './store.ts';

/**
 * The right to do by itself what is to be done for a school, until its term is over or it is given away.
 * Whoever got one keeps to it until the work is done: a later one for the same school is another.
 */
export type Lease = {
  readonly school: string;
  /** Grows with each owner; a decision that names it is refused once there is another. */
  readonly fence: number;
  /** Whether the term still runs, by this process's monotonic clock. */
  holds(): boolean;
};

/** What is told of the schools of a store that several processes share. */
export type OwnershipNews = {
  /** This process owns them from now on. */
  gained(schools: readonly string[]): void;
  /** Another process has committed to a school that this one owns. */
  moved(school: string): void;
  /** Told now and again: by school, the version of the record that is watched for what others change. */
  versions(of: ReadonlyMap<string, number>): void;
  /** Resolves when nothing is under way for a school of which nothing more is begun. */
  quiet(school: string): Promise<void>;
};

/**
 * Which process does by itself what is to be done for a school, such as sending what is in its outbox: at most
 * one at a time. Any process may decide.
 */
export interface Ownership {
  /** Undefined unless this process owns the school and may begin something for it. */
  lease(school: string): Lease | undefined;
  /** How many processes share the store, this one included; at least 1. */
  readonly processes: number;
  /** Begins to own schools; resolves after the first try. */
  begin(news: OwnershipNews): Promise<void>;
  /** Gives everything to the others at once: nothing may be under way any more. */
  end(): Promise<void>;
}

/** Of a store that belongs to one process. */
export const ownsAll: Ownership = {
  lease: (school) => ({ school, fence: 0, holds: () => true }),
  processes: 1,
  begin: async () => {},
  end: async () => {},
};

/** Another process owns the school, or may by now. */
export function lost(school: string): StoreError {
  return new StoreError('lost', school, 'another process works for it');
}

export function isLost(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'lost';
}
