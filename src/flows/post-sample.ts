import { sampleGroup } from '../incident/sample.ts';
import type { ConversationReference } from '../ports/channel.ts';
import { baseOf } from './own-place.ts';
import { takeCall } from './receive-alert.ts';
import type { ShowIncident } from './show-incident.ts';
import type { World } from './world.ts';

/** What a mail server would have said. */
const sampleText = '451 4.4.316 Connection refused [Message=Socket error code 10061]';

/** Posts a sample alert into one conversation, whatever it has subscribed to. It is closed like any other. */
export async function postSample(
  { id, ...reference }: ConversationReference,
  language: string,
  world: World,
  show: ShowIncident,
): Promise<void> {
  const now = world.clock.now().toISOString();
  const conversation = { ...reference, id: baseOf(id) };
  await world.store.saveConversation(conversation, world.clock.now());
  const title = world.words.in(language).ui('subscription.sample');
  const alert = {
    fingerprint: 'sample',
    status: 'firing' as const,
    severity: 'warning' as const,
    title,
    text: sampleText,
    labels: {},
    startsAt: now,
    endsAt: null,
  };
  const call = {
    source: 'generic' as const,
    group: sampleGroup(conversation.id),
    title,
    alerts: [alert],
    truncated: 0,
    links: [],
  };
  await takeCall(call, world, show, [{ conversationId: conversation.id, language }]);
}
