import {
  type Activity,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import restify from 'restify';

/**
 * The least bot there can be on the same libraries: it says what it heard in a small Adaptive Card. A tap is answered as
 * Mailmedic answers it, with a card in the response and an update of the message for everybody.
 */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

async function answer(context: TurnContext): Promise<void> {
  const { type, text, replyToId } = context.activity;
  if (type === 'message') {
    await context.sendActivity({ attachments: [CardFactory.adaptiveCard(makeCard(text))] });
  } else if (type === 'invoke') {
    const card = makeCard('Pressed');
    const update = { type: 'message', id: replyToId, attachments: [CardFactory.adaptiveCard(card)] };
    await context.updateActivity(update as Partial<Activity>);
    const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  }
}

function makeCard(text: string) {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text, wrap: true }],
    actions: [{ type: 'Action.Execute', title: 'Press', verb: 'press', data: {} }],
  };
}

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, answer);
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ msg: 'started', port: server.address().port })}\n`);
});
