import { expect } from 'vitest';
import type { ConnectorCall, FakeConnector } from '../fixtures/fake-connector.ts';
import { readActivityFixture } from '../fixtures/read-activity-fixture.ts';
import type { ListeningBot, Reply } from './bot-process.ts';
import type { Button, Card } from './card-reader.ts';

/** Who writes and presses. */
export type Writer = { name: string; aadObjectId: string; id: string };

/** Fields that differ from the activity as Teams would send it. */
export type Change = Record<string, unknown>;

/** The body of the answer to a tap. */
export type TapAnswer = { statusCode: number; type: string; value: unknown };

/** One person in one conversation, as their Teams client behaves. */
export type Chat = {
  conversationId: string;
  /** Sends a text. */
  write(text: string, change?: Change): Promise<Reply>;
  /** Presses a button and gives what came back. */
  tap(button: Pick<Button, 'verb' | 'data'>, change?: Change): Promise<Reply>;
  /** Presses a button and gives the card that came back, as Teams demands it. */
  press(button: Pick<Button, 'verb' | 'data'>, change?: Change): Promise<Card>;
  /** Presses a button as a client without Action.Execute does. */
  submit(button: Pick<Button, 'data'>, change?: Change): Promise<Reply>;
  /** The event of an installation: only this one knows the client's locale. */
  install(change?: Change): Promise<Reply>;
  /** The other event of an installation. */
  addBot(change?: Change): Promise<Reply>;
  uninstall(): Promise<Reply>;
  removeBot(): Promise<Reply>;
  /** The next message that arrives here. */
  nextCard(): Promise<Card>;
  /** The next update of a message here. */
  nextUpdate(): Promise<Card>;
  /** The first update from now on, or one that has not been looked at, that fits. */
  updateWhere(fits: (card: Card) => boolean): Promise<Card>;
  /** Every call that reached this conversation. */
  calls(method?: 'POST' | 'PUT'): ConnectorCall[];
  /** Somebody else in the same conversation. */
  with(person: Partial<Writer>, locale?: string): Chat;
};

/** What a chat needs to know. */
export type ChatOptions = {
  bot: () => ListeningBot;
  connector: FakeConnector;
  conversationId: string;
  writer: Writer;
  locale: string;
};

/** The card that a call carries. */
export function cardOf(call: ConnectorCall): Card {
  const [attachment] = call.activity.attachments ?? [];
  if (attachment?.contentType !== 'application/vnd.microsoft.card.adaptive') throw new Error('The message has no card');
  return attachment.content as Card;
}

/** The answer to a tap; HTTP 200 whatever it says (Universal Action Model). */
export function readAnswer(reply: Reply): TapAnswer {
  expect(reply.status).toBe(200);
  return JSON.parse(reply.text);
}

let ids = 0;

/** Gives ids as Teams does: milliseconds, unique within a conversation. */
export const nextId = (): string => String(1_763_625_600_000 + ++ids);

/** Opens a chat. */
export function openChat(options: ChatOptions): Chat {
  const { bot, connector, conversationId, writer, locale } = options;

  const calls = (method?: 'POST' | 'PUT') =>
    connector.calls.filter((call) => call.conversationId === conversationId && (!method || call.method === method));

  const seen = { POST: calls('POST').length, PUT: calls('PUT').length };

  async function next(method: 'POST' | 'PUT'): Promise<Card> {
    const index = seen[method];
    seen[method] += 1;
    return cardOf(await connector.until(() => calls(method)[index]));
  }

  function send(fixture: string, change: Change): Promise<Reply> {
    const activity = readActivityFixture(fixture);
    const { locale: _locale, attachments: _attachments, entities: _entities, ...plain } = activity;
    const conversation = { ...(activity.conversation as object), id: conversationId };
    return bot().post({ ...plain, id: nextId(), serviceUrl: connector.url, from: writer, conversation, ...change });
  }

  const tap: Chat['tap'] = ({ verb, data }, change = {}) =>
    send('personal-tap', {
      id: `f:${nextId()}`,
      locale,
      replyToId: calls('POST')[0]?.givenId ?? undefined,
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      ...change,
    });

  return {
    conversationId,
    write: (text, change = {}) => send('personal-message', { text, locale, ...change }),
    tap,
    async press(button, change) {
      const answer = readAnswer(await tap(button, change));
      expect(answer).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
      return answer.value as Card;
    },
    submit: ({ data }, change = {}) =>
      send('personal-submit', { locale, replyToId: calls('POST')[0]?.givenId, value: data, ...change }),
    install: (change = {}) => send('installed', { locale, ...change }),
    addBot: (change = {}) => send('bot-added', change),
    uninstall: () => send('uninstalled', {}),
    removeBot: () => send('bot-removed', {}),
    nextCard: () => next('POST'),
    nextUpdate: () => next('PUT'),
    async updateWhere(fits) {
      for (;;) {
        const card = await next('PUT');
        if (fits(card)) return card;
      }
    },
    calls,
    with: (person, theirLocale = locale) =>
      openChat({ ...options, writer: { ...writer, ...person }, locale: theirLocale }),
  };
}
