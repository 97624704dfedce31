import type { Article } from '../article.ts';
import { aboutMail } from '../groups.ts';
import {
  askNetworkTeam,
  closedScenario,
  contactPartner,
  correctPacketInspection,
  healServer,
  sendAgain,
  whoseServer,
} from './mail-flow-steps.ts';

/** 4.4.318 and 5.4.318: the connection stood and was dropped in the middle. */
export const connectionClosed: Article = {
  id: 'connection-closed',
  matches: [{ enhanced: '4.4.318' }, { enhanced: '5.4.318' }],
  phrases: [
    'connection was closed abruptly',
    'winsock error code: 10054',
    'win32 error code: 10054',
    'deferred: connection reset by',
  ],
  topics: [
    { all: [['dropped'], ['connection'], [...aboutMail, 'server', 'on-premises']], weight: 8 },
    {
      all: [['dropped'], ['server', 'on-premises', 'partner', 'connector', 'smart-host'], aboutMail],
      unless: ['port-25'],
      weight: 7.5,
    },
    { all: [['dropped'], ['firewall'], aboutMail], weight: 8 },
    { all: [['firewall'], ['failing', 'sometimes', 'error'], ['smtp', 'mail', 'microsoft365']], weight: 6 },
    { all: [['dropped'], ['send', 'receive'], ['mail', 'microsoft365', 'smtp']], weight: 5.5 },
  ],
  causes: [],
  fixers: ['server-admin', 'partner'],
  passes: 'sometimes',
  queues: true,
  note: true,
  steps: [whoseServer, contactPartner, closedScenario, correctPacketInspection, healServer, askNetworkTeam, sendAgain],
  next: ['cannot-connect', 'mail-flow-other'],
};
