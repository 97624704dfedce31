import type { Case } from '../checklist/case.ts';
import type { Incident } from '../incident/incident.ts';
import { findArticle } from '../knowledge/knowledge.ts';
import type { Message } from '../ports/channel.ts';
import { plainLook } from '../view/case-view.ts';
import { type IncidentLook, viewIncident } from '../view/incident-view.ts';
import { toMessage } from './make-message.ts';
import type { World } from './world.ts';

/** The look at an incident that everybody shares. */
export const plainIncidentLook: IncidentLook = { ...plainLook, snoozing: false };

/** The message that shows an incident with its checklist in a language, as somebody looks at it. */
export function makeIncidentMessage(
  incident: Incident,
  checklist: Case | null,
  language: string,
  { words, cards, clock }: World,
  look: IncidentLook = plainIncidentLook,
): Message {
  const article = checklist === null ? null : (findArticle(checklist.article) ?? null);
  return toMessage(viewIncident({ incident, checklist, article }, words.in(language), look, clock.now()), cards);
}
