import { RefusedError } from '../../services/errors/errors.ts';

/** What `assert.throws` and `assert.rejects` hold a refusal to: its code. */
export function refusedWith(code: string): (error: unknown) => boolean {
  return (error) => error instanceof RefusedError && error.code === code;
}
