import type { Article } from '../article.ts';
import { basicAuthRetired } from './basic-auth-retired.ts';
import { cannotConnect } from './cannot-connect.ts';
import { certificateValidation } from './certificate-validation.ts';
import { connectionClosed } from './connection-closed.ts';
import { connectionRefused } from './connection-refused.ts';
import { connectionTimedOut } from './connection-timed-out.ts';
import { dnsQueryFailed } from './dns-query-failed.ts';
import { mailFlowOther } from './mail-flow-other.ts';
import { prx4 } from './prx4.ts';
import { smtpAuth } from './smtp-auth.ts';

/** Every article. A phrase of an earlier one wins over that of a later one. */
export const articles: readonly Article[] = [
  prx4,
  smtpAuth,
  basicAuthRetired,
  dnsQueryFailed,
  connectionTimedOut,
  connectionRefused,
  cannotConnect,
  connectionClosed,
  certificateValidation,
  mailFlowOther,
];
