import { z } from 'zod';
import { articleTopicSchema } from './topic.ts';

const id = z.string().min(1).max(100);
const onCase = { case: id };
const onStep = { case: id, step: id };
const onIncident = { incident: id };
/** Named after a message and its conversation, and ids of personal chats are long. */
const subscription = z.string().min(1).max(300);
const onSubscription = { subscription };

/** What somebody typed or chose on a card; nothing where the client sends nothing. */
const typed = (longest: number) => z.string().max(longest).default('');

/** What a button means. The same definition writes it into a card and reads it when it comes back. */
const buttonSchema = z.discriminatedUnion('verb', [
  /** Settle a task as done; a task of risk `security` asks first. */
  z.object({ verb: z.literal('done'), ...onStep }),
  /** Settle a task after it asked. */
  z.object({ verb: z.literal('confirm'), ...onStep }),
  /** Settle a task as not needed. */
  z.object({ verb: z.literal('skip'), ...onStep }),
  /** Answer a question. */
  z.object({ verb: z.literal('answer'), ...onStep, answer: id }),
  /** Take back what settled a step. */
  z.object({ verb: z.literal('reopen'), ...onStep }),
  /** Show a folded step to the one who pressed. */
  z.object({ verb: z.literal('open'), ...onStep }),
  z.object({ verb: z.literal('solve'), ...onCase }),
  z.object({ verb: z.literal('fail'), ...onCase }),
  z.object({ verb: z.literal('resume'), ...onCase }),
  /** Open the checklist of another failure of the same text, by its place among `others`. */
  z.object({ verb: z.literal('start'), ...onCase, other: z.int().nonnegative() }),
  /** Open the checklist of an article that comes next where this one did not help. */
  z.object({ verb: z.literal('next'), ...onCase, article: id }),
  /** Open a checklist in the conversation of the card, which somebody found and sent. */
  articleTopicSchema.extend({ verb: z.literal('begin') }),
  /** List the languages on the card. */
  z.object({ verb: z.literal('languages'), ...onCase }),
  /** Change the language of this card only. */
  z.object({ verb: z.literal('speak'), ...onCase, language: id }),
  /** Change the language of the person who pressed; null for automatic. */
  z.object({ verb: z.literal('prefer'), language: id.nullable() }),
  /** Open the checklist of one of the articles that were offered for a message; it goes by the message's id. */
  z.object({ verb: z.literal('choose'), message: id, article: id }),
  /** Say that none of the articles on offer is the right one. */
  z.object({ verb: z.literal('none') }),
  /** Show the help. */
  z.object({ verb: z.literal('help') }),
  /** Come back in an hour and ask whether a step has helped; or do not, after all. */
  z.object({ verb: z.literal('remind'), ...onStep }),
  z.object({ verb: z.literal('cancel-reminder'), ...onStep }),
  /** Answer what a reminder asked. */
  z.object({ verb: z.literal('reminded'), ...onCase, gone: z.boolean() }),
  /** Say who cares for an incident. */
  z.object({ verb: z.literal('take'), ...onIncident }),
  z.object({ verb: z.literal('hand-back'), ...onIncident }),
  /** Ask how long an incident is to be quiet, and why. */
  z.object({ verb: z.literal('snooze'), ...onIncident }),
  /** Keep it quiet: minutes, or null until it recovers. The reason was typed. */
  z.object({ verb: z.literal('quiet'), ...onIncident, minutes: z.literal([15, 60]).nullable(), reason: typed(300) }),
  z.object({ verb: z.literal('wake'), ...onIncident }),
  /** Show it again as it is, without the question. */
  z.object({ verb: z.literal('back'), ...onIncident }),
  /** Say that an incident is over whose source never will. */
  z.object({ verb: z.literal('close'), ...onIncident }),
  /** Set up alerts for this conversation, or change them. What was typed and chosen comes as the client sends it. */
  z.object({
    verb: z.literal('subscribe'),
    subscription: subscription.nullable(),
    sources: typed(200),
    severity: typed(20),
    matchers: typed(1_000),
    language: typed(35),
  }),
  /** Show the form of a subscription. */
  z.object({ verb: z.literal('edit'), ...onSubscription }),
  z.object({ verb: z.literal('pause'), ...onSubscription }),
  z.object({ verb: z.literal('continue'), ...onSubscription }),
  z.object({ verb: z.literal('end'), ...onSubscription }),
  /** Post a sample alert into this conversation. */
  z.object({ verb: z.literal('test-alert') }),
]);

/** What a button means. */
export type Button = z.infer<typeof buttonSchema>;

/** What a button of a case means. */
export type CaseButton = Extract<Button, { case: string }>;

/** A button as the view of a card has it: the case is the card's, and is named on all its buttons at once by `nameCase`. */
export type CardButton = Button extends infer Each ? (Each extends Button ? Omit<Each, 'case'> : never) : never;

/** The data that a card carries for a button. */
export const writeButton = (button: CardButton): CardButton => button;

/** The data of a button on the card of a case. */
export const nameCase = <Data extends object>(data: Data, caseId: string): Data & { case: string } => ({
  ...data,
  case: caseId,
});

/** Reads what came back from a client; null when it is not a button of ours. Anybody can send anything here. */
export function readButton(verb: string | null, data: unknown): Button | null {
  const given = typeof data === 'object' && data !== null ? data : {};
  const parsed = buttonSchema.safeParse(verb === null ? given : { ...given, verb });
  return parsed.success ? parsed.data : null;
}
