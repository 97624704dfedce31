import type { Case } from '../checklist/case.ts';
import { detect } from '../detect/detect.ts';
import type { AlertCall, Source } from '../incident/alert.ts';
import type { Incident } from '../incident/incident.ts';
import { readCall } from '../incident/read-call.ts';
import { receiveCall } from '../incident/receive-call.ts';
import { matchArticle } from '../knowledge/match.ts';
import type { Post, Subscription } from '../ports/incident-store.ts';
import { wants } from './match-subscription.ts';
import type { ShowIncident } from './show-incident.ts';
import type { World } from './world.ts';

/** What became of an alert: stored, or the field that is wrong. */
export type AlertReceipt = { kind: 'accepted' } | { kind: 'bad'; field: string; problem: string };

/**
 * A source told something: put it into its incident and let the cards follow. Resolves when it is stored; rejects when it
 * was not. Tries again while others are faster: each try loses only to somebody's success.
 */
export const receiveAlert =
  (world: World, show: ShowIncident) =>
  async (source: Source, body: unknown): Promise<AlertReceipt> => {
    const now = world.clock.now();
    const read = readCall(source, body, now);
    if (read.kind === 'bad') return read;
    if (read.kind === 'nothing') return { kind: 'accepted' };
    const { incidents, ids, log, reopenMinutes } = world;
    for (;;) {
      const current = await incidents.findLatest(source, read.call.group);
      const received = receiveCall(current, read.call, { now, newId: ids.next(), reopenMinutes });
      if (received.incident === current) return { kind: 'accepted' };
      const { incident, checklist } =
        received.change === 'opened'
          ? equip(received.incident, read.call, world)
          : { incident: received.incident, checklist: null };
      const posts = incident.resolvedAt === null ? await listWanted(incident, world) : [];
      if (!(await incidents.saveIncident(incident, checklist, posts, now))) continue;
      log.info('alert', { source, change: received.change, alerts: read.call.alerts.length });
      if (received.change !== 'none') await show.everywhere(incident);
      return { kind: 'accepted' };
    }
  };

/** Gives a new incident the code that its alerts hold, and the checklist of the article that answers it. */
function equip(
  incident: Incident,
  call: AlertCall,
  { ids, language, clock }: World,
): { incident: Incident; checklist: Case | null } {
  const detection = detect(call.alerts.map(({ title, text }) => `${title}\n${text}`).join('\n'));
  const match = matchArticle(detection);
  const code = match.finding?.enhanced ?? match.finding?.reply ?? null;
  if (match.article === null) return { incident: { ...incident, code }, checklist: null };
  const { reply = null, enhanced = null, tag = null } = match.finding ?? {};
  const checklist: Case = {
    id: ids.next(),
    version: 1,
    conversationId: '',
    incidentId: incident.id,
    article: match.article,
    cause: match.cause,
    code: { reply, enhanced, tag },
    mailbox: null,
    others: [],
    language,
    askedLanguage: language,
    untranslated: null,
    asker: { id: '', name: '' },
    openedAt: clock.now().toISOString(),
    marks: {},
    answers: {},
    outcome: null,
  };
  return { incident: { ...incident, code, caseId: checklist.id }, checklist };
}

/** One card for each conversation that wants to hear of it, in the language of its first subscription. */
async function listWanted(incident: Incident, { incidents }: World): Promise<Post[]> {
  const subscriptions = (await incidents.listSubscriptions()).filter((subscription) => wants(subscription, incident));
  const byConversation = new Map<string, Subscription>();
  for (const subscription of subscriptions) {
    const { id } = subscription.conversation;
    if (!byConversation.has(id)) byConversation.set(id, subscription);
  }
  return [...byConversation].map(([conversationId, { language }]) => ({
    incidentId: incident.id,
    conversationId,
    language,
    state: 'wanted',
    messageId: null,
    shownVersion: 0,
    shownCase: 0,
    orphans: 0,
  }));
}
