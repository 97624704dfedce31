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

/** `4.4.316` names a code, `team=mail` a label that one of the firing alerts has. */
function fits(matcher: string, incident: Incident): boolean {
  const [name = '', value] = splitAt(matcher, '=');
  if (value === undefined) return incident.code === matcher;
  return listFiring(incident).some(({ labels }) => Object.hasOwn(labels, name) && labels[name] === value);
}

function splitAt(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
