import type { Article } from '../article.ts';
import {
  checkServerUp,
  contactPartner,
  correctSmartHost,
  sendAgain,
  testPort25,
  timeoutScenario,
  whoseServer,
} from './mail-flow-steps.ts';

/** 4.4.315 and 5.4.315: nothing answered at the address of the destination server. */
export const connectionTimedOut: Article = {
  id: 'connection-timed-out',
  matches: [{ enhanced: '4.4.315' }, { enhanced: '5.4.315' }],
  phrases: [],
  causes: [],
  fixers: ['server-admin', 'admin', 'partner'],
  passes: 'sometimes',
  queues: true,
  note: true,
  steps: [whoseServer, contactPartner, timeoutScenario, checkServerUp, correctSmartHost, testPort25, sendAgain],
  next: ['connection-refused', 'mail-flow-other'],
};
