import type { Person } from '../../src/checklist/case.ts';
import { type Bot, createBot } from '../../src/flows/bot.ts';
import type { World } from '../../src/flows/world.ts';
import { openWords } from '../../src/i18n/open-words.ts';
import { createSearch, type Search } from '../../src/knowledge/search.ts';
import type { CardJson, Cards } from '../../src/ports/cards.ts';
import type { Channel, ConversationReference, Delivery, Message } from '../../src/ports/channel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type {
  ExplainRequest,
  InsertRequest,
  Installation,
  SearchRequest,
  Tap,
  TapReply,
  WrittenMessage,
} from '../../src/ports/incoming.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Button } from '../../src/view/button.ts';
import type { CardView, CaseView, ExplanationView, NoticeView } from '../../src/view/card-view.ts';
import { createRecordingLog, type RecordingLog } from '../fixtures/recording-log.ts';
import { createRecordingMetrics, type RecordingMetrics } from '../fixtures/recording-metrics.ts';
import { createManualQueue, type Jobs, type ManualQueue } from '../queue/manual-queue.ts';
import { createMemory, createMemoryStore, type Memory } from '../store/memory-store.ts';

const words = await openWords(new URL('../../locales/', import.meta.url));
const search = createSearch(words.vocabularies);

/** The four texts that most tests paste. */
export const pastes = {
  prx4: '451 4.7.0 Temporary server error. Please try again later. PRX4',
  tenantOff: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
  basicAuth: '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
  french: "Bonjour, depuis ce matin j'ai ça avec notre imprimante : 451 4.7.0 Temporary server error. PRX4",
};

export const ada: Person = { id: 'ada', name: 'Ada' };
export const bob: Person = { id: 'bob', name: 'Bob' };

/** A bot in a world that stands still until it is moved. */
export type TestWorld = World & {
  bot: Bot;
  channel: RecordingChannel;
  clock: ManualClock;
  log: RecordingLog;
  metrics: RecordingMetrics;
  queue: ManualQueue;
  /** The same data under a new process; `kill -9` for the one before. */
  restart(): TestWorld;
};

/** What may be different from the usual. `jobs`: what the queue of an earlier process left. */
type WorldChanges = {
  memory?: Memory;
  jobs?: Jobs;
  store?: Partial<Store>;
  search?: Search;
  admins?: readonly string[];
};

/** Starts with an empty store, a channel that takes everything, and noon. */
export function createTestWorld(changes: WorldChanges = {}): TestWorld {
  const memory = changes.memory ?? createMemory();
  const jobs = changes.jobs ?? new Map();
  const clock = createManualClock();
  const world = {
    channel: createRecordingChannel(),
    cards: viewCards,
    words,
    store: { ...createMemoryStore(memory), ...changes.store },
    clock,
    ids: createCountingIds(memory.messages.size),
    log: createRecordingLog(),
    metrics: createRecordingMetrics(),
    search: changes.search ?? search,
    language: 'en',
    incidents: createMemoryStore(memory),
    queue: createManualQueue(clock, jobs),
    admins: changes.admins ?? [],
    reopenMinutes: 30,
  };
  return { ...world, bot: createBot(world), restart: () => createTestWorld({ memory, jobs }) };
}

/** A card that holds its view as it is: what is on it is the view's affair, what is sent is the flows'. */
const viewCards: Cards = { expand: (view) => ({ type: 'AdaptiveCard', version: '1.5', view }) };

/** The view on a card. */
export function viewOf(message: Message | undefined): CardView {
  if (!message) throw new Error('Nothing was sent.');
  return (message.card as unknown as { view: CardView }).view;
}

/** The view on a card, which is one of a case. */
export function caseViewOf(message: Message | undefined): CaseView {
  const view = viewOf(message);
  if (view.template !== 'case') throw new Error(`This is a ${view.template}.`);
  return view;
}

/** The view on a card, which is a notice. */
export function noticeViewOf(message: Message | undefined): NoticeView {
  const view = viewOf(message);
  if (view.template !== 'notice') throw new Error(`This is a ${view.template}.`);
  return view;
}

/** The view on a card, which explains something without a case. */
export function explanationViewOf(card: CardJson | undefined): ExplanationView {
  const { view } = (card ?? {}) as unknown as { view?: CardView };
  if (view?.template !== 'explanation') throw new Error(`This is a ${view?.template}.`);
  return view;
}

/** What a tap was answered with, as a message; throws when it was refused. */
export function cardOf(reply: TapReply): Message {
  if (reply.kind === 'refused') throw new Error(`Refused: ${reply.sentence}`);
  return { card: reply.card, summary: reply.summary };
}

/** Something that the bot tried to tell the channel, in the order of trying. */
export type Sending = { verb: 'send' | 'update'; to: string; messageId: string | null; message: Message };

/** A channel that keeps what it was told. */
export type RecordingChannel = Channel & {
  sendings: Sending[];
  /** What becomes of the next sendings, one after the other; after them everything arrives. */
  answerNext(...deliveries: Delivery[]): void;
  /** Lets no further sending end before what this gives is called. */
  block(): () => void;
};

function createRecordingChannel(): RecordingChannel {
  const sendings: Sending[] = [];
  const planned: Delivery[] = [];
  let gate: Promise<void> = Promise.resolve();
  let count = 0;
  const take = async (sending: Sending): Promise<Delivery> => {
    sendings.push(structuredClone(sending));
    const delivery = planned.shift();
    await gate;
    if (delivery) return delivery;
    count += sending.verb === 'send' ? 1 : 0;
    return { kind: 'sent', messageId: sending.messageId ?? `message-${count}` };
  };
  return {
    sendings,
    answerNext: (...deliveries) => void planned.push(...deliveries),
    block() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    send: (to, message) => take({ verb: 'send', to: to.id, messageId: null, message }),
    update: (to, messageId, message) => take({ verb: 'update', to: to.id, messageId, message }),
  };
}

/** A clock that only goes on when it is told to. */
export type ManualClock = Clock & {
  /** Milliseconds of each wait that was asked for. */
  waits: number[];
  /** Goes on by so much; whoever waited long enough goes on, too. */
  advance(milliseconds: number): Promise<void>;
};

function createManualClock(): ManualClock {
  let now = Date.parse('2026-11-20T12:00:00Z');
  const waits: number[] = [];
  const sleepers = new Set<{ until: number; wake: () => void }>();
  return {
    waits,
    now: () => new Date(now),
    wait(milliseconds, signal) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waits.push(milliseconds);
      sleepers.add({ until: now + milliseconds, wake: resolve });
      signal?.addEventListener('abort', () => resolve());
      return promise;
    },
    async advance(milliseconds) {
      now += milliseconds;
      for (const sleeper of sleepers) {
        if (sleeper.until > now) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
      await quiet();
    },
  };
}

function createCountingIds(from: number): World['ids'] {
  let count = from;
  return {
    next() {
      count += 1;
      return `id-${count}`;
    },
  };
}

/** Ends when everything has gone on that needs neither the clock nor a blocked channel: no double takes longer than a turn. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** How to reach a conversation. */
export const conversation = (id = 'chat'): ConversationReference => ({
  id,
  kind: 'personal',
  tenantId: 'tenant',
  serviceUrl: 'https://smba.example/emea/',
  bot: { id: '28:bot', name: 'Mailmedic' },
});

let activities = 0;
const nextActivity = (): string => {
  activities += 1;
  return `activity-${activities}`;
};

/** Somebody wrote. */
export const written = (text: string, changes: Partial<WrittenMessage> = {}): WrittenMessage => ({
  kind: 'message',
  id: nextActivity(),
  conversation: conversation(),
  person: ada,
  locale: 'en-US',
  text,
  ...changes,
});

/** Somebody pressed a button. */
export const tapped = ({ verb, ...data }: Button, changes: Partial<Tap> = {}): Tap => ({
  kind: 'tap',
  via: 'execute',
  id: nextActivity(),
  conversation: conversation(),
  person: ada,
  locale: 'en-US',
  messageId: 'message-1',
  verb,
  data,
  ...changes,
});

/** Somebody searches. */
export const searched = (text: string, changes: Partial<SearchRequest> = {}): SearchRequest => ({
  kind: 'search',
  id: nextActivity(),
  conversation: conversation('foreign-chat'),
  person: ada,
  locale: 'en-US',
  text,
  skip: 0,
  count: 25,
  ...changes,
});

/** Somebody wants a message of somebody else explained. */
export const asked = (text: string, changes: Partial<ExplainRequest> = {}): ExplainRequest => ({
  ...arrivalOf(searched('')),
  kind: 'explain',
  text,
  ...changes,
});

/** Somebody wants what was explained as a card. */
export const inserted = (data: unknown, changes: Partial<InsertRequest> = {}): InsertRequest => ({
  ...arrivalOf(searched('')),
  kind: 'insert',
  data,
  ...changes,
});

const arrivalOf = ({ id, conversation, person, locale }: SearchRequest) => ({ id, conversation, person, locale });

/** The bot was installed, as the event tells that knows the language. */
export const installed = (changes: Partial<Installation> = {}): Installation => ({
  kind: 'installed',
  id: nextActivity(),
  conversation: conversation(),
  person: ada,
  locale: 'en-US',
  ...changes,
});

/** Pastes a text, waits for its card and gives the id of its case. */
export async function openCaseIn(world: TestWorld, text = pastes.tenantOff, changes: Partial<WrittenMessage> = {}) {
  await world.bot.onMessage(written(text, changes));
  await quiet();
  return caseIdOn(world.channel.sendings.at(-1)?.message);
}

/** The id of the case on a card. */
export const caseIdOn = (message: Message | undefined): string => caseViewOf(message).caseId;

/** Presses a button, and does what is to be done after the reply. */
export async function press(world: TestWorld, button: Button, changes: Partial<Tap> = {}): Promise<TapReply> {
  const { reply, after } = await world.bot.onTap(tapped(button, changes));
  await after();
  await quiet();
  return reply;
}
