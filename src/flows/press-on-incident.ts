import type { Case } from '../checklist/case.ts';
import { changeIncident, type IncidentChange } from '../incident/change-incident.ts';
import type { Tap } from '../ports/incoming.ts';
import type { Button } from '../view/button.ts';
import type { Look } from '../view/case-view.ts';
import { adoptPost } from './adopt-post.ts';
import { refuseTap } from './answer-tap.ts';
import { makeIncidentMessage, plainIncidentLook } from './make-incident-message.ts';
import { baseOf } from './own-place.ts';
import type { Pressed } from './press-button.ts';
import type { ShowIncident } from './show-incident.ts';
import { wakeJob } from './wake-incident.ts';
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
  const { incidents, store, clock, log, queue } = world;
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
    const until = changed && change?.kind === 'snooze' ? next.snooze?.until : null;
    if (until)
      await queue.add({ kind: wakeJob, key: next.id, body: { incidentId: next.id, until }, at: new Date(until) });
    const adopted = await adoptPost(post, tap, world);
    const asksWhy = button.verb === 'snooze' || (button.verb === 'quiet' && next.snooze === null);
    const checklist = next.caseId === null ? null : ((await store.findCase(next.caseId))?.case ?? null);
    const look = { ...plainIncidentLook, snoozing: asksWhy };
    return {
      reply: { kind: 'card', ...makeIncidentMessage(next, checklist, post.language, world, look) },
      after: async () => {
        await adopted();
        // Also without a change: a card that was adopted may show less, and Action.Submit shows the message alone.
        await show.everywhere(next);
      },
    };
  }
}

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
  { current, look }: { current: Case; look: Look },
  tap: Tap,
  world: World,
  show: ShowIncident,
): Promise<Pressed> {
  const incident = await world.incidents.findIncident(incidentId);
  const post = await world.incidents.findPost(incidentId, baseOf(tap.conversation.id));
  if (!incident || !post) return refuseTap('notice.gone', tap, world);
  const adopted = await adoptPost(post, tap, world);
  const message = makeIncidentMessage(incident, current, post.language, world, { ...look, snoozing: false });
  return {
    reply: { kind: 'card', ...message },
    after: async () => {
      await adopted();
      await show.everywhere(incident);
    },
  };
}
