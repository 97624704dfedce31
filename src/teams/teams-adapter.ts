import { type Activity, CloudAdapter, type ConfigurationBotFrameworkAuthentication, TurnContext } from 'botbuilder';

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

  /**
   * Runs one turn for an activity that has passed the doors. Botbuilder's `processActivity` would make two clients for each
   * turn first, which nobody here uses: what is sent goes through `connectors.ts`.
   */
  async turn(activity: Record<string, unknown>, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.runMiddleware(new TurnContext(this, activity as Partial<Activity>), logic);
  }

  /** A client that signs as the bot. */
  connector(serviceUrl: string): Promise<ConnectorClient> {
    const identity = this.createClaimsIdentity(this.#appId);
    return this.#authentication.createConnectorFactory(identity).create(serviceUrl, audience);
  }
}
