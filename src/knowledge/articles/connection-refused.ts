import type { Article } from '../article.ts';
import { aboutMail, otherEnd, senders, trouble } from '../groups.ts';
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
  phrases: [
    'winsock error code: 10061',
    'win32 error code: 10061',
    ']:25: connection refused',
    'deferred: connection refused by',
  ],
  topics: [
    { all: [['refused'], ['connection'], otherEnd], unless: ['authentication', 'password'], weight: 7.5 },
    { all: [['refused'], ['microsoft365'], otherEnd], unless: ['authentication', 'password'], weight: 7 },
    {
      all: [['refused'], ['connection'], ['mail', 'microsoft365', 'port-25', 'mx']],
      unless: ['authentication', 'password'],
      weight: 7,
    },
    { all: [['firewall'], ['microsoft365'], ['enable', 'blocked', 'network', 'refused', 'settings']], weight: 8 },
    {
      all: [
        ['firewall', 'network'],
        ['enable', 'blocked'],
        ['microsoft365', 'port-25', 'smtp'],
      ],
      weight: 7,
    },
    {
      all: [
        ['port-25'],
        ['blocked', 'disabled', 'refused', 'enable', 'dropped'],
        [...aboutMail, 'server', 'firewall', 'network'],
      ],
      weight: 7.5,
    },
    { all: [['firewall'], ['changed'], aboutMail], unless: ['certificate', 'tls', 'dns'], weight: 7 },
    { all: [['network'], ['microsoft365'], ['server', 'on-premises', 'firewall', 'enable']], weight: 6.5 },
    {
      all: [['migrated'], ['refused'], [...aboutMail, 'server', 'connection', 'error']],
      unless: ['authentication', 'password'],
      weight: 8.6,
    },
    { all: [['migrated'], otherEnd, aboutMail, trouble], unless: ['tls', 'certificate', 'dns'], weight: 6.5 },
    { all: [['migrated'], ['connector', 'smart-host']], unless: ['tls', 'certificate', 'dns'], weight: 6.5 },
    { all: [['refused'], otherEnd, aboutMail], unless: ['authentication', 'password', ...senders], weight: 5.5 },
    { all: [['blocked'], ['microsoft365'], otherEnd], weight: 5.5 },
    {
      all: [['refused'], ['exchange'], ['connection', 'disabled']],
      unless: ['authentication', 'password', ...senders],
      weight: 6,
    },
  ],
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
