import type { Page } from 'playwright-core';
import { z } from 'zod';
import { isVerb, type Verb } from '../../cards/wording/verbs.ts';

const invoke = z.object({ value: z.object({ action: z.object({ verb: z.string() }) }) });

/** The verbs that pages sent, in the order of their first press. */
export class PressedVerbs {
  readonly verbs = new Set<Verb>();

  watch(page: Page): void {
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().endsWith('/invoke')) return;
      const verb = invoke.safeParse(request.postDataJSON()).data?.value.action.verb;
      if (verb !== undefined && isVerb(verb)) this.verbs.add(verb);
    });
  }
}
