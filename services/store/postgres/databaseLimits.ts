/** Bounds towards the database; times in milliseconds. */
export type DatabaseLimits = {
  /** Connections at a time. */
  connections: number;
  /** How long a connection is waited for, a new one or one that others use. */
  connectMs: number;
  /** How long a connection is kept that nobody uses. */
  idleMs: number;
  /** How long a statement may take. */
  statementMs: number;
};

export const databaseLimits: DatabaseLimits = {
  connections: 10,
  connectMs: 5_000,
  idleMs: 30_000,
  statementMs: 10_000,
};
