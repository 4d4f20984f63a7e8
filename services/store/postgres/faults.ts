import { DatabaseError } from 'pg';
import { StoreError } from '../store.ts';

/**
 * What went wrong in the database, without what it says: its texts quote what was stored. `code` is
 * PostgreSQL's (SQLSTATE) or the network's.
 */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault' as const;
  readonly code: string;
  /** - `busy`: others hold or hinder it; `away`: no answer; `taken`: a key is there already; `wrong`: a bug */
  readonly what: 'busy' | 'away' | 'taken' | 'no_tables' | 'wrong';

  constructor(code: string, what: DatabaseFault['what']) {
    super(`${what} (${code})`);
    this.code = code;
    this.what = what;
  }
}

/** Serialization failure, deadlock, lock or statement that took too long. */
const busy = new Set(['40001', '40P01', '55P03', '57014', '40003']);
/** Tables or columns that are not there. */
const noTables = new Set(['42P01', '42703', '3F000']);
/**
 * Connections, resources, operators' doing, logins, databases that are not there, servers that only read:
 * all mended outside.
 */
const away = /^(?:08|53|57P|58|28|3D|25006|25P0[34]|XX)/;

/** @param error whatever the driver threw */
export function faultOf(error: unknown): DatabaseFault {
  if (error instanceof DatabaseFault) return error;
  // The driver's own faults, such as a connection that ended or was not had in time, have no code.
  if (!(error instanceof DatabaseError)) return new DatabaseFault(codeOf(error), 'away');
  const code = error.code ?? 'unknown';
  return new DatabaseFault(code, whatOf(code));
}

function whatOf(code: string): DatabaseFault['what'] {
  if (busy.has(code)) return 'busy';
  if (code === '23505') return 'taken';
  if (noTables.has(code)) return 'no_tables';
  return away.test(code) ? 'away' : 'wrong';
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return 'no_connection';
}

/** The same as the store's own error. */
export function storeErrorOf(fault: DatabaseFault, place: string): StoreError {
  const { what, code } = fault;
  if (what === 'busy') return new StoreError('busy', place, `others hold it (${code})`, fault);
  if (what === 'away')
    return new StoreError('write_failed', place, `the database does not answer (${code})`, fault);
  if (what === 'no_tables')
    return new StoreError('damaged', place, 'no tables: run naervaer store migrate', fault);
  return new StoreError('damaged', place, `the database refuses it (${code})`, fault);
}
