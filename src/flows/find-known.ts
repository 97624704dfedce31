import type { Case } from '../checklist/case.ts';
import { isSample } from '../incident/sample.ts';
import type { ConversationReference } from '../ports/channel.ts';
import type { World } from './world.ts';

/**
 * The oldest open incident about what somebody asks: the same code, or without one the same article. Only one that is told
 * to people of the same tenant: others' troubles are nobody's business, and a sample is no trouble.
 */
export async function findKnown(
  asked: Pick<Case, 'article' | 'code'>,
  conversation: ConversationReference,
  { incidents, store }: World,
): Promise<Case['known']> {
  const code = asked.code.enhanced ?? asked.code.reply;
  for (const incident of await incidents.listOpen(code ?? undefined)) {
    if (isSample(incident)) continue;
    const isSame = code !== null || (await isAbout(incident.caseId, asked.article));
    if (!isSame || !(await isTold(incident.id, conversation))) continue;
    return { since: incident.startedAt, by: incident.taken?.by ?? null };
  }
  return null;

  async function isAbout(caseId: string | null, article: string): Promise<boolean> {
    return caseId !== null && (await store.findCase(caseId))?.case.article === article;
  }

  async function isTold(incidentId: string, { tenantId }: ConversationReference): Promise<boolean> {
    for (const post of await incidents.listPosts(incidentId)) {
      const place = await store.findConversation(post.conversationId);
      if (place && place.tenantId === tenantId) return true;
    }
    return false;
  }
}
