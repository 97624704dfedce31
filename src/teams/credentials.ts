import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { within } from './within.ts';

/** The bot's registration in Microsoft Entra. */
export type Credentials = {
  appId: string;
  /** Absent with a managed identity. */
  appPassword?: string;
  appType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  tenantId: string;
};

/** The bot could not get a token, so nothing was sent. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
}

/** Puts the bot's token into a request. */
export type Signer = Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>>;

/** How botbuilder gets the tokens that it sends; null sends none. */
export function createOutgoingAuthentication(credentials: Credentials | null): ConfigurationBotFrameworkAuthentication {
  const settings = {
    MicrosoftAppId: credentials?.appId ?? '',
    MicrosoftAppPassword: credentials?.appPassword ?? '',
    MicrosoftAppType: credentials?.appType ?? 'MultiTenant',
    MicrosoftAppTenantId: credentials?.tenantId ?? '',
  };
  return new ConfigurationBotFrameworkAuthentication(settings, new BoundedCredentials(settings));
}

class BoundedCredentials extends ConfigurationServiceClientCredentialFactory {
  override async createCredentials(
    ...of: Parameters<ConfigurationServiceClientCredentialFactory['createCredentials']>
  ) {
    return boundSignIn(await super.createCredentials(...of));
  }
}

/** Tells a failed sign-in from a failed request by a SignInError, and ends a hung one: botbuilder would wait for ever. */
export function boundSignIn(signer: Signer, milliseconds = 10_000): Signer {
  return {
    async signRequest(request) {
      try {
        return await within(milliseconds, signer.signRequest(request));
      } catch (cause) {
        throw new SignInError('No token for the Bot Framework', { cause });
      }
    },
  };
}
