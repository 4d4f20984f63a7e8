import { z } from 'zod';

/**
 * What was ticked in a list, as clients send it: with commas between, or nothing.
 * @param longest most characters of it all
 */
export function ticked(longest: number) {
  return z
    .string()
    .max(longest)
    .default('')
    .transform((text) => text.split(',').filter((one) => one !== ''));
}
