import type { Case } from '../checklist/case.ts';
import type { Tap } from '../ports/incoming.ts';
import type { Delivery } from './deliver-answers.ts';
import type { World } from './world.ts';

/**
 * Opens the checklist of another failure that the same text reported, as a message of its own. However often and by
 * whomever it is pressed, it opens once.
 */
export async function openOther(from: Case, index: number, tap: Tap, world: World, delivery: Delivery): Promise<void> {
  const other = from.others[index];
  if (!other) return;
  const { store, ids, clock, log } = world;
  const at = clock.now();
  const opened: Case = {
    ...from,
    ...other,
    id: ids.next(),
    version: 1,
    others: [],
    asker: tap.person,
    openedAt: at.toISOString(),
    marks: {},
    answers: {},
    outcome: null,
  };
  const pending = {
    key: { conversationId: from.conversationId, activityId: `${from.id}:${index}` },
    conversation: tap.conversation,
    answer: { kind: 'case' as const, caseId: opened.id },
  };
  if (!(await store.acceptMessage(pending, opened, at))) return;
  log.info('other-opened', { article: opened.article });
  delivery.deliver({ ...pending, attempts: 0 });
}
