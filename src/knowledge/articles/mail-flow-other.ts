import type { Article } from '../article.ts';
import { betweenServers, trouble } from '../groups.ts';
import {
  checkService,
  checkSmartHost,
  contactPartner,
  readDestination,
  sendAgain,
  testPort25,
  whoseServer,
} from './mail-flow-steps.ts';

/** Queue and connector trouble without a code of its own. */
export const mailFlowOther: Article = {
  id: 'mail-flow-other',
  matches: [],
  phrases: [
    'messages have been delayed',
    'mail flow intelligence',
    'queued messages report',
    'trouble delivering messages to your on-premises',
  ],
  topics: [
    { all: [['delayed', 'queue'], ['mail', 'mail-flow', 'receive', 'send'], betweenServers], weight: 6.5 },
    { all: [['queue'], ['mail', 'microsoft365', 'partner', 'on-premises']], weight: 5.5 },
    {
      all: [
        ['queue', 'delayed'],
        ['connector', 'on-premises'],
      ],
      weight: 6,
    },
    { all: [['connector', 'mail-flow'], trouble], weight: 5 },
    { all: [['connector', 'mail-flow'], ['error']], weight: 5.5 },
    { all: [['mail'], ['on-premises', 'partner'], ['not', 'blocked', 'delayed', 'bounce']], weight: 5 },
    { all: [['receive'], ['on-premises', 'partner'], ['mail', 'not', 'failing', 'blocked', 'delayed']], weight: 5 },
    { all: [['mail'], ['delayed'], ['receive', 'send', 'bounce', 'server', 'mailbox', 'error']], weight: 5 },
    { all: [['partner'], ['server'], ['delayed', 'queue']], weight: 5.5 },
  ],
  causes: [],
  fixers: ['admin', 'server-admin', 'partner'],
  passes: 'sometimes',
  note: true,
  steps: [readDestination, whoseServer, contactPartner, checkSmartHost, testPort25, checkService, sendAgain],
  next: ['connection-timed-out', 'cannot-connect'],
};
