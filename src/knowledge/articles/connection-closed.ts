import type { Article } from '../article.ts';
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
  phrases: ['connection was closed abruptly'],
  causes: [],
  fixers: ['server-admin', 'partner'],
  passes: 'sometimes',
  queues: true,
  note: true,
  steps: [whoseServer, contactPartner, closedScenario, correctPacketInspection, healServer, askNetworkTeam, sendAgain],
  next: ['cannot-connect', 'mail-flow-other'],
};
