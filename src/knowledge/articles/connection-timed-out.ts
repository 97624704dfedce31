import type { Article } from '../article.ts';
import { aboutMail, otherEnd, senders, trouble } from '../groups.ts';
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
  phrases: [
    'winsock error code: 10060',
    'win32 error code: 10060',
    ']:25: connection timed out',
    'deferred: connection timed out with',
  ],
  topics: [
    { all: [['no-answer'], otherEnd.filter((concept) => concept !== 'partner'), aboutMail], weight: 7.5 },
    { all: [['no-answer'], ['partner'], ['connection', 'microsoft365', 'domain']], weight: 7.5 },
    { all: [['no-answer'], ['connection'], [...aboutMail, 'server']], weight: 6 },
    { all: [['no-answer'], ['partner'], ['server']], weight: 6 },
    { all: [['no-answer'], ['exchange'], ['mail', 'receive']], unless: senders, weight: 6 },
    { all: [['no-answer'], ['on-premises']], unless: senders, weight: 7 },
    {
      all: [['no-answer'], ['network', 'firewall'], ['microsoft365', 'mail', 'server', 'on-premises', 'smtp']],
      weight: 8.5,
    },
    { all: [['network'], ['changed', 'failing', 'name-mismatch'], otherEnd, aboutMail], weight: 7 },
    { all: [['network'], ['changed'], ['mail', 'microsoft365'], ['receive', ...trouble]], weight: 6.5 },
    {
      all: [['no-answer'], ['microsoft365'], ['server', 'network', 'receive', 'send', 'program', 'mail']],
      weight: 6.5,
    },
    { all: [['disabled'], ['server', 'on-premises'], ['mail']], unless: ['smtp', 'tls'], weight: 5 },
    { all: [['migrated'], otherEnd, aboutMail, trouble], unless: ['tls', 'certificate', 'dns'], weight: 6 },
  ],
  causes: [],
  fixers: ['server-admin', 'admin', 'partner'],
  passes: 'sometimes',
  queues: true,
  note: true,
  steps: [whoseServer, contactPartner, timeoutScenario, checkServerUp, correctSmartHost, testPort25, sendAgain],
  next: ['connection-refused', 'mail-flow-other'],
};
