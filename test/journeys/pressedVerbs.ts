import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { isVerb, type Verb, verbs } from '../../cards/wording/verbs.ts';
import { ChatWindow } from './chatWindow.ts';

const invoke = z.object({ value: z.object({ action: z.object({ verb: z.string() }) }) });

/** The verbs that pages sent, in the order of their first press. */
export class PressedVerbs {
  readonly verbs = new Set<Verb>();

  /** Opens somebody's chat, whose presses are counted, once the bot has said hello. */
  async open(browser: Browser, url: string): Promise<ChatWindow> {
    const window = await ChatWindow.open(browser, url);
    this.#watch(window.page);
    await window.see('Hej, jeg er Nærvær');
    return window;
  }

  #watch(page: Page): void {
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().endsWith('/invoke')) return;
      const verb = invoke.safeParse(request.postDataJSON()).data?.value.action.verb;
      if (verb !== undefined && isVerb(verb)) this.verbs.add(verb);
    });
  }
}

/** What is decided about pupils who leave with an open case: pressed in `leaving.test.ts`. */
export const leavingVerbs = verbs.filter((verb) => /^(?:left|handOver|turnover)\./.test(verb));

/** What comes of a team or of a failing network: pressed in `teamAndNetwork.test.ts`. */
export const teamAndNetwork = verbs.filter((verb) => /^(?:team\.link|message\.again)$/.test(verb));

/** What comes before there is a case: pressed in `beforeCases.test.ts`. */
export const beforeCases = verbs.filter((verb) =>
  /^(?:contact|reason|known|review|early)\./.test(verb),
);

/** What is done for a pupil with a case, beside what `everyVerb.test.ts` presses: in `help.test.ts`. */
export const helpVerbs = verbs.filter((verb) =>
  /^(?:case\.(?:contact|visitation|begun)|meeting\.(?:came|held|notHeld|choose|home|agenda)|letter\.\w+)$/.test(
    verb,
  ),
);
