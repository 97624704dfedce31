import type { Article } from '../article.ts';
import {
  checkSmartHost,
  contactPartner,
  dnsScenario,
  lookUpNames,
  renewDomain,
  sendAgain,
  waitForDns,
  whoseServer,
  workWithDnsHosting,
} from './mail-flow-steps.ts';

/** 4.4.312 and 5.4.312: Microsoft 365 could not look up the smart host or the MX of the domain. */
export const dnsQueryFailed: Article = {
  id: 'dns-query-failed',
  matches: [{ enhanced: '4.4.312' }, { enhanced: '5.4.312' }],
  phrases: [],
  causes: [],
  fixers: ['server-admin', 'dns-host', 'partner'],
  passes: 'sometimes',
  queues: true,
  note: true,
  steps: [
    whoseServer,
    contactPartner,
    lookUpNames,
    dnsScenario,
    workWithDnsHosting,
    renewDomain,
    waitForDns,
    checkSmartHost,
    sendAgain,
  ],
  next: ['connection-timed-out', 'mail-flow-other'],
};
