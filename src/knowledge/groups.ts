import type { Concept } from './concepts.ts';

/** What sends mail through Microsoft 365 with a mailbox of its own. */
export const senders: Concept[] = ['printer', 'scan-to-mail', 'program'];

/** That mail is meant, in whatever words. */
export const aboutMail: Concept[] = [
  'mail',
  'send',
  'receive',
  'mail-flow',
  'mailbox',
  'shared-mailbox',
  'scan-to-mail',
  'smtp',
  'smtp-auth',
  'bounce',
  'connector',
  'smart-host',
  'mx',
  'microsoft365',
];

/** That mail between servers is meant, rather than a mailbox or a device. */
export const betweenServers: Concept[] = [
  'server',
  'on-premises',
  'partner',
  'connector',
  'smart-host',
  'microsoft365',
  'mail-flow',
  'mx',
  'port-25',
];

/** The server at the other end. */
export const otherEnd: Concept[] = ['server', 'on-premises', 'partner', 'connector', 'smart-host', 'port-25'];

/** Signing in, and what may stand in its way. */
export const signingIn: Concept[] = [
  'authentication',
  'password',
  'mfa',
  'app-password',
  'security-defaults',
  'conditional-access',
  'oauth',
  'basic-auth',
];

/** That something does not work. */
export const trouble: Concept[] = [
  'failing',
  'not',
  'error',
  'refused',
  'blocked',
  'disabled',
  'delayed',
  'no-answer',
  'bounce',
  'unavailable',
  'temporary',
  'server-error',
  'dropped',
  'sometimes',
];

/** That a name is not found, or that names were changed. */
export const lookupTrouble: Concept[] = [
  'failing',
  'not',
  'error',
  'delayed',
  'queue',
  'bounce',
  'changed',
  'migrated',
  'settings',
  'name-mismatch',
];
