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

/** What comes before there is a case: pressed in `beforeCases.test.ts`. */
export const beforeCases: readonly Verb[] = [
  'contact.list',
  'contact.show',
  'contact.done',
  'reason.list',
  'reason.answer',
  'known.form',
  'known.save',
  'known.end',
  'review.show',
  'review.done',
  'early.show',
  'early.talk',
  'early.talked',
  'early.open',
  'early.follow',
  'early.unfollow',
];
