import type { Article, Task } from '../article.ts';
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
  causes: [],
  fixers: ['admin', 'device-owner'],
  passes: 'never',
  note: true,
  steps: [findDevices, leaveBasicAuth, allowBasicAgain],
  next: ['smtp-auth'],
};
