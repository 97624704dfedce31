import type { ConversationReference } from '../../src/ports/channel.ts';
import type { Post, Subscription } from '../../src/ports/incident-store.ts';
import type { CardView, FormView, IncidentView, ListView } from '../../src/view/card-view.ts';
import { conversation, createTestWorld, quiet, type Sending, type TestWorld, viewOf } from './world.ts';

/** What is subscribed, and where. Without changes: everything, in English, in the chat `ops`. */
type Wish = Partial<Omit<Subscription, 'conversation'>> & { conversation?: ConversationReference };

/** Minutes in milliseconds. */
export const minutes = (count: number): number => count * 60_000;

/** A Teams channel. */
export const channelNamed = (id: string): ConversationReference => ({ ...conversation(id), kind: 'channel' });

/** A bot at work to which conversations have subscribed; by default `ops` alone. */
export async function createAlertWorld(
  wishes: readonly Wish[] = [{}],
  changes: Parameters<typeof createTestWorld>[0] = {},
): Promise<TestWorld> {
  const world = createTestWorld(changes);
  for (const [index, wish] of wishes.entries()) await subscribe(world, { id: `s${index + 1}`, ...wish });
  await world.bot.recover();
  return world;
}

/** Stores a subscription. */
export async function subscribe(world: TestWorld, wish: Wish = {}): Promise<void> {
  const place = wish.conversation ?? conversation('ops');
  await world.store.saveConversation(place, world.clock.now());
  await world.incidents.saveSubscription({
    id: 's1',
    sources: [],
    severity: 'info',
    matchers: [],
    language: 'en',
    paused: null,
    by: { id: 'ada', name: 'Ada' },
    at: world.clock.now().toISOString(),
    ...wish,
    conversation: place,
  });
}

/** What a source posts: one alert of the group `mail`, about 4.4.316, for ten minutes. */
export const alertBody = (changes: Record<string, unknown> = {}) => ({
  id: 'mx1',
  group: 'mail',
  status: 'firing',
  severity: 'warning',
  title: 'Mail queue grows',
  text: '451 4.4.316 Connection refused',
  startsAt: '2026-11-20T11:50:00Z',
  ...changes,
});

/** The same alert, which is over at noon. */
export const overBody = (changes: Record<string, unknown> = {}) =>
  alertBody({ status: 'resolved', endsAt: '2026-11-20T12:00:00Z', ...changes });

/** A source tells an alert, and the cards follow. */
export async function tell(world: TestWorld, ...bodies: unknown[]): Promise<void> {
  for (const body of bodies) await world.bot.onAlert('generic', body);
  await work(world);
}

/** Does what is due. */
export async function work(world: TestWorld): Promise<void> {
  await world.queue.run();
  await quiet();
}

/** Goes on by so much, and does what is due then. */
export async function pass(world: TestWorld, milliseconds: number): Promise<void> {
  await world.clock.advance(milliseconds);
  await work(world);
}

/** A bot that was killed and starts again, at the same time of day. */
export async function killed(world: TestWorld): Promise<TestWorld> {
  const next = world.restart();
  await next.clock.advance(world.clock.now().getTime() - next.clock.now().getTime());
  await next.bot.recover();
  await work(next);
  return next;
}

/** The one incident of a group. */
export async function incidentOf(world: TestWorld, group = 'mail') {
  const incident = await world.incidents.findLatest('generic', group);
  if (!incident) throw new Error('There is no incident.');
  return incident;
}

/** The card of an incident in a conversation. */
export async function postOf(world: TestWorld, place = 'ops', group = 'mail'): Promise<Post> {
  const post = await world.incidents.findPost((await incidentOf(world, group)).id, place);
  if (!post) throw new Error('There is no card.');
  return post;
}

/** What was sent, in short. */
export const sent = (world: TestWorld): string[] =>
  world.channel.sendings.map(({ verb, to, messageId }) => [verb, to, messageId].filter(Boolean).join(' '));

/** What was sent to a conversation and its threads. */
export const sentTo = (world: TestWorld, place: string): Sending[] =>
  world.channel.sendings.filter(({ to }) => to === place || to.startsWith(`${place};`));

/** The view of a card, of the kind that a test is about, without the marks that set names apart. */
export const incidentViewOf = (message: Sending['message'] | undefined): IncidentView => ofKind('incident', message);
export const formViewOf = (message: Sending['message'] | undefined): FormView => ofKind('form', message);
export const listViewOf = (message: Sending['message'] | undefined): ListView => ofKind('list', message);

/** Who did what, a line each. */
export const logOf = (view: IncidentView): string =>
  view.log.flatMap(({ lines }) => lines.map(({ time, text }) => `${time}: ${text}`)).join('\n');

/** A text without the marks that set a name or a title apart. */
export const withoutIsolates = (text = ''): string => text.replace(/[\u2066-\u2069]/gu, '');

function ofKind<Kind extends CardView['template']>(kind: Kind, message: Sending['message'] | undefined) {
  const view: CardView = JSON.parse(withoutIsolates(JSON.stringify(viewOf(message))));
  if (view.template !== kind) throw new Error(`This is a ${view.template}.`);
  return view as Extract<CardView, { template: Kind }>;
}
