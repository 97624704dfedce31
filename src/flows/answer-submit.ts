import type { Message } from '../ports/channel.ts';
import type { Tap } from '../ports/incoming.ts';
import { viewRefusal } from '../view/notice-view.ts';
import { toMessage } from './make-message.ts';
import type { World } from './world.ts';

/**
 * Puts a card in the place of the one that an older client pressed on; where that message is not known, it is a new one.
 * Once: who sees nothing presses again.
 */
export async function replacePressed(tap: Tap, message: Message, { channel, log }: World): Promise<void> {
  const { conversation, messageId } = tap;
  const update =
    messageId === null ? { kind: 'missing' as const } : await channel.update(conversation, messageId, message);
  const delivery = update.kind === 'missing' ? await channel.send(conversation, message) : update;
  if (delivery.kind !== 'sent') log.warn('submit-unanswered', { outcome: delivery.kind });
}

/** Says in a message of its own why a button of an older client had no effect. Once, too. */
export async function tellRefusal(tap: Tap, sentence: string, language: string, world: World): Promise<void> {
  const { channel, cards, words, log } = world;
  const message = toMessage(viewRefusal(sentence, words.in(language)), cards);
  const delivery = await channel.send(tap.conversation, message);
  if (delivery.kind !== 'sent') log.warn('submit-unanswered', { outcome: delivery.kind });
}
