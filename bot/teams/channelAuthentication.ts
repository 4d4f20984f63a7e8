import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { z } from 'zod';
import { OutsideError } from '../../services/errors/errors.ts';
import { NotAdmitted } from '../core/notAdmitted.ts';
import type { BotCredentials } from './botCredentials.ts';
import type { Channel } from './channel.ts';
import { readChannelToken } from './channelToken.ts';
import { type KeyEndorsements, keyEndorsements } from './keyEndorsements.ts';
import { type ServiceUrlGate, serviceUrlGate } from './serviceUrls.ts';

/** The bot's own app, and where its tokens come from and go to. */
export type ChannelSettings = {
  app: { id: string; tenantId: string };
  channel: Channel;
  /** Hosts that the bot may send to, with its token. */
  serviceUrls: readonly string[];
};

type Base = ConfigurationBotFrameworkAuthentication;
type Admitted = Awaited<ReturnType<Base['authenticateRequest']>>;
type Connectors = ReturnType<Base['createConnectorFactory']>;
type Identity = Parameters<Base['createConnectorFactory']>[0];
type Connector = ReturnType<Connectors['create']>;
type UserTokens = ReturnType<Base['createUserTokenClient']>;

/** How the connector reaches the network. */
export type ConnectorOptions = ConstructorParameters<
  typeof ConfigurationBotFrameworkAuthentication
>[4];

const channelId = 'msteams';

/** Far more places than one tenant's conversations lead to. */
const mostConnectors = 50;

/**
 * botbuilder's token check, narrowed to what a bot in Teams gets: the channel's own tokens, for Teams, signed
 * with a key endorsed for Teams, in a conversation at Microsoft. A connector, which carries the bot's own
 * token, is never made for any other host.
 */
export class ChannelAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #issuer: string;
  readonly #appId: string;
  readonly #maySendTo: ServiceUrlGate;
  readonly #endorsements: KeyEndorsements;
  /**
   * Connectors, by where they lead and for whom. botbuilder makes one for each activity, which costs more than
   * to answer it; they hold nothing of a conversation, and share the token that botbuilder keeps.
   */
  readonly #connectors = new Map<string, Connector>();
  #userTokens: UserTokens | undefined;
  #refused = false;

  /** @param credentials how the bot gets tokens for sending; a sandbox has none */
  constructor(
    { app, channel, serviceUrls }: ChannelSettings,
    credentials?: BotCredentials,
    connector?: ConnectorOptions,
  ) {
    // Without an app id the bot is a sandbox on loopback (see readConfig), and nobody has to authenticate.
    const identity =
      app.id === ''
        ? {}
        : { MicrosoftAppId: app.id, MicrosoftAppTenantId: app.tenantId, ...channel };
    super(identity, credentials, undefined, undefined, connector);
    this.#issuer = channel.ToBotFromChannelTokenIssuer;
    this.#appId = app.id;
    this.#maySendTo = serviceUrlGate(app.id === '' ? undefined : serviceUrls);
    this.#endorsements = keyEndorsements(channel.ToBotFromChannelOpenIdMetadataUrl);
  }

  /** @throws NotAdmitted */
  override async authenticateRequest(activity: Activity, authorization: string): Promise<Admitted> {
    const { serviceUrl } = activity;
    if (this.#appId === '') {
      this.#refuseElsewhere(serviceUrl);
      return this.#narrowed(await super.authenticateRequest(activity, authorization));
    }
    const expected = { issuer: this.#issuer, appId: this.#appId, serviceUrl };
    const keyId = readChannelToken(authorization, expected);
    if (activity.channelId !== channelId) throw new NotAdmitted(403, 'other_channel');
    this.#refuseElsewhere(serviceUrl);
    const admitted = await super
      .authenticateRequest(activity, authorization)
      .catch((error: unknown) => {
        throw notAdmitted(error);
      });
    const channels = await this.#endorsements(keyId);
    if (!channels.includes(channelId)) throw new NotAdmitted(401, 'unendorsed_key');
    return this.#narrowed(admitted);
  }

  override createConnectorFactory(identity: Identity): Connectors {
    return this.#guarded(super.createConnectorFactory(identity));
  }

  /** botbuilder wants one for each activity, for sign-ins that the bot has none of. */
  override createUserTokenClient(identity: Identity): UserTokens {
    if (this.#userTokens) return this.#userTokens;
    const made = super.createUserTokenClient(identity);
    made.catch(() => {
      this.#userTokens = undefined;
    });
    this.#userTokens = made;
    return made;
  }

  /**
   * What proves the bot to a connector, as its `authorization` header; undefined in a sandbox.
   * @throws OutsideError `foreign_service_url`; whatever getting a token throws
   */
  async authorization(bot: Identity, serviceUrl: string): Promise<string | undefined> {
    const token = await tokenOf(await this.createConnectorFactory(bot).create(serviceUrl));
    return token === undefined ? undefined : `Bearer ${token}`;
  }

  /** The channel refused the bot's token: the next request gets a new one. */
  tokenRefused(): void {
    this.#refused = true;
  }

  #refuseElsewhere(serviceUrl: unknown): void {
    if (!this.#maySendTo(serviceUrl)) throw new NotAdmitted(403, 'foreign_service_url');
  }

  #narrowed(admitted: Admitted): Admitted {
    const { connectorFactory } = admitted;
    return connectorFactory
      ? { ...admitted, connectorFactory: this.#guarded(connectorFactory) }
      : admitted;
  }

  #guarded(connectors: Connectors): Connectors {
    return {
      create: async (serviceUrl, audience) => {
        if (!this.#maySendTo(serviceUrl)) {
          throw new OutsideError('foreign_service_url', { retry: false });
        }
        const client = await this.#connectorTo(connectors, serviceUrl, audience);
        if (this.#refused) {
          // botbuilder keeps a token until it expires, even if revoked.
          this.#refused = false;
          await tokenOf(client, { anew: true }).catch(() => this.tokenRefused());
        }
        return client;
      },
    };
  }

  #connectorTo(
    connectors: Connectors,
    serviceUrl: string,
    audience: string | undefined,
  ): Connector {
    const key = JSON.stringify([serviceUrl, audience]);
    const known = this.#connectors.get(key);
    if (known) return known;
    const made = connectors.create(serviceUrl, audience);
    made.catch(() => this.#connectors.delete(key));
    const [oldest] = this.#connectors.keys();
    if (oldest !== undefined && this.#connectors.size >= mostConnectors) {
      this.#connectors.delete(oldest);
    }
    this.#connectors.set(key, made);
    return made;
  }
}

const tokenText = z.string().min(1);

/**
 * The token that the connector's credentials hold, or another one.
 * @returns undefined if they have none, as in a sandbox
 */
async function tokenOf(
  { credentials }: { credentials?: unknown },
  { anew = false } = {},
): Promise<string | undefined> {
  if (typeof credentials !== 'object' || credentials === null) return undefined;
  if (!('appId' in credentials) || !credentials.appId) return undefined;
  if (!('getToken' in credentials) || typeof credentials.getToken !== 'function') return undefined;
  return tokenText.parse(await credentials.getToken(anew));
}

/** botbuilder's refusals have a status, the token library's a name; keys may be unreachable. */
function notAdmitted(error: unknown): NotAdmitted {
  const unreachable =
    error instanceof Error &&
    (error.name === 'FetchError' || ('statusCode' in error && error.statusCode === 500));
  return unreachable
    ? new NotAdmitted(503, 'keys_unreachable', error)
    : new NotAdmitted(401, 'token_refused', error);
}
