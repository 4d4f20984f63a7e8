import type { OutsideError } from '../../services/errors/errors.ts';
import type { FaultFacts } from './outside.ts';

/** What may be logged of a login that failed: Microsoft's number for the reason, and its id for the request. */
export function loginFacts({ reason, requestId }: OutsideError): FaultFacts {
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}
