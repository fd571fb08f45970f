import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import {
  AuthenticationConfiguration,
  BotFrameworkAuthenticationFactory,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';

export interface AdapterSettings {
  readonly botAppId: string;
  readonly openIdMetadata: string;
  /** An application token for the Bot Connector. */
  readonly connectorToken: () => Promise<string>;
}

const botFramework = 'https://api.botframework.com';

/**
 * The SDK, reduced to one method: authenticate an activity, run a turn, give what an invoke shall be answered with. Errors
 * come out as they are, so that Teams hears of them and hands the activity over again; the SDK's own `process` would print
 * them to the console and tell their text to the sender.
 */
export class TeamsAdapter extends CloudAdapter {
  constructor({ botAppId, openIdMetadata, connectorToken }: AdapterSettings) {
    const credentials = new ConnectorCredentials(botAppId, connectorToken);
    const login = 'https://login.microsoftonline.com/botframework.com';
    super(
      BotFrameworkAuthenticationFactory.create(
        '',
        true,
        login,
        botFramework,
        botFramework,
        botFramework,
        openIdMetadata,
        openIdMetadata,
        '',
        credentials,
        new AuthenticationConfiguration(),
      ),
    );
    this.onTurnError = (_context, error) => Promise.reject(error);
  }

  /** @throws whatever the turn throws, and the SDK's own error where its check refuses the token */
  async run(
    authorization: string,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return await this.processActivity(authorization, activity, turn);
  }
}

class ConnectorCredentials extends ServiceClientCredentialsFactory {
  readonly #botAppId: string;
  readonly #token: () => Promise<string>;

  constructor(botAppId: string, token: () => Promise<string>) {
    super();
    this.#botAppId = botAppId;
    this.#token = token;
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return await Promise.resolve(appId === this.#botAppId);
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return await Promise.resolve(false);
  }

  override createCredentials(): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    return Promise.resolve({
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await this.#token()}`);
        return request;
      },
    });
  }
}
