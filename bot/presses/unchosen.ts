import { z } from 'zod';

/** Clients send this for a choice that was not made. */
export const unchosen = z.literal('').transform(() => undefined);
