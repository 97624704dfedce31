import type { Incident } from './incident.ts';

const prefix = 'sample:';

/** The group of the sample alerts of a conversation. */
export const sampleGroup = (conversationId: string): string => `${prefix}${conversationId}`;

/** True for what somebody tried out: it is nobody's trouble, but for its card. */
export const isSample = ({ source, group }: Pick<Incident, 'source' | 'group'>): boolean =>
  source === 'generic' && group.startsWith(prefix);
