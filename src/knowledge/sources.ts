const learn = 'https://learn.microsoft.com';

/** Pages that the articles rest on, with the day on which each was last checked (ISO 8601). Titles lie at `sources.<id>`. */
export const sources = {
  'smtp-auth': {
    url: `${learn}/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission`,
    checked: '2026-11-20',
  },
  'set-casmailbox': { url: `${learn}/powershell/module/exchangepowershell/set-casmailbox`, checked: '2026-11-20' },
  'device-setup': {
    url: `${learn}/exchange/mail-flow-best-practices/how-to-set-up-a-multifunction-device-or-application-to-send-email-using-microsoft-365-or-office-365`,
    checked: '2026-11-20',
  },
  'device-errors': {
    url: `${learn}/troubleshoot/exchange/email-delivery/fix-issues-with-printers-scanners-and-lob-applications-that-send-email-using-off`,
    checked: '2026-11-20',
  },
  'not-authenticated': {
    url: `${learn}/troubleshoot/exchange/email-delivery/ndr/fix-error-code-5-7-57-in-exchange-online`,
    checked: '2026-11-20',
  },
  oauth: {
    url: `${learn}/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth`,
    checked: '2026-11-20',
  },
  'authentication-policy': {
    url: `${learn}/powershell/module/exchangepowershell/set-authenticationpolicy`,
    checked: '2026-11-20',
  },
  'legacy-authentication': {
    url: `${learn}/entra/identity/conditional-access/policy-block-legacy-authentication`,
    checked: '2026-11-20',
  },
  'security-defaults': { url: `${learn}/entra/fundamentals/security-defaults`, checked: '2026-11-20' },
  'per-user-mfa': { url: `${learn}/entra/identity/authentication/howto-mfa-userstates`, checked: '2026-11-20' },
  'mail-flow-intelligence': {
    url: `${learn}/defender-office-365/connectors-mail-flow-intelligence`,
    checked: '2026-11-20',
  },
  connectors: {
    url: `${learn}/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/use-connectors-to-configure-mail-flow`,
    checked: '2026-11-20',
  },
  'accepted-domains': {
    url: `${learn}/exchange/mail-flow-best-practices/manage-accepted-domains/manage-accepted-domains`,
    checked: '2026-11-20',
  },
  'edge-blocking': {
    url: `${learn}/troubleshoot/exchange/email-delivery/ndr/fix-error-code-550-5-4-1-in-exchange-online`,
    checked: '2026-11-20',
  },
  'ip-ranges': { url: `${learn}/microsoft-365/enterprise/urls-and-ip-address-ranges`, checked: '2026-11-20' },
  'tls-versions': {
    url: `${learn}/troubleshoot/exchange/email-delivery/send-receive-emails-socketerror`,
    checked: '2026-11-20',
  },
  'untrusted-root': {
    url: `${learn}/troubleshoot/exchange/email-delivery/ndr/fix-error-code-450-4-4-317-untrusted-root`,
    checked: '2026-11-20',
  },
  'basic-auth-timeline': {
    url: 'https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835',
    checked: '2026-11-20',
  },
} as const satisfies Record<string, { url: string; checked: string }>;

/** Id of a page in `sources`. */
export type SourceId = keyof typeof sources;
