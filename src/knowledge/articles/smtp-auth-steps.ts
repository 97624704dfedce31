import type { Command, Question, Task } from '../article.ts';

const getMailboxSwitch: Command = {
  cmdlet: 'Get-CASMailbox',
  parameters: [{ name: 'Identity', value: { fill: 'mailbox' } }],
  pipe: { cmdlet: 'Format-List', arguments: ['SmtpClientAuthenticationDisabled'] },
};

const getOrganizationSwitch: Command = {
  cmdlet: 'Get-TransportConfig',
  parameters: [],
  pipe: { cmdlet: 'Format-List', arguments: ['SmtpClientAuthenticationDisabled'] },
};

/** `$false` enables and `$true` disables: the parameter's name says "Disabled". `$null`: the organisation decides. */
const setMailboxSwitch = (value: '$false' | '$null'): Command => ({
  cmdlet: 'Set-CASMailbox',
  parameters: [
    { name: 'Identity', value: { fill: 'mailbox' } },
    { name: 'SmtpClientAuthenticationDisabled', value },
  ],
});

/** Basic authentication can't sign in to a shared mailbox, which has no licence and no sign-in of its own. */
export const sharedMailbox: Question = { id: 'shared-mailbox', kind: 'question', answers: ['yes', 'no'] };

export const useLicensedMailbox: Task = {
  id: 'use-licensed-mailbox',
  kind: 'task',
  onlyIf: { step: 'shared-mailbox', answer: 'yes' },
  ways: [
    { id: 'licensed', kind: 'text', text: true },
    { id: 'oauth', kind: 'text', text: true },
  ],
  risk: 'none',
  role: 'device-owner',
  effect: null,
  verify: [],
  sources: ['device-setup', 'oauth'],
  undo: null,
};

export const checkClient: Task = {
  id: 'check-client',
  kind: 'task',
  ways: [
    { id: 'sign-in', kind: 'text', text: true },
    { id: 'no-sign-in', kind: 'text', text: true },
  ],
  risk: 'none',
  role: 'device-owner',
  effect: null,
  verify: [],
  sources: ['device-setup', 'not-authenticated'],
  undo: null,
};

export const checkPassword: Task = {
  id: 'check-password',
  kind: 'task',
  ways: [{ id: 'browser', kind: 'text', text: true }],
  risk: 'none',
  role: 'device-owner',
  effect: null,
  verify: [],
  sources: ['device-errors'],
  undo: null,
};

export const enableMailbox: Task = {
  id: 'enable-mailbox',
  kind: 'task',
  ways: [
    { id: 'powershell', kind: 'powershell', commands: [setMailboxSwitch('$false')] },
    {
      id: 'portal',
      kind: 'portal',
      site: 'https://admin.microsoft.com',
      path: [
        'microsoft-365-admin-center',
        'users',
        'active-users',
        'the-user',
        'mail',
        'email-apps',
        'manage-email-apps',
        { set: 'authenticated-smtp', to: 'ticked' },
        'save-changes',
      ],
    },
    {
      id: 'organization',
      kind: 'powershell',
      text: true,
      commands: [
        {
          cmdlet: 'Set-TransportConfig',
          parameters: [{ name: 'SmtpClientAuthenticationDisabled', value: '$false' }],
        },
      ],
    },
  ],
  risk: 'caution',
  role: 'recipient-management',
  effect: { from: 5, to: 60 },
  verify: [getMailboxSwitch, getOrganizationSwitch],
  sources: ['smtp-auth', 'set-casmailbox'],
  undo: [setMailboxSwitch('$null')],
};

export const checkToken: Task = {
  id: 'check-token',
  kind: 'task',
  ways: [
    { id: 'delegated', kind: 'text', text: true },
    { id: 'application', kind: 'text', text: true },
  ],
  risk: 'none',
  role: 'exchange-admin',
  effect: null,
  verify: [],
  sources: ['oauth'],
  undo: null,
};

export const readAuthPolicy: Task = {
  id: 'read-auth-policy',
  kind: 'task',
  ways: [
    {
      id: 'powershell',
      kind: 'powershell',
      commands: [
        {
          cmdlet: 'Get-User',
          parameters: [{ name: 'Identity', value: { fill: 'mailbox' } }],
          pipe: { cmdlet: 'Format-List', arguments: ['AuthenticationPolicy'] },
        },
        {
          cmdlet: 'Get-OrganizationConfig',
          parameters: [],
          pipe: { cmdlet: 'Format-List', arguments: ['DefaultAuthenticationPolicy'] },
        },
      ],
    },
  ],
  risk: 'none',
  role: 'exchange-admin',
  effect: null,
  verify: [],
  sources: ['authentication-policy', 'smtp-auth'],
  undo: null,
};

export const allowBasicAuth: Task = {
  id: 'allow-basic-auth',
  kind: 'task',
  ways: [
    {
      id: 'powershell',
      kind: 'powershell',
      text: true,
      commands: [
        {
          cmdlet: 'Set-AuthenticationPolicy',
          parameters: [{ name: 'Identity', value: { fill: 'policy' } }, { name: 'AllowBasicAuthSmtp' }],
        },
      ],
    },
  ],
  risk: 'security',
  role: 'exchange-admin',
  effect: null,
  verify: [
    {
      cmdlet: 'Get-AuthenticationPolicy',
      parameters: [{ name: 'Identity', value: { fill: 'policy' } }],
      pipe: { cmdlet: 'Format-List', arguments: ['AllowBasicAuthSmtp'] },
    },
  ],
  sources: ['authentication-policy'],
  undo: [
    {
      cmdlet: 'Set-AuthenticationPolicy',
      parameters: [
        { name: 'Identity', value: { fill: 'policy' } },
        { name: 'AllowBasicAuthSmtp', value: '$false', glued: true },
      ],
    },
  ],
};

export const excludeFromConditionalAccess: Task = {
  id: 'exclude-from-conditional-access',
  kind: 'task',
  ways: [
    {
      id: 'portal',
      kind: 'portal',
      site: 'https://entra.microsoft.com',
      path: [
        'entra-admin-center',
        'entra-id',
        'conditional-access',
        'policies',
        'the-policy',
        'users',
        'exclude',
        'the-mailbox',
        'save',
      ],
      text: true,
    },
  ],
  risk: 'caution',
  role: 'conditional-access-admin',
  effect: null,
  verify: [],
  sources: ['legacy-authentication', 'device-errors'],
  undo: [],
};

export const checkFederation: Task = {
  id: 'check-federation',
  kind: 'task',
  ways: [{ id: 'server', kind: 'text', text: true }],
  risk: 'none',
  role: 'network-admin',
  effect: null,
  verify: [],
  sources: ['device-errors'],
  undo: null,
};

/** The safer ways, in the order in which they usually fit a device; each without Basic authentication of a mailbox. */
export const leaveBasicAuth: Task = {
  id: 'leave-basic-auth',
  kind: 'task',
  ways: [
    { id: 'oauth', kind: 'text', text: true },
    { id: 'relay', kind: 'text', text: true },
    { id: 'high-volume-email', kind: 'text', text: true },
    { id: 'communication-services', kind: 'text', text: true },
  ],
  risk: 'none',
  role: 'exchange-admin',
  effect: null,
  verify: [],
  sources: ['device-setup', 'oauth', 'basic-auth-timeline'],
  undo: null,
};

export const turnOffSecurityDefaults: Task = {
  id: 'turn-off-security-defaults',
  kind: 'task',
  ways: [
    {
      id: 'portal',
      kind: 'portal',
      site: 'https://entra.microsoft.com',
      path: [
        'entra-admin-center',
        'entra-id',
        'overview',
        'properties',
        'manage-security-defaults',
        { set: 'security-defaults', to: 'disabled-not-recommended' },
        'save',
      ],
    },
  ],
  risk: 'security',
  role: 'conditional-access-admin',
  effect: null,
  verify: [],
  sources: ['security-defaults'],
  undo: [],
};

export const turnOffUserMfa: Task = {
  id: 'turn-off-user-mfa',
  kind: 'task',
  ways: [
    {
      id: 'portal',
      kind: 'portal',
      site: 'https://admin.microsoft.com',
      path: [
        'microsoft-365-admin-center',
        'users',
        'active-users',
        'multifactor-authentication',
        'the-user',
        'disable-mfa',
      ],
      text: true,
    },
  ],
  risk: 'security',
  role: 'authentication-policy-admin',
  effect: null,
  verify: [],
  sources: ['per-user-mfa'],
  undo: [],
};
