import type { Article } from '../article.ts';
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
  causes: [],
  fixers: ['admin', 'server-admin', 'partner'],
  passes: 'sometimes',
  queues: true,
  note: true,
  steps: [readDestination, whoseServer, contactPartner, checkSmartHost, testPort25, checkService, sendAgain],
  next: ['connection-timed-out', 'cannot-connect'],
};
