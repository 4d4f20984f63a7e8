import type {
  AdaptiveCardInvokeAction,
  AdaptiveCardInvokeResponse,
  InvokeResponse,
  TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import type { CardMessage } from '../../cards/cardMessage.ts';
import { refusalText } from '../../cards/refusalCard.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { isVerb, sayVerb } from '../../cards/wording/verbs.ts';
import { wordingOf } from '../../cards/wording/wording.ts';
import type { App } from '../core/app.ts';
import { timed } from '../core/timed.ts';
import { takeMessage } from '../messages/takeMessage.ts';
import { auditStranger } from '../people/strangers.ts';
import { handlePress, refusePress } from '../presses/handlePress.ts';
import { pressedIn } from '../presses/pressedIn.ts';
import { renderError, renderNotice } from '../show/renderNotice.ts';
import { type Door, isSomebody, passes, type Turns } from './door.ts';
import { localeOf } from './identify.ts';
import { activityId } from './turnsOf.ts';

/** What a press is answered with: a card in its place, or a line beside it. */
type Answer = { outcome: string } & (
  | { message: CardMessage }
  | { instead: AdaptiveCardInvokeResponse }
);

/** A press on a card's button, by whoever the door lets in. */
export class PressAnswers {
  readonly #app: App;
  readonly #door: Door;

  constructor(app: App, door: Door) {
    this.#app = app;
    this.#door = door;
  }

  /** Always answers with something to show; a failure is told with its number. */
  async answer(
    context: TurnContext,
    action: AdaptiveCardInvokeAction,
  ): Promise<AdaptiveCardInvokeResponse> {
    const locale = localeOf(context.activity);
    let answer: Answer | undefined;
    const failure = await timed(this.#app, 'press', async () => {
      answer = await this.#decide(context, action, locale).catch((error: unknown) => {
        if (!passes(error)) throw error;
        // Nobody waits for a press: whoever made it sees that it is to be made again.
        return { message: renderNotice('cannot_store', {}, locale), outcome: 'not_stored' };
      });
      return answer.outcome;
    });
    if (answer && 'instead' in answer) return answer.instead;
    const message = failure ? renderError(failure, locale) : answer?.message;
    if (!message) return cardStays('gone', locale);
    return {
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { ...this.#app.seal.seal(message).card },
    };
  }

  async #decide(
    context: TurnContext,
    action: AdaptiveCardInvokeAction,
    locale: Locale,
  ): Promise<Answer> {
    const kind = refreshes.has(action.verb) ? 'refreshes' : 'turns';
    const stopped = await this.#door.stops(context, kind);
    if (stopped) {
      if (stopped.code === 'wrong_tenant') {
        await this.#pressedBy(context, action.verb, stopped.code);
      }
      return { instead: cardStays(stopped.code, locale), outcome: stopped.code };
    }
    const turns = await this.#door.turns(context);
    if (turns === 'unsure') return { instead: cardStays('who_unsure', locale), outcome: 'unsure' };
    if (!isSomebody(turns)) {
      await this.#pressedBy(context, action.verb, 'unknown_person');
      return { message: renderNotice('unknown_person', {}, locale), outcome: 'unknown' };
    }
    const words = this.#said(action);
    if (words !== undefined) {
      const said = { id: turns[0].id, text: words };
      const outcome = await this.#door.keep(context, said, (app) => takeMessage(app, turns, words));
      return { instead: aside(wordingOf(locale).texts.help.below), outcome };
    }
    if (isVerb(action.verb)) this.#app.traces.note({ verb: action.verb });
    return this.#press(turns, action);
  }

  /** The words of a button that says them; no card of ours holds others. */
  #said({ verb, data }: AdaptiveCardInvokeAction): string | undefined {
    if (verb !== sayVerb) return undefined;
    const { seal } = this.#app;
    const pressed = seal.open(verb, data) ?? seal.openEarlier(verb, data);
    return said.safeParse(pressed).data?.words;
  }

  async #press(turns: Turns, { verb, data }: AdaptiveCardInvokeAction): Promise<Answer> {
    const { seal } = this.#app;
    const fresh = seal.open(verb, data);
    const pressed = fresh ?? seal.openEarlier(verb, data);
    if (pressed === undefined) return refusePress(this.#app, turns[0], verb, 'forged');
    const { turn, refusal } = await pressedIn(this.#app, turns, verb, pressed);
    if (refusal) return refusePress(this.#app, turn, verb, refusal);
    return handlePress(this.#app, turn, verb, pressed, { earlier: fresh === undefined });
  }

  /** The trail records a stranger's press, not the stranger. */
  async #pressedBy(
    { activity }: TurnContext,
    verb: string,
    code: 'unknown_person' | 'wrong_tenant',
  ): Promise<void> {
    await auditStranger(this.#app, activityId(activity), verb, code);
  }
}

/** The answer to a press without an action; undefined for any other invoke. */
export function withoutAction({ activity }: TurnContext): InvokeResponse | undefined {
  const { name, value } = activity;
  if (name !== pressName || press.safeParse(value).success) return undefined;
  return { status: 200, body: cardStays('gone', localeOf(activity)) };
}

const pressName = 'adaptiveCard/action';

/** All that botbuilder relies on in a press. */
const press = z.looseObject({
  action: z.looseObject({ type: z.literal('Action.Execute'), verb: z.string() }),
});

const said = z.looseObject({ words: z.string() });

/** What clients request on their own. */
const refreshes: ReadonlySet<string> = new Set(['case.refresh']);

/** Answers a press so that the client says why beside the card and leaves the card alone. */
function cardStays(code: string, locale: Locale): AdaptiveCardInvokeResponse {
  const { title, next } = refusalText({ code, details: {} }, locale);
  return aside(`${title}. ${next}`);
}

/** Answers a press with a line beside the card. */
function aside(value: unknown): AdaptiveCardInvokeResponse {
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    // Text for this type, though botbuilder allows only objects.
    value: value as Record<string, unknown>,
  };
}
