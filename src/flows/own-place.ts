/** The conversation itself: Teams puts the thread behind the id of a channel, and a card belongs to the channel. */
export const baseOf = (conversationId: string): string => conversationId.split(';', 1)[0] ?? conversationId;
