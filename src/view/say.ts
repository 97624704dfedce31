import type ui from '../../locales/en/ui.json';

/** Names of values in a sentence, and the values. A number named `count` chooses the plural form. */
export type Values = Record<string, string | number>;

/** Key of a sentence in ui.json, without its plural form: `step.effect`. */
export type UiKey = Singular<Leaves<typeof ui>>;

/** Says things in one language. Values are plain text: they are put in as they are, never read as a template. */
export type Say = {
  /** BCP 47. */
  language: string;
  rtl: boolean;
  /** A sentence of ui.json. */
  ui(key: UiKey, values?: Values): string;
  /** A sentence of articles.json at a dotted path; null where an article does not have it. */
  article(path: string): string | null;
  /** A sentence of codes.json at a dotted path; null where there is none. */
  code(path: string): string | null;
  /** A portal label: as English tenants show it, and as the reader's portal does (the same where that is not known). */
  label(id: string): { english: string; local: string };
};

type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T & string];

type Singular<K> = K extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Stem : K;
