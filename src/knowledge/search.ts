/** What a text without a code asks about: ids of articles, the clear winner or several near ones, best first. */
export type Found = { winner: string | null; near: string[] };

/** Finds the articles that a text in any language asks about. */
export type Search = (text: string) => Found;
