import type { Article } from '../article.ts';
import { aboutMail, senders, signingIn, trouble } from '../groups.ts';
import {
  allowBasicAuth,
  checkClient,
  checkFederation,
  checkPassword,
  checkToken,
  enableMailbox,
  excludeFromConditionalAccess,
  leaveBasicAuth,
  readAuthPolicy,
  sharedMailbox,
  turnOffSecurityDefaults,
  turnOffUserMfa,
  useLicensedMailbox,
} from './smtp-auth-steps.ts';

/** 5.7.57, 5.7.3 and 5.7.139: a device or program could not sign in to send through smtp.office365.com. */
export const smtpAuth: Article = {
  id: 'smtp-auth',
  matches: [
    { enhanced: '5.7.139' },
    { enhanced: '5.7.57' },
    // 451 5.7.3 is about STARTTLS, and on-premises servers say 5.7.3 to each other: neither is a refused sign-in.
    {
      enhanced: '5.7.3',
      replies: ['535', '530', '550', '554'],
      unless: ['starttls', 'exchange server authentication'],
    },
  ],
  phrases: [
    'smtpclientauthentication is disabled',
    'client was not authenticated to send anonymous mail',
    'client not authenticated to send mail',
    'basic authentication is disabled',
    "locked by your organization's security defaults",
  ],
  topics: [
    { all: [['smtp-auth']], weight: 7 },
    { all: [['smtp-auth'], ['enable', 'disabled', 'settings', ...senders]], weight: 8 },
    { all: [senders, signingIn, aboutMail], weight: 7 },
    { all: [['printer', 'scan-to-mail'], signingIn], weight: 5.5 },
    { all: [['smtp', 'microsoft365'], signingIn, trouble], weight: 6 },
    { all: [['smtp'], signingIn], weight: 6 },
    {
      all: [
        ['smtp', 'printer', 'scan-to-mail'],
        ['security-defaults', 'conditional-access', 'mfa', 'app-password'],
      ],
      weight: 7,
    },
    {
      all: [
        ['mail', 'send'],
        ['security-defaults', 'conditional-access', 'app-password'],
      ],
      weight: 5,
    },
    { all: [['smtp', ...senders], ['shared-mailbox', 'licence'], aboutMail], weight: 7 },
    { all: [['send'], ['shared-mailbox'], ['licence']], weight: 6 },
    { all: [senders, ['settings'], ['smtp', 'microsoft365', 'scan-to-mail', 'mail']], weight: 6 },
    { all: [['smtp'], ['settings'], ['microsoft365']], weight: 6 },
    { all: [['printer', 'scan-to-mail'], ['mail', 'send', 'scan-to-mail', 'receive'], trouble], weight: 6 },
    { all: [['program'], ['send'], trouble], weight: 5 },
    { all: [['program'], ['mail'], ['failing', 'refused', 'error']], unless: ['receive'], weight: 5 },
    { all: [['basic-auth'], ['disabled', 'enable', 'blocked'], aboutMail], unless: ['retirement'], weight: 7.5 },
  ],
  causes: [
    {
      id: 'tenant-off',
      phrases: ['disabled for the tenant'],
      steps: ['enable-mailbox', 'shared-mailbox', 'use-licensed-mailbox', 'leave-basic-auth'],
    },
    {
      id: 'mailbox-off',
      phrases: ['disabled for the mailbox'],
      steps: ['enable-mailbox', 'shared-mailbox', 'use-licensed-mailbox', 'leave-basic-auth'],
    },
    {
      id: 'security-defaults',
      phrases: ['security defaults'],
      steps: ['leave-basic-auth', 'turn-off-security-defaults'],
    },
    {
      id: 'conditional-access',
      phrases: ['did not meet the criteria', 'conditional access'],
      steps: ['exclude-from-conditional-access', 'leave-basic-auth', 'turn-off-user-mfa'],
    },
    {
      id: 'basic-auth-disabled',
      phrases: ['basic authentication is disabled'],
      steps: ['read-auth-policy', 'enable-mailbox', 'leave-basic-auth', 'allow-basic-auth'],
    },
    {
      id: 'federation',
      phrases: ['federated sts'],
      steps: ['check-federation', 'leave-basic-auth'],
    },
    {
      id: 'wrong-credentials',
      phrases: ['credentials were incorrect', 'user not found'],
      steps: [
        'check-password',
        'shared-mailbox',
        'use-licensed-mailbox',
        'enable-mailbox',
        'leave-basic-auth',
        'turn-off-user-mfa',
      ],
    },
    {
      id: 'not-signed-in',
      phrases: [],
      enhanced: ['5.7.57'],
      steps: [
        'check-client',
        'shared-mailbox',
        'use-licensed-mailbox',
        'check-password',
        'enable-mailbox',
        'leave-basic-auth',
      ],
    },
  ],
  fixers: ['device-owner', 'admin'],
  passes: 'never',
  note: true,
  steps: [
    checkPassword,
    sharedMailbox,
    useLicensedMailbox,
    checkClient,
    enableMailbox,
    checkToken,
    excludeFromConditionalAccess,
    readAuthPolicy,
    checkFederation,
    leaveBasicAuth,
    allowBasicAuth,
    turnOffSecurityDefaults,
    turnOffUserMfa,
  ],
  rare: ['read-auth-policy', 'check-federation', 'allow-basic-auth'],
  next: ['prx4'],
};
