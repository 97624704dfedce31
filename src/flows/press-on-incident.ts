import type { Case } from '../checklist/case.ts';
import { changeIncident, type IncidentChange } from '../incident/change-incident.ts';
import type { Incident } from '../incident/incident.ts';
import type { Message } from '../ports/channel.ts';
import type { Tap } from '../ports/incoming.ts';
import type { Button } from '../view/button.ts';
import type { Look } from '../view/case-view.ts';
import { adoptPost } from './adopt-post.ts';
import { refuseTap } from './answer-tap.ts';
import { makeIncidentMessage, plainIncidentLook } from './make-incident-message.ts';
import { baseOf } from './own-place.ts';
import type { Pressed } from './press-button.ts';
import type { ShowIncident } from './show-incident.ts';
import { planWaking } from './wake-incident.ts';
import type { World } from './world.ts';

/** A button of an incident. */
export type IncidentButton = Extract<Button, { incident: string }>;

/** Somebody takes an incident, hands it back, or wants quiet: every card of it shows so. */
export async function pressOnIncident(
  button: IncidentButton,
  tap: Tap,
  world: World,
  show: ShowIncident,
): Promise<Pressed> {
  const { incidents, store, clock, log } = world;
  for (;;) {
    const current = await incidents.findIncident(button.incident);
    if (!current) return refuseTap('notice.gone', tap, world);
    const post = await incidents.findPost(current.id, baseOf(tap.conversation.id));
    if (!post) return refuseTap('notice.foreign', tap, world);
    const at = clock.now();
    const change = readChange(button);
    const next = change ? changeIncident(current, change, tap.person, at) : current;
    if (next !== current && !(await incidents.saveIncident(next, null, [], at))) continue;
    const changed = next !== current;
    log.info('incident-tap', { verb: button.verb, changed });
    if (changed) await planWaking(next, world);
    const adopted = await adoptPost(post, tap, world);
    const asksWhy = button.verb === 'snooze' || (button.verb === 'quiet' && next.snooze === null);
    const checklist = next.caseId === null ? null : ((await store.findCase(next.caseId))?.case ?? null);
    const look = { ...plainIncidentLook, snoozing: asksWhy };
    const message = makeIncidentMessage(next, checklist, post.language, world, look);
    return answerWith(message, { incident: next, checklist }, { changed, adopted }, tap, world, show);
  }
}

/**
 * Who presses with Action.Submit sees nothing but the message: what is asked or opened for them stands there for everybody,
 * until the next change.
 */
function answerWith(
  message: Message,
  seen: Seen,
  { changed, adopted }: { changed: boolean; adopted: (() => Promise<void>) | null },
  tap: Tap,
  world: World,
  show: ShowIncident,
): Pressed {
  return {
    reply: { kind: 'card', ...message },
    after: async () => {
      await adopted?.();
      if (changed || adopted) await show.everywhere(seen.incident);
      else if (tap.via === 'submit') await writeLook(message, seen, tap, world, show);
    },
  };
}

/** Once: who sees nothing presses again. */
async function writeLook(message: Message, seen: Seen, tap: Tap, world: World, show: ShowIncident): Promise<void> {
  const { incidents, store, channel, log } = world;
  const place = baseOf(tap.conversation.id);
  const [post, conversation] = [await incidents.findPost(seen.incident.id, place), await store.findConversation(place)];
  if (!post || post.messageId === null || !conversation) return;
  const delivery = await channel.update(conversation, post.messageId, message);
  if (delivery.kind !== 'sent') log.warn('submit-unanswered', { outcome: delivery.kind });
  const now = await incidents.findIncident(seen.incident.id);
  const checklist = seen.checklist && (await store.findCase(seen.checklist.id));
  if (now?.version === seen.incident.version && checklist?.case.version === seen.checklist?.version) return;
  // Somebody changed it while this was under way, and may have been overwritten by it.
  await incidents.savePost({ ...post, shownVersion: 0, shownCase: 0 }, post);
  await show.everywhere(seen.incident);
}

type Seen = { incident: Incident; checklist: Case | null };

function readChange(button: IncidentButton): IncidentChange | null {
  switch (button.verb) {
    case 'take':
    case 'hand-back':
    case 'wake':
    case 'close':
      return { kind: button.verb };
    case 'quiet':
      return { kind: 'snooze', minutes: button.minutes, reason: toPlain(button.reason) };
    default:
      return null;
  }
}

/** What somebody typed, on one line. */
const toPlain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);

/** The checklist of an incident stands on the incident's card. */
export async function showOnIncident(
  incidentId: string,
  { current, look, changed }: { current: Case; look: Look; changed: boolean },
  tap: Tap,
  world: World,
  show: ShowIncident,
): Promise<Pressed> {
  const incident = await world.incidents.findIncident(incidentId);
  const post = await world.incidents.findPost(incidentId, baseOf(tap.conversation.id));
  if (!incident || !post) return refuseTap('notice.gone', tap, world);
  const adopted = await adoptPost(post, tap, world);
  const message = makeIncidentMessage(incident, current, post.language, world, { ...look, snoozing: false });
  return answerWith(message, { incident, checklist: current }, { changed, adopted }, tap, world, show);
}
