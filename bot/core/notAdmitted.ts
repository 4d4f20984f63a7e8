/** A request that is not from where it claims; `code` is for the log and metrics, never the caller. */
export class NotAdmitted extends Error {
  override readonly name = 'NotAdmitted' as const;
  readonly status: 401 | 403 | 503;
  readonly code: string;

  constructor(status: NotAdmitted['status'], code: string, cause?: unknown) {
    super(code, { cause });
    this.status = status;
    this.code = code;
  }
}
