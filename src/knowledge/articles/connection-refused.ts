import type { Article } from '../article.ts';
import {
  allowMicrosoft365,
  contactPartner,
  fixNow,
  mailboxesLeft,
  makeAuthoritative,
  sendAgain,
  testPort25,
  turnOffConnector,
  whoseServer,
} from './mail-flow-steps.ts';

/** 4.4.316 and 5.4.316: the destination server or its firewall turned the connection down. */
export const connectionRefused: Article = {
  id: 'connection-refused',
  matches: [{ enhanced: '4.4.316' }, { enhanced: '5.4.316' }],
  phrases: [],
  causes: [],
  fixers: ['server-admin', 'admin', 'partner'],
  passes: 'sometimes',
  queues: true,
  note: true,
  steps: [
    whoseServer,
    contactPartner,
    mailboxesLeft,
    allowMicrosoft365,
    fixNow,
    turnOffConnector,
    makeAuthoritative,
    testPort25,
    sendAgain,
  ],
  next: ['connection-timed-out', 'mail-flow-other'],
};
