import type { Case } from '../../src/checklist/case.ts';
import type { ConversationReference } from '../../src/ports/channel.ts';
import type { MessageKey, PendingAnswer, PersonLanguage, Store, StoredCase } from '../../src/ports/store.ts';

/** What a memory store holds; two stores over the same memory are two replicas. */
export type Memory = {
  conversations: Map<string, ConversationReference>;
  welcomes: Set<string>;
  messages: Map<string, PendingAnswer & { answered: boolean }>;
  cases: Map<string, StoredCase>;
  people: Map<string, PersonLanguage>;
};

/** An empty memory. */
export function createMemory(): Memory {
  return {
    conversations: new Map(),
    welcomes: new Set(),
    messages: new Map(),
    cases: new Map(),
    people: new Map(),
  };
}

/** The plainest store that keeps the contract: the model of the real ones, and the double for tests of flows. */
export function createMemoryStore(memory: Memory = createMemory()): Store {
  const { conversations, welcomes, messages, cases, people } = memory;
  let closed = false;
  const assertOpen = () => {
    if (closed) throw Object.assign(new Error('The store is closed.'), { code: 'closed' });
  };

  const store: Store = {
    async saveConversation(conversation) {
      conversations.set(conversation.id, structuredClone(conversation));
    },
    async findConversation(conversationId) {
      return structuredClone(conversations.get(conversationId) ?? null);
    },
    async claimWelcome(conversationId) {
      if (welcomes.has(conversationId)) return false;
      welcomes.add(conversationId);
      return true;
    },
    async forgetConversation(conversationId) {
      const belongs = (id: string) => id === conversationId || id.startsWith(`${conversationId};messageid=`);
      for (const id of conversations.keys()) if (belongs(id)) conversations.delete(id);
      for (const id of welcomes) if (belongs(id)) welcomes.delete(id);
      for (const [id, stored] of cases) if (belongs(stored.case.conversationId)) cases.delete(id);
      for (const [id, { key, answer }] of messages) {
        const lostItsCase = answer.kind === 'case' && !cases.has(answer.caseId);
        if (belongs(key.conversationId) || lostItsCase) messages.delete(id);
      }
    },

    async acceptMessage(pending, opened) {
      const name = nameOf(pending.key);
      if (messages.has(name)) return false;
      if (opened && cases.has(opened.id)) throw new Error('The case is there already.');
      if (pending.answer.kind === 'case' && opened?.id !== pending.answer.caseId && !cases.has(pending.answer.caseId)) {
        throw new Error('The case of the answer is not there.');
      }
      if (opened) cases.set(opened.id, structuredClone({ case: opened, messageId: null, shownVersion: 0 }));
      messages.set(name, structuredClone({ ...pending, attempts: 0, answered: false }));
      return true;
    },
    async listPending() {
      return [...messages.values()]
        .filter(({ answered }) => !answered)
        .map(({ answered: _, ...pending }) => structuredClone(pending));
    },
    async countAttempt(key) {
      const message = messages.get(nameOf(key));
      if (message) message.attempts += 1;
    },
    async markAnswered(key) {
      const message = messages.get(nameOf(key));
      if (message) message.answered = true;
    },

    async findCase(caseId) {
      return structuredClone(cases.get(caseId) ?? null);
    },
    async replaceCase(next: Case) {
      const stored = cases.get(next.id);
      if (stored?.case.version !== next.version - 1) return false;
      stored.case = structuredClone(next);
      return true;
    },
    async saveShown(caseId, messageId, version) {
      const stored = cases.get(caseId);
      if (!stored) return;
      if (version >= stored.shownVersion) {
        stored.messageId = messageId ?? stored.messageId;
        stored.shownVersion = version;
      } else {
        stored.messageId = stored.messageId ?? messageId;
      }
    },
    async listStale() {
      return [...cases.values()]
        .filter(({ messageId, shownVersion }) => messageId !== null || shownVersion > 0)
        .filter(({ shownVersion, case: { version } }) => shownVersion < version)
        .map((stored) => stored.case.id);
    },

    async findLanguage(personId) {
      return { ...(people.get(personId) ?? { chosen: null, heard: null }) };
    },
    async saveChosenLanguage(personId, chosen) {
      people.set(personId, { heard: null, ...people.get(personId), chosen });
    },
    async saveHeardLanguage(personId, heard) {
      people.set(personId, { chosen: null, ...people.get(personId), heard });
    },

    async check() {
      assertOpen();
    },
    async close() {
      closed = true;
    },
  };
  return store;
}

function nameOf(key: MessageKey): string {
  return JSON.stringify([key.conversationId, key.activityId]);
}
