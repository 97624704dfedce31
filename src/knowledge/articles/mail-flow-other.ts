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
    { all: [['delayed', 'queue'], ['mail', 'mail-flow'], betweenServers], weight: 6.5 },
    {
      all: [
        ['delayed', 'queue'],
        ['receive', 'send'],
        ['server', 'on-premises', 'connector', 'smart-host', 'microsoft365', 'mail-flow'],
      ],
      weight: 6.5,
    },
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
    { all: [['mail'], ['on-premises'], ['not', 'blocked', 'delayed', 'bounce']], weight: 5 },
    { all: [['mail'], ['partner'], ['blocked', 'delayed', 'bounce']], weight: 5 },
    { all: [['receive'], ['partner'], ['mail', 'microsoft365']], weight: 5 },
    { all: [['receive'], ['on-premises'], ['mail', 'not', 'failing', 'blocked', 'delayed']], weight: 5 },
    { all: [['mail'], ['delayed'], ['receive', 'send', 'bounce', 'server', 'mailbox', 'error']], weight: 5 },
    { all: [['partner'], ['server'], ['delayed', 'queue']], weight: 5.5 },
    { all: [['microsoft365'], ['server', 'on-premises', 'partner'], ['mail', 'receive'], trouble], weight: 5 },
  ],
  causes: [],
  fixers: ['admin', 'server-admin', 'partner'],
  passes: 'sometimes',
  queues: true,
  note: true,
  steps: [readDestination, whoseServer, contactPartner, checkSmartHost, testPort25, checkService, sendAgain],
  next: ['connection-timed-out', 'cannot-connect'],
};
