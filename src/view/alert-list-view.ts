import type { Incident } from '../incident/incident.ts';
import { listFiring } from '../incident/receive-call.ts';
import type { IncidentView } from './card-view.ts';
import { isolate } from './isolate.ts';
import type { Say } from './say.ts';
import { shorten } from './shorten.ts';

/** Alerts that stand on the card one by one. */
const mostShown = 4;

/** Characters of what monitoring wrote about one alert. */
const longest = { title: 120, text: 280, name: 60 };

/** The worst alerts that fire, as monitoring wrote them; more are only counted. */
export function viewAlerts(incident: Incident, say: Say): IncidentView['alerts'] {
  const firing = listFiring(incident);
  const shown = firing.slice(0, mostShown);
  // What the head of the card or an alert above says already is not said again.
  const isNew = (text: string, above: string[]) => text !== '' && !above.includes(text);
  const items = shown.map(({ title, text, labels }, index) => ({
    title: isNew(title, [incident.title]) ? [toOwn(title, 'title')] : [],
    text: isNew(text, [title, ...shown.slice(0, index).map((above) => above.text)]) ? [toOwn(text, 'text')] : [],
    places: listPlaces(labels),
  }));
  const told = items.filter(({ title, text, places }) => title.length + text.length + places.length > 0);
  const more = firing.length - items.length + incident.truncated;
  const counts = viewCounts(incident, say);
  if (told.length === 0 && counts === '') return [];
  return [
    {
      heads: counts === '' ? [] : [{ heading: say.ui('incident.alerts'), counts }],
      items: told,
      more: more > 0 ? [say.ui('incident.more', { count: more })] : [],
    },
  ];
}

/** How many fire and are over, how often they were told and came back; nothing for one alert that was told once. */
export function viewCounts(incident: Incident, say: Say): string {
  const known = Object.keys(incident.alerts).length;
  const firing = listFiring(incident).length;
  const isOver = incident.resolvedAt !== null;
  const isOne = known + incident.truncated === 1;
  const counted = (key: 'alerts-firing' | 'alerts-resolved' | 'calls' | 'reopened', count: number, from: number) =>
    count < from ? [] : [say.ui(`incident.${key}`, { count })];
  return [
    ...(isOne || isOver ? [] : counted('alerts-firing', firing + incident.truncated, 1)),
    ...(isOne ? [] : counted('alerts-resolved', known - firing, 1)),
    ...(isOver ? [] : counted('calls', incident.calls, 2)),
    ...counted('reopened', incident.reopened, 1),
  ].join(' · ');
}

/** Which machine it is, when the labels tell. */
function listPlaces(labels: Record<string, string>): string[] {
  const places = ['instance', 'host', 'hostname', 'job', 'service']
    .filter((name) => Object.hasOwn(labels, name))
    .slice(0, 2)
    .map((name) => `${name}: ${shorten(labels[name] ?? '', longest.name)}`);
  return places.length === 0 ? [] : [isolate(places.join(' · '))];
}

const toOwn = (text: string, kind: 'title' | 'text'): string => isolate(shorten(text, longest[kind]));
