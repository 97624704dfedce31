import {
  type Activity,
  CloudAdapter,
  type ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';

/** Botbuilder's client for one service URL. */
export type ConnectorClient = Awaited<
  ReturnType<ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>['create']>
>;

/** Whom the bot's tokens are for. */
const audience = 'https://api.botframework.com';

/**
 * Botbuilder's adapter without its `process`: that one answers callers with raw error texts and prints every refusal to the
 * console (4.23.3).
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #appId: string;
  readonly #authentication: ConfigurationBotFrameworkAuthentication;

  constructor(appId: string, authentication: ConfigurationBotFrameworkAuthentication) {
    super(authentication);
    this.#appId = appId;
    this.#authentication = authentication;
  }

  /** Runs one turn for an activity that has passed the doors. */
  async turn(activity: Record<string, unknown>, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    const claimsIdentity = this.createClaimsIdentity(this.#appId);
    const connectorFactory = this.#authentication.createConnectorFactory(claimsIdentity);
    const caller = { audience, callerId: '', claimsIdentity, connectorFactory };
    await this.processActivity(caller, activity as unknown as Activity, logic);
  }

  /** A client that signs as the bot. */
  connector(serviceUrl: string): Promise<ConnectorClient> {
    const identity = this.createClaimsIdentity(this.#appId);
    return this.#authentication.createConnectorFactory(identity).create(serviceUrl, audience);
  }
}
