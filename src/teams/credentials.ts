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

type Signer = Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>>;

const signInMilliseconds = 10_000;

/** How botbuilder gets the tokens that it sends; null sends none. */
export function createOutgoingAuthentication(credentials: Credentials | null): ConfigurationBotFrameworkAuthentication {
  const settings = {
    MicrosoftAppId: credentials?.appId ?? '',
    MicrosoftAppPassword: credentials?.appPassword ?? '',
    MicrosoftAppType: credentials?.appType ?? 'MultiTenant',
    MicrosoftAppTenantId: credentials?.tenantId ?? '',
  };
  return new ConfigurationBotFrameworkAuthentication(settings, new BoundedSignIn(settings));
}

/** Tells a failed sign-in from a failed request, and bounds it: botbuilder waits for the token service for ever. */
class BoundedSignIn extends ConfigurationServiceClientCredentialFactory {
  override async createCredentials(
    ...of: Parameters<ConfigurationServiceClientCredentialFactory['createCredentials']>
  ) {
    const inner = await super.createCredentials(...of);
    const signRequest: Signer['signRequest'] = async (request) => {
      try {
        return await within(signInMilliseconds, inner.signRequest(request));
      } catch (cause) {
        throw new SignInError('No token for the Bot Framework', { cause });
      }
    };
    return { signRequest };
  }
}
