import type { Article } from '../article.ts';
import { aboutMail, lookupTrouble, trouble } from '../groups.ts';
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
  phrases: [
    'dns query failed',
    'infodomainnonexistent',
    'winsock error code: 11001',
    'name service error for name=',
    'host unknown (name server:',
  ],
  topics: [
    { all: [['dns', 'mx'], [...aboutMail, 'server'], lookupTrouble], weight: 8 },
    { all: [['mx']], weight: 6 },
    { all: [['mx'], lookupTrouble], weight: 8 },
    { all: [['dns'], ['connector', 'smart-host', 'mx', 'microsoft365', 'on-premises']], weight: 8 },
    { all: [['dns'], ['mail', 'mail-flow', 'partner', 'receive', 'smtp', 'bounce']], weight: 6.5 },
    { all: [['domain'], ['mail'], ['failing', 'not', 'temporary', 'bounce', 'delayed', 'changed']], weight: 5 },
    { all: [['domain'], ['migrated', 'changed'], ['mail', 'receive', 'server'], trouble], weight: 7.5 },
    { all: [['domain'], ['expired', 'untrusted'], [...aboutMail, 'dns', 'changed']], weight: 7 },
  ],
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
