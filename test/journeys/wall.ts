import type { ConnectorAnswer, ConnectorCall, FakeConnector } from '../fixtures/fake-connector.ts';
import { type Card, listButtons, readRuns, readTexts } from './card-reader.ts';
import { cardOf } from './chat.ts';

/** A message as the people of its conversation see it. */
export type Hung = {
  conversationId: string;
  /** As Teams knows it; the bot was not told where `isLost`. */
  id: string;
  isLost: boolean;
  /** What stood first on its first card: in these journeys that names the incident. */
  title: string;
  card: Card;
  /** Everything that can be read on it now. */
  texts: string[];
  hasButtons: boolean;
};

/** What hangs in all conversations, and what came to hang it. */
export type Wall = {
  /** Messages of a conversation, or of all, the oldest first. */
  list(conversationId?: string): Hung[];
  /** The most calls of one conversation that arrived within so many milliseconds, since times were last forgotten. */
  busiest(milliseconds: number): number;
  forgetTimes(): void;
  /** How often each answer was given: `taken`, `reset`, `hang` or a status. */
  answers: Record<string, number>;
};

/** What becomes of a call; null takes it. One that is reset or hangs was taken all the same, without anybody being told. */
export type Fate = (call: ConnectorCall) => ConnectorAnswer | null;

/** Lets everything that arrives at the connector meet its fate, and keeps what then hangs there. */
export function hangUp(connector: FakeConnector, fate: Fate = () => null): Wall {
  const messages = new Map<string, Hung>();
  const answers: Record<string, number> = {};
  let arrivals: { conversationId: string; at: number }[] = [];
  let taken: { call: ConnectorCall; isLost: boolean }[] = [];

  connector.answerAll((call) => {
    arrivals.push({ conversationId: call.conversationId, at: performance.now() });
    const answer = fate(call);
    const name = nameOf(answer);
    answers[name] = (answers[name] ?? 0) + 1;
    if (typeof answer !== 'object' || answer === null) taken.push({ call, isLost: answer !== null });
    return answer;
  });

  /** Later than the answer: the id of a new message is not given before. */
  function catchUp(): void {
    for (const { call, isLost } of taken) {
      const { conversationId } = call;
      const card = cardOf(call);
      const seen = { card, texts: readTexts(card).map(toPlain), hasButtons: listButtons(card).length > 0 };
      const id = call.activityId ?? call.givenId ?? `lost-${messages.size}`;
      const key = JSON.stringify([conversationId, id]);
      const before = messages.get(key);
      if (before) messages.set(key, { ...before, ...seen });
      else if (call.method === 'POST') {
        messages.set(key, { conversationId, id, isLost, title: toPlain(readRuns(card)[0] ?? ''), ...seen });
      }
    }
    taken = [];
  }

  return {
    list(conversationId) {
      catchUp();
      return [...messages.values()].filter((hung) => !conversationId || hung.conversationId === conversationId);
    },
    busiest(milliseconds) {
      const ofEach = Map.groupBy(arrivals, (arrival) => arrival.conversationId);
      const most = [...ofEach.values()].flatMap((of) =>
        of.map(({ at }, first) => {
          const end = of.findIndex((other) => other.at >= at + milliseconds);
          return (end < 0 ? of.length : end) - first;
        }),
      );
      return Math.max(0, ...most);
    },
    forgetTimes() {
      arrivals = [];
    },
    answers,
  };
}

const nameOf = (answer: ConnectorAnswer | null): string =>
  typeof answer === 'object' ? String(answer?.status ?? 'taken') : answer;

/** Without the marks that keep Latin words together within right-to-left text. */
const toPlain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
