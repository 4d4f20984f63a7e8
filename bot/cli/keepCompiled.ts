import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Lets Node keep what it makes of the code, beside the packages, so that the next start does not make it again: half
 * of a start's CPU. Whoever may write there may write the code itself. Where it cannot be written, as in the image,
 * nothing is kept. Another code, another Node or another processor makes it anew.
 */
export function keepCompiled(): void {
  enableCompileCache(fileURLToPath(compiledIn));
}

/** Where it is kept; `NODE_COMPILE_CACHE` is another place. */
export const compiledIn = new URL('../../node_modules/.cache/naervaer/', import.meta.url);
