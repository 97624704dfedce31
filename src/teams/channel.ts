import type { Channel, ConversationReference, Delivery, Message } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import { attempt, type Request } from './attempt.ts';
import type { Connectors } from './connectors.ts';
import { type RetryPolicy, retry } from './retry.ts';

/** What sending needs. */
export type ChannelOptions = {
  connectors: Connectors;
  /** Which service URLs may get the bot's token; asked at every send, since a stored reference may have been tampered with. */
  allowed: (serviceUrl: string) => boolean;
  policy: RetryPolicy;
  clock: Clock;
  random: () => number;
  log: Log;
  metrics: Metrics;
};

/** The Channel port over the Bot Framework's REST connector. */
export function createChannel(options: ChannelOptions): Channel {
  const count = (verb: 'send' | 'update', delivery: Delivery): Delivery => {
    options.metrics.delivery(verb, delivery.kind);
    return delivery;
  };
  return {
    async send(to, message) {
      const delivery = await deliver(to, options, ({ conversations }) => ({
        verb: 'post',
        run: () => conversations.sendToConversation(to.id, toActivity(to, message)),
      }));
      return count('send', delivery);
    },
    async update(to, messageId, message) {
      const delivery = await deliver(to, options, ({ conversations }) => ({
        verb: 'put',
        run: () => conversations.updateActivity(to.id, messageId, { ...toActivity(to, message), id: messageId }),
      }));
      return count('update', delivery);
    },
  };
}

type Client = Awaited<ReturnType<Connectors>>;

async function deliver(
  to: ConversationReference,
  { connectors, allowed, policy, clock, random, log }: ChannelOptions,
  toRequest: (client: Client) => Request,
): Promise<Delivery> {
  if (!allowed(to.serviceUrl)) {
    log.error('teams.send-stopped', { reason: 'service-url' });
    return { kind: 'refused', status: 0, code: 'ServiceUrlNotAllowed' };
  }
  const request = toRequest(await connectors(to.serviceUrl));
  const { delivery, tries } = await retry(() => attempt(request, () => clock.now()), { policy, clock, random });
  report(log, request.verb, delivery, tries);
  return delivery;
}

/** One attachment and no text: Teams splits a message of both, and a split message can't be updated. */
function toActivity(to: ConversationReference, { card, summary }: Message) {
  return {
    type: 'message',
    channelId: 'msteams',
    from: to.bot,
    conversation: { id: to.id },
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    summary,
  } as Parameters<Client['conversations']['sendToConversation']>[1];
}

function report(log: Log, verb: Request['verb'], delivery: Delivery, tries: number): void {
  const fields = {
    verb,
    outcome: delivery.kind,
    tries,
    status: 'status' in delivery ? delivery.status : null,
    code: 'code' in delivery ? delivery.code : null,
  };
  if (delivery.kind === 'sent') log.debug('teams.delivered', fields);
  else log.warn('teams.not-delivered', fields);
}
