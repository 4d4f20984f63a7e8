import { CardFactory, TurnContext } from 'botbuilder';
import type { CardMessage } from '../../cards/cardMessage.ts';
import { OutsideError } from '../../services/errors/errors.ts';
import { holdsCpr } from '../../services/notes/cpr.ts';
import { StoreError } from '../../services/store/store.ts';
import type { App } from '../core/app.ts';
import { errorFacts } from '../core/timed.ts';
import type { Turn } from '../core/turn.ts';
import type { HeldMessages } from '../messages/heldMessages.ts';
import { meetPerson } from '../people/meetPerson.ts';
import { tellOnce } from '../people/strangers.ts';
import { renderNotice } from '../show/renderNotice.ts';
import { type Identify, identifier, localeOf, tenantOf } from './identify.ts';
import type { Limits, RateLimiter } from './rateLimit.ts';
import { activityId, fromElsewhere, turnsOf } from './turnsOf.ts';

/** Somebody's turn in each of their schools, the home school first. */
export type Turns = readonly [Turn, ...Turn[]];

/** Whom the bot listens to, and how it keeps what they say. */
export type DoorRules = {
  /** The only tenant answered; undefined in the sandbox. */
  tenantId: string | undefined;
  /** How much one person may do. */
  rateLimiter: RateLimiter;
  /** Keeps what the disk refuses; undefined where Teams is to send it again, to whichever process. */
  held: HeldMessages | undefined;
};

/** Lets in whom the rosters know, in the municipality's tenant and at a bearable pace; others are told once. */
export class Door {
  readonly #app: App;
  readonly #rules: DoorRules;
  readonly #identify: Identify;

  constructor(app: App, rules: DoorRules) {
    this.#app = app;
    this.#rules = rules;
    this.#identify = identifier(app);
  }

  /** Whether what the store refuses is kept by this process. */
  get holds(): boolean {
    return this.#rules.held !== undefined;
  }

  isOwnTenant({ activity }: TurnContext): boolean {
    const { tenantId } = this.#rules;
    return tenantId === undefined || tenantOf(activity) === tenantId;
  }

  /** Runs before anything is read or stored: stops people who send too much, and other tenants. */
  async stops(
    context: TurnContext,
    kind: keyof Limits,
  ): Promise<{ code: 'too_fast' | 'wrong_tenant'; tell: boolean } | undefined> {
    const rate = await this.#rules.rateLimiter(context.activity, kind);
    if (rate !== 'within') return { code: 'too_fast', tell: rate === 'tell' };
    return this.isOwnTenant(context) ? undefined : { code: 'wrong_tenant', tell: true };
  }

  /**
   * Who acts, in each of their schools; empty for guests and people in no roster, `unsure` when Teams must
   * say who it is and does not answer.
   */
  async turns(context: TurnContext): Promise<readonly Turn[] | 'unsure'> {
    try {
      const turns = turnsOf(context, await this.#identify(context));
      if (turns[0]?.shared === false) {
        await meetPerson(this.#app, turns, TurnContext.getConversationReference(context.activity));
      }
      return turns;
    } catch (error) {
      return this.#unsure(error);
    }
  }

  /**
   * Who asks by Teams' own menus, from any conversation, also one that the bot is not in. It is no chat with
   * the bot, even where it says `personal`: nobody is reached there from now on, and all answers go to the
   * person's own chat.
   */
  async asks(
    context: TurnContext,
    kind: keyof Limits,
  ): Promise<{ turns: Turns } | { code: string }> {
    const stopped = await this.stops(context, kind);
    if (stopped) return { code: stopped.code };
    try {
      const turns = turnsOf(context, await this.#identify(context)).map(fromElsewhere);
      return isSomebody(turns) ? { turns } : { code: 'unknown_person' };
    } catch (error) {
      this.#unsure(error);
      return { code: 'who_unsure' };
    }
  }

  /** @throws whatever is not a failure to ask Teams */
  #unsure(error: unknown): 'unsure' {
    if (!(error instanceof OutsideError)) throw error;
    this.#app.log.warn({ code: error.code }, 'who somebody is could not be looked up');
    return 'unsure';
  }

  /** Hands on what somebody wrote whom the rosters know, and tells others why nobody listens. */
  async letIn(context: TurnContext, take: (turns: Turns) => Promise<string>): Promise<string> {
    const stopped = await this.stops(context, 'turns');
    if (stopped) {
      if (stopped.code === 'wrong_tenant') await this.tellStranger(context, stopped.code);
      else if (stopped.tell) await this.tell(context, stopped.code);
      return stopped.code;
    }
    const turns = await this.turns(context);
    if (turns === 'unsure') {
      await this.tell(context, 'who_unsure');
      return 'unsure';
    }
    if (!isSomebody(turns)) {
      await this.tellStranger(context, 'unknown_person');
      return 'unknown';
    }
    return take(turns);
  }

  /**
   * Stores what an activity says, later where the disk refuses it now.
   * @param said.id the activity's, the same when it comes again
   */
  async keep(
    context: TurnContext,
    { id, text }: { id: string; text: string },
    take: (app: App) => Promise<string>,
  ): Promise<string> {
    const { held } = this.#rules;
    try {
      await held?.before();
      return await take(this.#app);
    } catch (error) {
      if (!held || !passes(error)) throw error;
      // It would be refused later too, and must not be held until then.
      if (holdsCpr(text)) {
        await this.tell(context, 'cpr');
        return 'refused';
      }
      if (!held.keep(id, take)) throw error;
      await this.tell(context, 'storing_waits');
      return 'held';
    }
  }

  /** Answers an unknown sender, and keeps nothing of it; a repeated activity is not answered. */
  async tellStranger(
    context: TurnContext,
    code: string,
    once = activityId(context.activity),
  ): Promise<void> {
    await tellOnce(this.#app, once, () => this.tell(context, code));
  }

  /** Replies past the outbox: it is not worth storing. */
  async tell(context: TurnContext, code: string): Promise<void> {
    const message = renderNotice(code, {}, localeOf(context.activity));
    try {
      await this.reply(context, message);
    } catch (error) {
      this.#app.log.warn(errorFacts(error), 'a notice was not taken');
    }
  }

  /** @throws what Teams refuses */
  async reply(context: TurnContext, message: CardMessage): Promise<void> {
    const { card, summary } = this.#app.seal.seal(message);
    const attachments = [CardFactory.adaptiveCard(card)];
    await context.sendActivity({ type: 'message', summary, attachments });
  }
}

export function isSomebody(turns: readonly Turn[]): turns is Turns {
  return turns.length > 0;
}

/** The store refuses for now: nothing was stored, and a retry can help. */
export function passes(error: unknown): boolean {
  return error instanceof StoreError && error.passes;
}
