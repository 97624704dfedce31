import type { CardJson } from '../ports/cards.ts';
import type { CardToSend, ExtensionReply, ExtensionRequest } from '../ports/incoming.ts';

/** Body of the answer to an invoke of the message extension (Teams: "Respond to search command", "Create and send dialogs"). */
export function toExtensionResponse(reply: ExtensionReply, asked: ExtensionRequest['kind']): object {
  switch (reply.kind) {
    case 'cards':
      return {
        composeExtension: { type: 'result', attachmentLayout: 'list', attachments: reply.cards.map(toAttachment) },
      };
    case 'dialog':
      return {
        task: {
          type: 'continue',
          value: { title: reply.title, height: 'large', width: 'medium', card: attach(reply.card) },
        },
      };
    case 'sentence':
      return asked === 'search'
        ? { composeExtension: { type: 'message', text: reply.sentence } }
        : { task: { type: 'message', value: reply.sentence } };
  }
}

/** The card itself, and what stands for it in the list. */
const toAttachment = ({ title, text, card }: CardToSend): object => ({
  ...attach(card),
  preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text } },
});

const attach = (card: CardJson) => ({ contentType: 'application/vnd.microsoft.card.adaptive', content: card });
