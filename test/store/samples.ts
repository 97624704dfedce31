import type { Case } from '../../src/checklist/case.ts';
import type { ConversationReference } from '../../src/ports/channel.ts';
import type { Answer, PendingAnswer, Store } from '../../src/ports/store.ts';

/** Some moment; the store only keeps it. */
export const noon = new Date('2026-03-01T12:00:00.000Z');

/** So many days after that moment. */
export function daysAfterNoon(days: number): Date {
  return new Date(noon.getTime() + days * 24 * 60 * 60 * 1000);
}

/** A reference to the conversation of that id. */
export function sampleConversation(id: string, serviceUrl = 'https://smba.example/emea/'): ConversationReference {
  return { id, kind: 'personal', tenantId: 'tenant', serviceUrl, bot: { id: '28:bot', name: 'Mailmedic' } };
}

/** A case as it is opened, version 1. */
export function sampleCase(id: string, conversationId: string, changes: Partial<Case> = {}): Case {
  return {
    id,
    version: 1,
    conversationId,
    incidentId: null,
    known: null,
    article: 'prx4',
    cause: null,
    code: { reply: '451', enhanced: '4.7.0', tag: 'PRX4' },
    mailbox: 'scanner@contoso.com',
    others: [],
    language: 'fr',
    askedLanguage: 'fr',
    untranslated: null,
    asker: { id: 'ada', name: 'Ada "L\'été" Löwe 🦁' },
    openedAt: noon.toISOString(),
    marks: {},
    answers: {},
    outcome: null,
    reminders: {},
    ...changes,
  };
}

/** The next version of a case, with one more step done by that person. */
export function withStepDone(current: Case, step: string, person: string): Case {
  const mark = { state: 'done' as const, by: { id: person, name: person }, at: noon.toISOString() };
  return { ...current, version: current.version + 1, marks: { ...current.marks, [step]: mark } };
}

/** Welcomes a conversation and answers it at that time; false when it was welcomed before. */
export async function welcome(store: Store, conversationId: string, at: Date): Promise<boolean> {
  // Each is a message of its own: it is the claim that counts.
  const message = sampleMessage(conversationId, `welcome-${++welcomes}`);
  const accepted = await store.acceptWelcome(message, at);
  await store.markAnswered(message.key, at);
  return accepted;
}

let welcomes = 0;

/** A message of a conversation, to be answered with a case or, by default, a notice. */
export function sampleMessage(
  conversationId: string,
  activityId: string,
  caseId?: string,
): Omit<PendingAnswer, 'attempts'> {
  const notice: Answer = { kind: 'notice', notice: 'unknown-code', language: 'en', untranslated: 'cy', detail: null };
  return {
    key: { conversationId, activityId },
    conversation: sampleConversation(conversationId),
    answer: caseId === undefined ? notice : { kind: 'case', caseId },
  };
}
