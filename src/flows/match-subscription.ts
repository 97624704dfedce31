import { severities } from '../incident/alert.ts';
import type { Incident } from '../incident/incident.ts';
import { listFiring } from '../incident/receive-call.ts';
import type { Subscription } from '../ports/incident-store.ts';

/** True when a subscription asks for an incident: its source, its severity, and one of its codes or labels. */
export const wants = (subscription: Subscription, incident: Incident): boolean =>
  subscription.paused === null &&
  (subscription.sources.length === 0 || subscription.sources.includes(incident.source)) &&
  severities.indexOf(incident.severity) <= severities.indexOf(subscription.severity) &&
  (subscription.matchers.length === 0 || subscription.matchers.some((matcher) => fits(matcher, incident)));

/** `4.4.316` and `451` name a code, `team=mail` a label that one of the firing alerts has. */
function fits(matcher: string, incident: Incident): boolean {
  const [name = '', value] = splitAt(matcher, '=');
  if (value === undefined) return incident.code === matcher || isReplied(matcher, incident);
  return listFiring(incident).some(({ labels }) => Object.hasOwn(labels, name) && labels[name] === value);
}

/** A reply code beside an enhanced one, which alone is the incident's code. */
const isReplied = (matcher: string, incident: Incident): boolean =>
  incident.code !== null &&
  /^\d{3}$/.test(matcher) &&
  listFiring(incident).some(({ text }) => text.includes(`${matcher} ${incident.code}`));

function splitAt(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
