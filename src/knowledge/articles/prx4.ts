import type { Article, Task } from '../article.ts';
import { senders, trouble } from '../groups.ts';
import {
  enableMailbox,
  leaveBasicAuth,
  sharedMailbox,
  turnOffSecurityDefaults,
  turnOffUserMfa,
  useLicensedMailbox,
} from './smtp-auth-steps.ts';

const retryLater: Task = {
  id: 'retry-later',
  kind: 'task',
  ways: [{ id: 'wait', kind: 'text', text: true }],
  risk: 'none',
  role: 'anyone',
  effect: null,
  verify: [],
  sources: ['smtp-auth'],
  undo: null,
};

/** 451 4.7.0 Temporary server error ... PRX4: the front end could not hand the session to the mailbox server. */
export const prx4: Article = {
  id: 'prx4',
  matches: [
    { enhanced: '4.7.0', tags: ['PRX'] },
    { enhanced: '4.7.0', phrases: ['temporary server error'], unless: ['authentication failure'] },
  ],
  phrases: ['prx4', 'temporary server error. please try again later', 'the server sent an invalid reply'],
  topics: [
    { all: [['temporary'], ['server-error']], weight: 7.5 },
    {
      all: [['temporary'], ['error', 'server-error', 'failing', 'sometimes'], ['smtp', 'server', ...senders]],
      unless: ['authentication', 'password'],
      weight: 7.5,
    },
    { all: [['temporary'], ['smtp', ...senders]], weight: 6.5 },
    { all: [['server-error'], ['smtp', ...senders]], weight: 7 },
    { all: [['sometimes'], ['smtp', ...senders], [...trouble, 'send', 'mail']], weight: 7 },
    { all: [['sometimes'], ['send', 'microsoft365'], ['mail', 'failing', 'error']], weight: 5 },
    { all: [['temporary'], ['error'], ['mail', 'send', 'microsoft365']], weight: 5.5 },
  ],
  causes: [],
  fixers: ['wait', 'device-owner', 'admin'],
  passes: 'often',
  note: true,
  steps: [
    retryLater,
    sharedMailbox,
    useLicensedMailbox,
    enableMailbox,
    leaveBasicAuth,
    turnOffSecurityDefaults,
    turnOffUserMfa,
  ],
  next: ['smtp-auth'],
};
