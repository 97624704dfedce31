import type { Case } from '../checklist/case.ts';
import { changeCase } from '../checklist/change-case.ts';
import { findArticle } from '../knowledge/knowledge.ts';
import type { ConversationReference } from '../ports/channel.ts';
import type { JobResult } from '../ports/queue.ts';
import { viewTime } from '../view/person-view.ts';
import { inThread } from './announce.ts';
import type { Delivery } from './deliver-answers.ts';
import { baseOf } from './own-place.ts';
import type { World } from './world.ts';

/** Kind of the queue's jobs. */
export const remindJob = 'remind';

/** Milliseconds after which to come back. */
export const reminderPause = 3_600_000;

/** What a reminder needs to be found again. `at` is the time that was promised: a cancelled one has no such time. */
type Reminder = { caseId: string; step: string; at: string; conversation: ConversationReference; language: string };

/**
 * Asks the queue for a reminder. Before the promise is made: a job without a promise does nothing, and takes the place of
 * none that has one.
 */
export const planReminder = (reminder: Reminder, { queue }: World): Promise<void> =>
  queue.add({
    kind: remindJob,
    key: JSON.stringify([reminder.caseId, reminder.step, reminder.at]),
    body: reminder,
    at: new Date(reminder.at),
  });

/** The time has come: ask in the same conversation whether the error is gone, once. */
export const remind =
  (world: World, delivery: Delivery, onChanged: (caseId: string) => Promise<void>) =>
  async (body: unknown): Promise<JobResult> => {
    const { caseId, step, at, conversation, language } = body as Reminder;
    const { store, clock } = world;
    const current = (await store.findCase(caseId))?.case;
    const article = current && findArticle(current.article);
    if (!current || !article || current.reminders[step] !== at || current.outcome?.kind === 'solved')
      return { kind: 'done' };
    const place = await findPlace(current, conversation, world);
    if (place) await ask({ caseId, step, at, conversation: place, language }, article.id, world, delivery);
    const next = changeCase(current, article, { kind: 'remind', step, at: null }, current.asker, clock.now());
    // Somebody was faster: the message is claimed already, so that only the mark is tried again.
    if (!(await store.replaceCase(next, clock.now()))) return { kind: 'again', at: clock.now() };
    await onChanged(caseId);
    return { kind: 'done' };
  };

async function ask(
  { caseId, step, at, conversation, language }: Reminder,
  title: string,
  { store, clock }: World,
  delivery: Delivery,
): Promise<void> {
  const pending = {
    key: { conversationId: conversation.id, activityId: `reminder:${caseId}:${step}:${at}` },
    conversation,
    answer: {
      kind: 'notice' as const,
      notice: 'reminder',
      language,
      untranslated: null,
      detail: null,
      about: { title, time: viewTime(at), caseId, step },
    },
  };
  if (await store.acceptMessage(pending, null, clock.now())) delivery.deliver({ ...pending, attempts: 0 });
}

/** The thread of the card, which a tap does not always name; null where nobody asks any more. */
async function findPlace(
  { conversationId, incidentId }: Case,
  tapped: ConversationReference,
  { store, incidents }: World,
): Promise<ConversationReference | null> {
  if (incidentId === null) return (await store.findConversation(conversationId)) ?? tapped;
  const incident = await incidents.findIncident(incidentId);
  const post = await incidents.findPost(incidentId, baseOf(tapped.id));
  if (!post || post.state === 'gone' || incident?.resolvedAt !== null) return null;
  return inThread((await store.findConversation(post.conversationId)) ?? tapped, post);
}
