import type { AppIdentity } from './chooseIdentity.ts';
import { keptToken, type TokenClock, type TokenSource } from './keptToken.ts';
import { requestToken } from './requestToken.ts';

/** The bot's tokens, one for each of the two that it speaks to. */
export type AppTokens = { teams: TokenSource; graph: TokenSource };

const graphScope = 'https://graph.microsoft.com/.default';

const realClock: TokenClock = {
  wall: () => Date.now(),
  elapsed: () => performance.now(),
  schedule: (afterMs, run) => {
    const timer = setTimeout(run, afterMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/**
 * Tokens of the bot's app for Teams and for Graph, got by the same proof.
 * @param options.connector whom a token for Teams is for: `https://api.botframework.com`
 * @param options.delayMs the first wait before another try of a request that failed
 */
export function appTokens(
  identity: AppIdentity,
  options: { connector: string; clock?: TokenClock; delayMs?: number },
): AppTokens {
  const { connector, clock = realClock, delayMs } = options;
  const delay = delayMs === undefined ? {} : { delayMs };
  const source = (scope: string, tenantId: string) =>
    keptToken(() => requestToken(identity, { scope, tenantId, ...delay }), clock);
  return {
    teams: source(`${connector}/.default`, identity.connectorTenantId),
    graph: source(graphScope, identity.tenantId),
  };
}
