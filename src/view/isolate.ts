/**
 * A text from outside as it stands: its direction turns neither the card's words around it nor follows theirs (Unicode
 * Bidirectional Algorithm, first strong isolate).
 */
export const isolate = (text: string): string => (text === '' ? '' : `\u2068${text}\u2069`);
