import type { OutsideCode, RefusalCode } from './codes.ts';

/**
 * A person's request cannot be done; `code` picks the text that tells them, in their language, what to do
 * next. `details` holds ids and numbers for that text, never a pupil's name.
 */
export class RefusedError extends Error {
  override readonly name = 'RefusedError' as const;
  readonly code: RefusalCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, details: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** A data file is invalid: which file, where, and what was expected there. */
export class DataFileError extends Error {
  override readonly name = 'DataFileError' as const;
  readonly code = 'bad_file' as const;
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(file: string, expected: string, at?: { line: number; column: number }) {
    super(at ? `${file}:${at.line}:${at.column}: ${expected}` : `${file}: ${expected}`);
    this.file = file;
    this.line = at?.line;
    this.column = at?.column;
  }
}

/**
 * An external system (Graph, Teams) failed. `retry` says whether a later try can help; `maybe` that it may
 * have been done anyway, so a retry could do it twice.
 */
export class OutsideError extends Error {
  override readonly name = 'OutsideError' as const;
  readonly code: OutsideCode;
  readonly retry: boolean;
  readonly maybe: boolean;
  readonly retryAfterMs: number | undefined;
  /** The external system's id for the request in its logs. */
  readonly requestId: string | undefined;
  /** The external system's reason, a fixed word or number. */
  readonly reason: string | undefined;

  constructor(
    code: OutsideCode,
    options: {
      retry: boolean;
      maybe?: boolean;
      retryAfterMs?: number | undefined;
      requestId?: string | undefined;
      reason?: string | undefined;
      cause?: unknown;
    },
  ) {
    super(code, { cause: options.cause });
    this.code = code;
    this.retry = options.retry;
    this.maybe = options.maybe ?? false;
    this.retryAfterMs = options.retryAfterMs;
    this.requestId = options.requestId;
    this.reason = options.reason;
  }
}
