import { changeCase } from '../checklist/change-case.ts';
import { findArticle } from '../knowledge/knowledge.ts';
import type { ConversationReference } from '../ports/channel.ts';
import type { JobResult } from '../ports/queue.ts';
import { viewTime } from '../view/person-view.ts';
import type { Delivery } from './deliver-answers.ts';
import { baseOf } from './own-place.ts';
import type { World } from './world.ts';

/** Kind of the queue's jobs. */
export const remindJob = 'remind';

/** Milliseconds after which to come back. */
export const reminderPause = 3_600_000;

/** What a reminder needs to be found again. `at` is the time that was promised: a cancelled one has no such time. */
type Reminder = { caseId: string; step: string; at: string; conversation: ConversationReference; language: string };

/** Asks the queue for a reminder. Before the promise is made: a job without a promise does nothing. */
export const planReminder = (reminder: Reminder, { queue }: World): Promise<void> =>
  queue.add({
    kind: remindJob,
    key: JSON.stringify([reminder.caseId, reminder.step]),
    body: reminder,
    at: new Date(reminder.at),
  });

/** The time has come: ask in the same conversation whether the error is gone, once. */
export const remind =
  (world: World, delivery: Delivery, onChanged: (caseId: string) => Promise<void>) =>
  async (body: unknown): Promise<JobResult> => {
    const { caseId, step, at, conversation, language } = body as Reminder;
    const { store, incidents, clock } = world;
    // The time of a cancelled reminder that this one took the place of.
    if (Date.parse(at) > clock.now().getTime()) return { kind: 'later', at: new Date(at) };
    const current = (await store.findCase(caseId))?.case;
    const article = current && findArticle(current.article);
    if (!current || !article || current.reminders[step] !== at || current.outcome?.kind === 'solved')
      return { kind: 'done' };
    if (current.incidentId !== null && !(await incidents.findPost(current.incidentId, baseOf(conversation.id)))) {
      return { kind: 'done' };
    }
    const pending = {
      key: { conversationId: conversation.id, activityId: `reminder:${caseId}:${step}:${at}` },
      conversation,
      answer: {
        kind: 'notice' as const,
        notice: 'reminder',
        language,
        untranslated: null,
        detail: null,
        about: { title: article.id, time: viewTime(at), caseId, step },
      },
    };
    const accepted = await store.acceptMessage(pending, null, clock.now());
    if (accepted) delivery.deliver({ ...pending, attempts: 0 });
    const next = changeCase(current, article, { kind: 'remind', step, at: null }, current.asker, clock.now());
    // Somebody was faster: the message is claimed already, so that only the mark is tried again.
    if (!(await store.replaceCase(next, clock.now()))) return { kind: 'again', at: clock.now() };
    await onChanged(caseId);
    return { kind: 'done' };
  };
