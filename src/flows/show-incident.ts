import type { Case } from '../checklist/case.ts';
import type { Incident } from '../incident/incident.ts';
import type { ConversationReference, Delivery, Message } from '../ports/channel.ts';
import type { Post } from '../ports/incident-store.ts';
import type { JobResult } from '../ports/queue.ts';
import { backOff } from './back-off.ts';
import type { PostLimit } from './limit-posts.ts';
import { makeIncidentMessage } from './make-incident-message.ts';
import { planRetirement } from './retire-card.ts';
import type { World } from './world.ts';

/** Keeps the cards of incidents at their newest version, in every conversation, through the queue. */
export type ShowIncident = {
  /** Asks for the cards of an incident to be brought up to date; `at`: not before then, where nothing else asks for it. */
  everywhere(incident: Pick<Incident, 'id'>, at?: Date): Promise<void>;
  /** The queue's worker for one card. */
  work(body: unknown, attempt: number): Promise<JobResult>;
  /** Takes up what an earlier process stored and did not show. */
  recover(): Promise<void>;
};

/** Kind of the queue's jobs. */
export const showJob = 'show-incident';

/** After a message of which nobody knows whether it arrived: who finds it presses a button, and it is known. */
const orphanPause = 30_000;

/** How often a card that Teams refuses is tried before the subscription is paused. */
const mostRefusals = 5;

/** Cards of one conversation that are written side by side: one that hangs takes no other one's place in the queue. */
const mostUnderWay = 4;

/** Milliseconds between those that wait for the same conversation. */
const lineSpace = 200;

type Target = { incidentId: string; conversationId: string };

/**
 * Makes it. One job for each card, named after it: what changes meanwhile is shown by the same job, so that a storm is one
 * update, and an older state never follows a newer one.
 */
export function createShowIncident(world: World, limit: PostLimit): ShowIncident {
  const { incidents, queue, clock, log } = world;
  const underWayIn = new Map<string, number>();
  const ends = new Map<string, number>();

  /** Whoever has to wait stands behind who waits already: else all of them would come back at the same moment, each time. */
  function lineUp(conversationId: string, free: number): number {
    const at = Math.max(free, (ends.get(conversationId) ?? 0) + lineSpace);
    ends.set(conversationId, at);
    for (const [id, end] of ends) if (end < clock.now().getTime()) ends.delete(id);
    return at;
  }

  const ask = ({ incidentId, conversationId }: Target, at = clock.now()): Promise<void> => {
    const body: Target = { incidentId, conversationId };
    return queue.add({ kind: showJob, key: JSON.stringify([incidentId, conversationId]), body, at });
  };

  return {
    async everywhere({ id }, at) {
      const posts = await incidents.listPosts(id);
      await Promise.all(posts.filter(({ state }) => state !== 'gone').map((post) => ask(post, at)));
    },

    async work(body, attempt) {
      const { incidentId, conversationId } = body as Target;
      const post = await incidents.findPost(incidentId, conversationId);
      const incident = await incidents.findIncident(incidentId);
      const conversation = await world.store.findConversation(conversationId);
      if (!post || !incident || !conversation || post.state === 'gone') return { kind: 'done' };
      const checklist = incident.caseId === null ? null : ((await world.store.findCase(incident.caseId))?.case ?? null);
      if (isShown(post, incident, checklist)) return { kind: 'done' };
      const now = clock.now().getTime();
      const underWay = underWayIn.get(conversationId) ?? 0;
      const free = underWay < mostUnderWay ? limit.take(conversationId, now) : now + lineSpace;
      if (free !== null) return { kind: 'later', at: new Date(lineUp(conversationId, free)) };
      underWayIn.set(conversationId, underWay + 1);
      try {
        const message = makeIncidentMessage(incident, checklist, post.language, world);
        const shown = { shownVersion: incident.version, shownCase: checklist?.version ?? 0 };
        return await bringUpToDate({ post, shown, message, conversation, attempt }, world);
      } finally {
        limit.settle(conversationId, now, clock.now().getTime());
        const left = (underWayIn.get(conversationId) ?? 1) - 1;
        if (left > 0) underWayIn.set(conversationId, left);
        else underWayIn.delete(conversationId);
      }
    },

    async recover() {
      const stale = await incidents.listStalePosts();
      if (stale.length > 0) log.info('incidents-recovered', { count: stale.length });
      await Promise.all(stale.map((post) => ask(post)));
    },
  };
}

/** True when there is nothing to do: it shows the newest, or nobody knows as which message Teams took it. */
const isShown = (post: Post, incident: Incident, checklist: Case | null): boolean =>
  post.state === 'live' &&
  (post.messageId === null || (post.shownVersion >= incident.version && post.shownCase >= (checklist?.version ?? 0)));

/** A card that is to be written. `shown`: what it will show. */
type Writing = {
  post: Post;
  shown: Pick<Post, 'shownVersion' | 'shownCase'>;
  message: Message;
  conversation: ConversationReference;
  attempt: number;
};

async function bringUpToDate(writing: Writing, world: World): Promise<JobResult> {
  const { post, message, conversation } = writing;
  if (post.messageId !== null) {
    const update = await world.channel.update(conversation, post.messageId, message);
    if (update.kind !== 'missing') return settle(writing, update, world);
    world.log.warn('incident-card-missing', { incident: post.incidentId });
  }
  const orphans = post.orphans + (post.state === 'sending' ? 1 : 0);
  const sending: Post = { ...post, state: 'sending', messageId: null, orphans };
  // Somebody pressed on a doubtful message meanwhile: it is the card now.
  if (!(await world.incidents.savePost(sending, post))) return lookAgain(world);
  if (orphans > post.orphans) {
    world.log.warn('incident-card-orphaned', { incident: post.incidentId, orphans });
    world.metrics.orphan();
  }
  const delivery = await world.channel.send(conversation, message);
  return settle({ ...writing, post: sending }, delivery, world);
}

async function settle({ post, shown, attempt }: Writing, delivery: Delivery, world: World): Promise<JobResult> {
  const { log, clock } = world;
  const isUpdate = post.messageId !== null;
  const again = (pause: number): JobResult => ({ kind: 'again', at: new Date(clock.now().getTime() + pause) });
  if (delivery.kind !== 'sent') log.warn('incident-card-undelivered', { outcome: delivery.kind, attempt });
  switch (delivery.kind) {
    case 'sent':
      return settleSent(
        { ...post, ...shown, state: 'live', messageId: delivery.messageId ?? post.messageId },
        post,
        world,
      );
    case 'unknown':
      return again(isUpdate ? backOff(attempt) : orphanPause);
    case 'gone':
      await giveUp(post, 'gone', delivery.code, world);
      return { kind: 'done' };
    case 'refused':
      // A 5xx says nothing about the card: Teams itself is in trouble, and that passes.
      if (delivery.status < 500 && attempt >= mostRefusals) {
        await giveUp(post, 'refused', delivery.code, world);
        return { kind: 'done' };
      }
      await noteUnsent(post, world);
      return again(backOff(attempt));
    default:
      await noteUnsent(post, world);
      return again(backOff(attempt));
  }
}

/** A new message that certainly did not arrive leaves no orphan behind. */
async function noteUnsent(post: Post, { incidents }: World): Promise<void> {
  if (post.messageId !== null) return;
  await incidents.savePost({ ...post, state: 'wanted', shownVersion: 0, shownCase: 0 }, post);
}

/** What was sent is the card, unless somebody pressed on a doubtful message meanwhile: that one is it, and this one is not. */
async function settleSent(live: Post, post: Post, world: World): Promise<JobResult> {
  if (await world.incidents.savePost(live, post)) return { kind: 'done' };
  if (post.messageId === null && live.messageId !== null) await planRetirement(live, live.messageId, world);
  return lookAgain(world);
}

/** The card is another one by now: it is looked at anew. */
const lookAgain = ({ clock }: World): JobResult => ({ kind: 'later', at: clock.now() });

/** The conversation can't be written to: nothing more is posted there until somebody resumes the subscription. */
async function giveUp(
  post: Post,
  why: 'gone' | 'refused',
  code: string,
  { incidents, clock, log }: World,
): Promise<void> {
  await incidents.savePost({ ...post, state: 'gone' });
  const at = clock.now().toISOString();
  const affected = (await incidents.listSubscriptions()).filter(
    ({ conversation, paused }) => conversation.id === post.conversationId && paused === null,
  );
  for (const { id } of affected) {
    // Somebody may have deleted it meanwhile.
    const subscription = await incidents.findSubscription(id);
    if (subscription) await incidents.saveSubscription({ ...subscription, paused: { why, code, at } });
  }
  log.warn('subscription-paused', { why, code, count: affected.length });
}
