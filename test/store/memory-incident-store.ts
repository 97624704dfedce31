import type { Incident } from '../../src/incident/incident.ts';
import type { IncidentStore, Post } from '../../src/ports/incident-store.ts';
import type { Memory } from './memory-store.ts';

/** The plainest store of incidents that keeps the contract. */
export function createMemoryIncidentStore({ incidents, posts, subscriptions, cases }: Memory): IncidentStore {
  const ofGroup = (one: Pick<Incident, 'source' | 'group'>) =>
    [...incidents.values()]
      .map(({ incident }) => incident)
      .filter(({ source, group }) => source === one.source && group === one.group);
  const find = (isIt: (incident: Incident) => boolean) =>
    structuredClone([...incidents.values()].map(({ incident }) => incident).find(isIt) ?? null);

  return {
    async findLatest(source, group) {
      return structuredClone(ofGroup({ source, group }).at(-1) ?? null);
    },
    async findIncident(id) {
      return find((incident) => incident.id === id);
    },
    async findIncidentOfCase(caseId) {
      return find((incident) => incident.caseId === caseId);
    },
    async saveIncident(next, opened, wanted, at, known) {
      const latest = ofGroup(next).at(-1);
      if (known !== undefined && (known?.id !== latest?.id || known?.version !== latest?.version)) return false;
      const isNextVersion = latest?.id === next.id && latest.version === next.version - 1;
      const isNew = next.version === 1 && !incidents.has(next.id) && (!latest || latest.resolvedAt !== null);
      if (!isNextVersion && !isNew) return false;
      if (opened && cases.has(opened.id)) throw new Error('The case is there already.');
      if (next.caseId !== null && opened?.id !== next.caseId && !cases.has(next.caseId)) {
        throw new Error('The case of the incident is not there.');
      }
      if (opened) {
        cases.set(opened.id, { case: structuredClone(opened), messageId: null, shownVersion: 0, changedAt: at });
      }
      incidents.set(next.id, { incident: structuredClone(next), changedAt: at });
      for (const post of wanted) if (!posts.has(nameOf(post))) posts.set(nameOf(post), { ...post });
      return true;
    },
    async listOpen(code) {
      const all = [...incidents.values()].map(({ incident }) => incident);
      return structuredClone(
        all.filter((each) => each.resolvedAt === null && (code === undefined || each.code === code)),
      );
    },

    async findPost(incidentId, conversationId) {
      return structuredClone(posts.get(nameOf({ incidentId, conversationId })) ?? null);
    },
    async listPosts(incidentId) {
      return structuredClone([...posts.values()].filter((post) => post.incidentId === incidentId));
    },
    async savePost(post, known) {
      const current = posts.get(nameOf(known ?? post));
      const isAs = (field: 'state' | 'messageId' | 'orphans') => !known || known[field] === current?.[field];
      if (!posts.has(nameOf(post)) || !current || !isAs('state') || !isAs('messageId') || !isAs('orphans'))
        return false;
      posts.set(nameOf(post), { ...post });
      return true;
    },
    async listStalePosts() {
      const isStale = ({ incidentId, state, shownVersion, shownCase }: Post) => {
        const incident = incidents.get(incidentId)?.incident;
        const checklist = cases.get(incident?.caseId ?? '')?.case;
        const isBehind = shownVersion < (incident?.version ?? 0) || shownCase < (checklist?.version ?? 0);
        return state !== 'gone' && (state !== 'live' || isBehind);
      };
      return structuredClone([...posts.values()].filter(isStale));
    },

    async saveSubscription(subscription) {
      subscriptions.set(subscription.id, structuredClone(subscription));
    },
    async findSubscription(id) {
      return structuredClone(subscriptions.get(id) ?? null);
    },
    async listSubscriptions() {
      return structuredClone([...subscriptions.values()]);
    },
    async deleteSubscription(id) {
      return subscriptions.delete(id);
    },
  };
}

/** Deletes the cards and subscriptions of conversations. */
export function forgetPlaces({ posts, subscriptions }: Memory, belongs: (conversationId: string) => boolean): void {
  for (const [name, { conversationId }] of posts) if (belongs(conversationId)) posts.delete(name);
  for (const [id, { conversation }] of subscriptions) if (belongs(conversation.id)) subscriptions.delete(id);
}

/** Takes a person out of incidents and subscriptions. */
export function forgetActor({ incidents, subscriptions }: Memory, personId: string, at: Date): void {
  if (personId === '') return;
  const blank = { id: '', name: '' };
  for (const stored of incidents.values()) {
    const { taken, snooze, log } = stored.incident;
    const stamps = [taken, snooze, ...log].filter((stamp) => stamp?.by?.id === personId);
    for (const stamp of stamps) if (stamp) stamp.by = { ...blank };
    if (stamps.length === 0) continue;
    stored.incident.version += 1;
    stored.changedAt = at;
  }
  for (const subscription of subscriptions.values()) {
    if (subscription.by.id === personId) subscription.by = { ...blank };
  }
}

/** Deletes incidents that are over, with their cards, and says how many. `isHeld` tells of cases that have to stay. */
export function expireIncidents(
  { incidents, posts }: Memory,
  isOld: (at: Date) => boolean,
  isHeld: (caseId: string) => boolean,
): number {
  const over = [...incidents.values()]
    .filter(({ incident: { resolvedAt }, changedAt }) => resolvedAt !== null && isOld(changedAt))
    .map(({ incident }) => incident)
    .filter(({ caseId }) => caseId === null || !isHeld(caseId));
  for (const { id } of over) {
    incidents.delete(id);
    for (const [name, { incidentId }] of posts) if (incidentId === id) posts.delete(name);
  }
  return over.length;
}

const nameOf = ({ incidentId, conversationId }: Pick<Post, 'incidentId' | 'conversationId'>): string =>
  JSON.stringify([incidentId, conversationId]);
