import assert from 'node:assert/strict';
import { OutsideError } from '../../../services/errors/errors.ts';

/** Whether an error is the outside's fault, with this code and this hope of a later try. */
export function outsideWith(code: string, retry: boolean) {
  return (error: unknown): true => {
    assert.ok(error instanceof OutsideError, `expected an OutsideError, not ${error}`);
    assert.deepEqual({ code: error.code, retry: error.retry }, { code, retry });
    return true;
  };
}

/** The error of something that must fail. @throws Error when it does not */
export async function errorOf(failing: Promise<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await failing;
  } catch (error) {
    return error;
  }
  throw new Error(`expected an error, not ${JSON.stringify(value)}`);
}
