import { randomUUID } from 'node:crypto';

/** An answer of Entra's or of a host's token service. */
export type TokenAnswer = { status: number; body: unknown; headers?: Record<string, string> };

const reasons = {
  invalid_client: 401,
  invalid_request: 400,
  invalid_resource: 400,
  invalid_scope: 400,
  unauthorized_client: 400,
  unsupported_grant_type: 400,
} as const;

/** Why Entra gives no token, in the form it says so. */
export class EntraRefusal extends Error {
  readonly answer: TokenAnswer;

  constructor(error: keyof typeof reasons, number: number, text: string) {
    super(text);
    const trace = randomUUID();
    const correlation = randomUUID();
    const timestamp = new Date().toISOString().slice(0, 19).replace('T', ' ');
    this.answer = {
      status: reasons[error],
      body: {
        error,
        error_description: `AADSTS${number}: ${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}Z`,
        error_codes: [number],
        timestamp: `${timestamp}Z`,
        trace_id: trace,
        correlation_id: correlation,
        error_uri: `https://login.microsoftonline.com/error?code=${number}`,
      },
    };
  }
}
