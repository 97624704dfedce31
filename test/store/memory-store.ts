import type { Case, Person } from '../../src/checklist/case.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { ConversationReference } from '../../src/ports/channel.ts';
import type { IncidentStore, Post, Subscription } from '../../src/ports/incident-store.ts';
import type { MessageKey, PendingAnswer, PersonLanguage, Store, StoredCase } from '../../src/ports/store.ts';
import { createMemoryIncidentStore, expireIncidents, forgetActor, forgetPlaces } from './memory-incident-store.ts';

/** What a memory store holds; two stores over the same memory are two replicas. */
export type Memory = {
  conversations: Map<string, { reference: ConversationReference; savedAt: Date; teamId?: string }>;
  welcomes: Map<string, Date>;
  messages: Map<string, PendingAnswer & { answeredAt: Date | null }>;
  cases: Map<string, StoredCase & { changedAt: Date }>;
  people: Map<string, PersonLanguage & { at: { chosen?: Date; heard?: Date } }>;
  incidents: Map<string, { incident: Incident; changedAt: Date }>;
  posts: Map<string, Post>;
  subscriptions: Map<string, Subscription>;
};

/** An empty memory. */
export function createMemory(): Memory {
  return {
    conversations: new Map(),
    welcomes: new Map(),
    messages: new Map(),
    cases: new Map(),
    people: new Map(),
    incidents: new Map(),
    posts: new Map(),
    subscriptions: new Map(),
  };
}

/** The plainest store that keeps the contract: the model of the real ones, and the double for tests of flows. */
export function createMemoryStore(memory: Memory = createMemory()): Store & IncidentStore {
  const { conversations, welcomes, messages, cases, people, incidents, posts, subscriptions } = memory;
  let closed = false;
  const assertOpen = () => {
    if (closed) throw Object.assign(new Error('The store is closed.'), { code: 'closed' });
  };

  const store: Store & IncidentStore = {
    ...createMemoryIncidentStore(memory),

    async saveConversation(conversation, at) {
      const teamId = conversation.teamId ?? conversations.get(conversation.id)?.teamId;
      conversations.set(conversation.id, { reference: structuredClone(conversation), savedAt: at, teamId });
    },
    async findConversation(conversationId) {
      return structuredClone(conversations.get(conversationId)?.reference ?? null);
    },
    async acceptWelcome(welcome, at) {
      const { conversationId } = welcome.key;
      if (welcomes.has(conversationId)) return false;
      const accepted = await store.acceptMessage(welcome, null, at);
      welcomes.set(conversationId, at);
      return accepted;
    },
    async forgetConversation(conversationId) {
      const ofTeam = new Set([...conversations].flatMap(([id, { teamId }]) => (teamId === conversationId ? [id] : [])));
      const belongs = (id: string) => isPartOf(conversationId, id) || ofTeam.has(id);
      for (const id of conversations.keys()) if (belongs(id)) conversations.delete(id);
      for (const id of welcomes.keys()) if (belongs(id)) welcomes.delete(id);
      for (const [id, stored] of cases) if (belongs(stored.case.conversationId)) cases.delete(id);
      for (const [id, { key, answer }] of messages) {
        const lostItsCase = answer.kind === 'case' && !cases.has(answer.caseId);
        if (belongs(key.conversationId) || lostItsCase) messages.delete(id);
      }
      forgetPlaces(memory, belongs);
    },

    async acceptMessage(pending, opened, at) {
      const name = nameOf(pending.key);
      if (messages.has(name)) return false;
      if (opened && cases.has(opened.id)) throw new Error('The case is there already.');
      if (pending.answer.kind === 'case' && opened?.id !== pending.answer.caseId && !cases.has(pending.answer.caseId)) {
        throw new Error('The case of the answer is not there.');
      }
      if (opened) {
        cases.set(opened.id, { case: structuredClone(opened), messageId: null, shownVersion: 0, changedAt: at });
      }
      messages.set(name, { ...structuredClone(pending), attempts: 0, answeredAt: null });
      return true;
    },
    async findAnswer(key) {
      return structuredClone(messages.get(nameOf(key))?.answer ?? null);
    },
    async listPending() {
      return [...messages.values()]
        .filter(({ answeredAt }) => answeredAt === null)
        .map(({ answeredAt: _, ...pending }) => structuredClone(pending));
    },
    async countAttempt(key) {
      const message = messages.get(nameOf(key));
      if (message) message.attempts += 1;
    },
    async markAnswered(key, at) {
      const message = messages.get(nameOf(key));
      if (message) message.answeredAt ??= at;
    },

    async findCase(caseId) {
      const stored = cases.get(caseId);
      if (!stored) return null;
      const { changedAt: _, ...found } = stored;
      return structuredClone(found);
    },
    async replaceCase(next, at) {
      const stored = cases.get(next.id);
      if (stored?.case.version !== next.version - 1) return false;
      stored.case = structuredClone(next);
      stored.changedAt = at;
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
      const { chosen, heard } = people.get(personId) ?? stranger;
      return { chosen, heard };
    },
    async saveChosenLanguage(personId, chosen, at) {
      const known = people.get(personId) ?? stranger;
      people.set(personId, { ...known, chosen, at: { ...known.at, chosen: at } });
    },
    async saveHeardLanguage(personId, heard, at) {
      const known = people.get(personId) ?? stranger;
      people.set(personId, { ...known, heard, at: { ...known.at, heard: at } });
    },

    async forgetPerson(personId, at) {
      const { chosen, heard } = people.get(personId) ?? stranger;
      people.delete(personId);
      let changed = 0;
      for (const stored of cases.values()) {
        const places = placesIn(stored.case).filter(({ id }) => id === personId && id !== '');
        if (places.length === 0) continue;
        if (stored.case.asker.id === personId) stored.case.mailbox = null;
        for (const place of places) Object.assign(place, { id: '', name: '' });
        stored.case.version += 1;
        stored.changedAt = at;
        changed += 1;
      }
      forgetActor(memory, personId, at);
      return { languages: Number(chosen !== null) + Number(heard !== null), cases: changed };
    },
    async expire(before) {
      const isOld = (at: Date | null | undefined) => at != null && at < before;
      const answered = deleteWhere(messages, ({ answeredAt }) => isOld(answeredAt));
      const isAnswer = (caseId: string) =>
        [...messages.values()].some(({ answer }) => answer.kind === 'case' && answer.caseId === caseId);
      const isHeld = (caseId: string) => isAnswer(caseId) || !isOld(cases.get(caseId)?.changedAt);
      const over = expireIncidents(memory, isOld, isHeld);
      const isChecklist = (id: string) => [...incidents.values()].some(({ incident }) => incident.caseId === id);
      const closed = deleteWhere(cases, (_, id) => !isHeld(id) && !isChecklist(id));
      const hasCases = (id: string) => [...cases.values()].some((stored) => isPartOf(id, stored.case.conversationId));
      const hasAlerts = (id: string) =>
        [...posts.values()].some(({ conversationId }) => conversationId === id) ||
        [...subscriptions.values()].some(({ conversation }) => conversation.id === id);
      const left = deleteWhere(conversations, ({ savedAt }, id) => isOld(savedAt) && !hasCases(id) && !hasAlerts(id));
      const welcomed = deleteWhere(welcomes, (at, id) => left.has(id) || (isOld(at) && !conversations.has(id)));
      const silent = deleteWhere(people, ({ at }) => [at.chosen, at.heard].every((each) => !each || isOld(each)));
      return over + answered.size + closed.size + left.size + welcomed.size + silent.size;
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

const stranger = { chosen: null, heard: null, at: {} };

/** True for a conversation itself and for the threads of a channel. */
function isPartOf(conversationId: string, id: string): boolean {
  return id === conversationId || id.startsWith(`${conversationId};messageid=`);
}

/** Every place of a case where a person stands. */
function placesIn({ asker, marks, answers, outcome, known }: Case): Person[] {
  const stamps = [...Object.values(marks), ...Object.values(answers), ...(outcome ? [outcome] : [])];
  return [asker, ...stamps.map(({ by }) => by), ...(known?.by ? [known.by] : [])];
}

/** Gives the keys of what was deleted. */
function deleteWhere<Value>(map: Map<string, Value>, isOver: (value: Value, key: string) => boolean): Set<string> {
  const over = [...map].filter(([key, value]) => isOver(value, key)).map(([key]) => key);
  for (const key of over) map.delete(key);
  return new Set(over);
}

function nameOf(key: MessageKey): string {
  return JSON.stringify([key.conversationId, key.activityId]);
}
