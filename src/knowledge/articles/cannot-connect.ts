import type { Article } from '../article.ts';
import { aboutMail, betweenServers, otherEnd, senders, trouble } from '../groups.ts';
import {
  checkConnectorTls,
  checkService,
  contactPartner,
  offerStarttls,
  sendAgain,
  sendFullChain,
  whoseServer,
} from './mail-flow-steps.ts';

/** 4.4.317, 5.4.317 and 451 5.7.3: the server answered, but no session with TLS came about. */
export const cannotConnect: Article = {
  id: 'cannot-connect',
  matches: [
    { enhanced: '4.4.317' },
    { enhanced: '5.4.317' },
    { enhanced: '5.7.3', replies: ['451', '450', '530'], phrases: ['starttls'] },
  ],
  phrases: ['cannot establish session with remote server'],
  topics: [
    {
      all: [
        ['tls'],
        [
          'server',
          'on-premises',
          'migrated',
          'connector',
          'smart-host',
          'microsoft365',
          'port-25',
          'mail',
          'smtp',
          'send',
        ],
        ['changed', ...trouble],
      ],
      unless: ['certificate'],
      weight: 7,
    },
    { all: [['tls'], ['connector', 'partner', 'smart-host']], unless: ['program'], weight: 6 },
    { all: [['tls'], ['on-premises', 'migrated', 'server'], ['microsoft365', 'mail', 'receive']], weight: 6 },
    { all: [['tls'], ['on-premises', 'migrated', 'server']], weight: 5 },
    { all: [['tls'], ['connection'], ['failing', 'not', 'error']], unless: ['certificate', 'program'], weight: 5 },
    { all: [['tls'], ['firewall'], aboutMail], weight: 7 },
    { all: [['unavailable'], otherEnd, aboutMail], weight: 8.6 },
    { all: [['unavailable'], ['server', 'partner']], unless: senders, weight: 5 },
    { all: [['certificate'], ['untrusted'], betweenServers], weight: 7 },
    { all: [['chain'], betweenServers], weight: 8.5 },
    { all: [['connection'], ['failing', 'not'], otherEnd, aboutMail], weight: 5.5 },
    { all: [['connection'], ['failing', 'not', 'error'], ['on-premises'], ['microsoft365', 'error']], weight: 5 },
  ],
  causes: [
    {
      id: 'starttls',
      phrases: ['starttls', 'tls negotiation failed', 'must issue a starttls'],
      steps: ['whose-server', 'contact-partner', 'offer-starttls', 'check-connector-tls', 'send-again'],
    },
    {
      id: 'untrusted-root',
      phrases: ['untrustedroot', 'untrusted root', 'partialchain'],
      steps: ['whose-server', 'contact-partner', 'send-full-chain', 'check-connector-tls', 'send-again'],
    },
    {
      id: 'service-unavailable',
      phrases: ['service not available', 'service unavailable'],
      steps: ['whose-server', 'contact-partner', 'check-service', 'send-again'],
    },
  ],
  fixers: ['server-admin', 'admin', 'partner'],
  passes: 'sometimes',
  queues: true,
  note: true,
  steps: [whoseServer, contactPartner, checkService, offerStarttls, sendFullChain, checkConnectorTls, sendAgain],
  next: ['certificate-validation', 'connection-closed'],
};
