import type { Article, Task } from '../article.ts';
import { aboutMail, senders } from '../groups.ts';
import { leaveBasicAuth } from './smtp-auth-steps.ts';

const findDevices: Task = {
  id: 'find-devices',
  kind: 'task',
  ways: [
    {
      id: 'report',
      kind: 'portal',
      site: 'https://admin.exchange.microsoft.com',
      path: ['exchange-admin-center', 'reports', 'mail-flow', 'smtp-auth-clients'],
      text: true,
    },
  ],
  risk: 'none',
  role: 'exchange-admin',
  effect: null,
  verify: [],
  sources: ['smtp-auth', 'basic-auth-timeline'],
  undo: null,
};

const allowBasicAgain: Task = {
  id: 'allow-basic-again',
  kind: 'task',
  ways: [{ id: 'message-center', kind: 'text', text: true }],
  risk: 'security',
  role: 'exchange-admin',
  effect: null,
  verify: [],
  sources: ['basic-auth-timeline'],
  undo: [],
};

/** 550 5.7.30: Basic authentication is off for client submission, by default from the end of December 2026. */
export const basicAuthRetired: Article = {
  id: 'basic-auth-retired',
  matches: [{ enhanced: '5.7.30', unless: ['requiretls'] }],
  phrases: ['basic authentication is not supported for client submission'],
  topics: [
    { all: [['basic-auth'], ['retirement']], weight: 9 },
    { all: [['password', 'authentication', 'oauth'], ['retirement'], ['smtp', 'microsoft365', ...senders]], weight: 8 },
    { all: [['smtp', 'smtp-auth', 'scan-to-mail'], ['retirement']], weight: 8.5 },
    { all: [['printer', 'program'], ['retirement'], aboutMail], weight: 7 },
    {
      all: [['basic-auth'], ['smtp', 'send', 'microsoft365', ...senders]],
      unless: ['failing', 'refused', 'error', 'password'],
      weight: 7.5,
    },
    { all: [['basic-auth'], ['smtp', 'send', 'microsoft365', ...senders]], weight: 6.2 },
    { all: [['basic-auth'], ['oauth']], weight: 8.5 },
    {
      all: [['basic-auth'], ['printer', 'program']],
      unless: ['failing', 'refused', 'error', 'password', 'enable', 'blocked'],
      weight: 8.2,
    },
    {
      all: [['basic-auth'], ['disabled'], ['microsoft365']],
      unless: ['failing', 'refused', 'error', 'mailbox'],
      weight: 8.5,
    },
    {
      all: [['basic-auth'], ['enable', 'disabled', 'blocked', 'changed', 'settings', 'not', 'error', 'failing']],
      weight: 5.5,
    },
    { all: [['basic-auth']], weight: 5 },
    { all: [['oauth'], ['changed', 'migrated'], ['smtp', ...senders]], weight: 6.5 },
    { all: [['oauth'], ['printer', 'scan-to-mail']], weight: 6.2 },
    { all: [['oauth'], ['program'], ['mail', 'send', 'smtp']], weight: 6.2 },
  ],
  causes: [],
  fixers: ['admin', 'device-owner'],
  passes: 'never',
  note: true,
  steps: [findDevices, leaveBasicAuth, allowBasicAgain],
  next: ['smtp-auth'],
};
