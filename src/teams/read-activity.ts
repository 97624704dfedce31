import { z } from 'zod';
import type { ConversationReference } from '../ports/channel.ts';
import type { ExtensionRequest, Incoming, Tap } from '../ports/incoming.ts';
import { readPersonName } from './person-name.ts';
import { readExtension } from './read-extension.ts';
import { readText } from './read-text.ts';

/** What an activity is to the bot. */
export type Reading =
  | { kind: 'incoming'; incoming: Incoming }
  /** A tap that waits for its card in the response. */
  | { kind: 'action'; tap: Tap }
  | { kind: 'malformed-action' }
  /** What waits for cards or a dialog in the response. */
  | { kind: 'extension'; request: ExtensionRequest }
  | { kind: 'malformed'; field: string }
  | { kind: 'unknown-invoke' }
  | { kind: 'ignored'; reason: string };

/** Reads one activity of the Bot Framework protocol; total over whatever JSON object it is given. */
export function readActivity(json: unknown): Reading {
  const parsed = activitySchema.safeParse(json);
  if (!parsed.success) return { kind: 'malformed', field: parsed.error.issues[0]?.path.join('.') || 'activity' };
  const activity = parsed.data;
  switch (activity.type) {
    case 'message':
      return readMessage(activity);
    case 'invoke':
      return readInvoke(activity);
    case 'installationUpdate':
      return readInstallation(activity);
    case 'conversationUpdate':
      return readMembers(activity);
    case 'messageUpdate':
      return readEdit(activity);
    case 'messageDelete':
      // What was answered stays: others may be working with the checklist.
      return ignored('deleted');
    case 'messageReaction':
      return ignored('reaction');
    default:
      // typing, event and whatever else there will be.
      return ignored('type');
  }
}

const id = z.string().min(1).max(1000);
const optionalId = id.nullish().catch(null);
const name = z.string().nullish().catch(null);
const account = z.object({ id, aadObjectId: optionalId, name });
const members = z
  .array(z.object({ id }).catch({ id: '' }))
  .nullish()
  .catch(null);

const activitySchema = z.object({
  type: z.string().min(1),
  id: optionalId,
  name,
  action: z.string().nullish().catch(null),
  serviceUrl: z.string().min(1).max(2000),
  locale: z.string().min(1).max(50).nullish().catch(null),
  replyToId: optionalId,
  text: z.string().nullish(),
  value: z.unknown().optional(),
  from: account.nullish(),
  recipient: account.nullish().catch(null),
  conversation: z.object({
    id,
    conversationType: name,
    isGroup: z.boolean().nullish().catch(null),
    tenantId: optionalId,
  }),
  channelData: z
    .object({
      eventType: name,
      team: z.object({ id: optionalId }).nullish().catch(null),
      tenant: z.object({ id: optionalId }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  entities: z.unknown().optional(),
  attachments: z.unknown().optional(),
  membersAdded: members,
  membersRemoved: members,
});

type Activity = z.infer<typeof activitySchema>;

const objectSchema = z.record(z.string(), z.unknown());

function readMessage(activity: Activity): Reading {
  const { from } = activity;
  if (!from) return { kind: 'malformed', field: 'from' };
  const text = readText(activity, activity.recipient?.id ?? null);
  // Clients without Action.Execute send a button as a message that holds its data and no text.
  const pressed = text === '' && objectSchema.safeParse(activity.value).success;
  const arrival = readArrival(activity, from);
  return incoming(
    pressed
      ? {
          kind: 'tap',
          via: 'submit',
          ...arrival,
          messageId: readCardMessage(activity),
          verb: null,
          data: activity.value,
        }
      : { kind: 'message', ...arrival, conversation: readThread(activity), text },
  );
}

/** Only a new text counts, not a message that was deleted and came back. */
function readEdit(activity: Activity): Reading {
  const { id, from, channelData } = activity;
  if (channelData?.eventType !== 'editMessage') return ignored('update');
  if (!id) return { kind: 'malformed', field: 'id' };
  if (!from) return { kind: 'malformed', field: 'from' };
  const text = readText(activity, activity.recipient?.id ?? null);
  return incoming({ kind: 'edited', ...readArrival(activity, from), conversation: readThread(activity), id, text });
}

function readInvoke(activity: Activity): Reading {
  if (activity.name?.startsWith('composeExtension/')) return readRequest(activity, activity.name);
  if (activity.name !== 'adaptiveCard/action') return { kind: 'unknown-invoke' };
  if (!activity.from) return { kind: 'malformed', field: 'from' };
  const value = invokeSchema.safeParse(activity.value);
  if (!value.success) return { kind: 'malformed-action' };
  const { verb, data } = value.data.action;
  const arrival = readArrival(activity, activity.from);
  return {
    kind: 'action',
    tap: { kind: 'tap', via: 'execute', ...arrival, messageId: readCardMessage(activity), verb: verb ?? null, data },
  };
}

/** A card that is pressed before it is sent is on the message -1. */
const readCardMessage = ({ replyToId }: Activity): string | null => (replyToId === '-1' ? null : (replyToId ?? null));

function readRequest(activity: Activity, name: string): Reading {
  const asked = readExtension(name, activity.value);
  if (!asked) return { kind: 'unknown-invoke' };
  if (asked.kind === 'malformed') return asked;
  if (!activity.from) return { kind: 'malformed', field: 'from' };
  return { kind: 'extension', request: { ...readArrival(activity, activity.from), ...asked } };
}

const invokeSchema = z.object({
  action: z.object({ verb: z.string().nullish().catch(null), data: z.unknown().optional() }),
});

function readInstallation(activity: Activity): Reading {
  if (activity.action === 'add') return installation('installed', activity);
  if (activity.action === 'remove') return installation('uninstalled', activity);
  return ignored('upgrade');
}

function readMembers(activity: Activity): Reading {
  const bot = activity.recipient?.id;
  if (bot && activity.membersAdded?.some((member) => member.id === bot)) return installation('installed', activity);
  if (bot && activity.membersRemoved?.some((member) => member.id === bot)) return installation('uninstalled', activity);
  return ignored('members');
}

function installation(kind: 'installed' | 'uninstalled', activity: Activity): Reading {
  // Some clients install without saying who did it.
  return incoming({ kind, ...readArrival(activity, activity.from ?? { id: activity.conversation.id }) });
}

function incoming(read: Incoming): Reading {
  return { kind: 'incoming', incoming: read };
}

function ignored(reason: string): Reading {
  return { kind: 'ignored', reason };
}

function readArrival(activity: Activity, from: { id: string; aadObjectId?: string | null; name?: string | null }) {
  return {
    id: activity.id ?? null,
    conversation: readConversation(activity),
    person: { id: from.aadObjectId ?? from.id, name: readPersonName(from.name ?? '') },
    locale: activity.locale ?? null,
  };
}

function readConversation({ conversation, channelData, recipient, serviceUrl }: Activity): ConversationReference {
  const kind = readKind(conversation);
  const teamId = channelData?.team?.id;
  return {
    id: conversation.id,
    kind,
    ...(kind === 'channel' && teamId ? { teamId } : {}),
    tenantId: conversation.tenantId ?? channelData?.tenant?.id ?? null,
    serviceUrl,
    bot: { id: recipient?.id ?? '', name: readPersonName(recipient?.name ?? '') },
  };
}

/** A message of a channel is answered in its thread; one that names none has begun it, or replies to what did. */
function readThread(activity: Activity): ConversationReference {
  const reference = readConversation(activity);
  const root = activity.replyToId ?? activity.id;
  if (reference.kind !== 'channel' || reference.id.includes(';messageid=') || !root) return reference;
  return { ...reference, id: `${reference.id};messageid=${root}` };
}

function readKind({ conversationType, isGroup }: Activity['conversation']): ConversationReference['kind'] {
  if (conversationType === 'channel') return 'channel';
  return conversationType === 'groupChat' || isGroup ? 'group' : 'personal';
}
