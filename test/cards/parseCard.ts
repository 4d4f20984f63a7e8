import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import type { AdaptiveCard } from '../../cards/adaptiveCard.ts';

// The package's ES modules do not load in Node: the bundle does.
const require = createRequire(import.meta.url);
const library: typeof AdaptiveCards = require('adaptivecards/dist/adaptivecards.js');

const teams = new library.HostConfig({ actions: { maxActions: 6 } });

/** What Microsoft's own library finds wrong with a card: elements it does not know, bad properties. */
export function faultsOf(card: AdaptiveCard): readonly string[] {
  return jsonFaultsOf(card);
}

/** The same of a card that is more than ours can say, such as a form of a dialog. */
export function jsonFaultsOf(card: object): readonly string[] {
  const context = new library.SerializationContext();
  const parsed = new library.AdaptiveCard();
  parsed.hostConfig = teams;
  // The library tests languages with one global expression, which goes on where it last stopped.
  const { regEx } = library.CardElement.langProperty;
  if (regEx) regEx.lastIndex = 0;
  parsed.parse(JSON.parse(JSON.stringify(card)), context);
  const events = Array.from(
    { length: context.eventCount },
    (_, index) => context.getEventAt(index).message,
  );
  const properties = parsed.validateProperties().validationEvents.map(({ message }) => message);
  return [...events, ...properties];
}
