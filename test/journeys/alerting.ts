import { expect } from 'vitest';
import { sources } from '../../src/incident/alert.ts';
import type { ListeningBot, Reply } from './bot-process.ts';
import type { Card } from './card-reader.ts';
import type { Change, Chat } from './chat.ts';

/** Who may post in these journeys: one token for each source. */
export const tokenOf = (source: string): string => `token-of-${source}-0123456789`;

/** The setting that says so. */
export const alertSettings = {
  MAILMEDIC_ALERT_TOKENS: sources.map((source) => `${source}:${tokenOf(source)}`).join(','),
};

/** Posts what a source tells, with its token. */
export const tell = (bot: ListeningBot, source: string, body: object): Promise<Reply> =>
  bot.alert(source, body, { authorization: `Bearer ${tokenOf(source)}` });

/** What somebody chooses in the form for alerts. */
export type Wish = { sources?: string; severity?: string; matchers?: string; language?: string };

/** Saves the form for alerts in a conversation and gives the list that comes back. */
export function subscribe(chat: Chat, wish: Wish = {}, change: Change = {}): Promise<Card> {
  const form = { sources: sources.join(','), severity: 'info', matchers: '', language: 'en', ...wish };
  const data = { verb: 'subscribe', subscription: null, ...form };
  return chat.press({ verb: 'subscribe', data }, { replyToId: `form:${chat.conversationId}`, ...change });
}

/** An alert in our own format. `step` stands in its text: what a card shows tells how new it is. */
export const makeAlert = (group: string, step: number, more: object = {}) => ({
  id: group,
  status: 'firing',
  severity: 'warning',
  title: group,
  text: `451 4.4.316 Connection refused, step ${step}`,
  // All of one beginning: of words the last count.
  startsAt: '2026-11-20T10:00:00Z',
  ...more,
});

/** Says that it was stored. */
export const expectAccepted = (reply: Reply): void => expect(reply.status).toBe(202);
