import type { Concept } from './concepts.ts';
import type { SourceId } from './sources.ts';

/** Who can normally clear an error. */
export type Fixer =
  | 'sender'
  | 'admin'
  | 'device-owner'
  | 'server-admin'
  | 'dns-host'
  | 'partner'
  | 'recipient'
  | 'recipient-admin'
  | 'microsoft'
  | 'wait';

/** The least role that may carry out a step; portal role names are Microsoft Entra built-in roles. */
export type LeastRole =
  | 'anyone'
  | 'device-owner'
  | 'recipient-management'
  | 'exchange-admin'
  | 'conditional-access-admin'
  | 'authentication-policy-admin'
  | 'network-admin'
  | 'domain-owner';

/** `none`: harmless. `caution`: can stop or widen something. `security`: lowers protection; asked twice. */
export type Risk = 'none' | 'caution' | 'security';

/**
 * A PowerShell value: literal text as PowerShell reads it (`$false`), or a slot. `mailbox` is filled from the case where
 * it is known; the others are always the admin's to fill.
 */
export type Value = string | { fill: Slot };

/** What a placeholder stands for. */
export type Slot = 'mailbox' | 'policy' | 'connector' | 'domain' | 'smart-host';

/**
 * One PowerShell command as data. A parameter without `value` is a switch; `glued` writes `-Switch:$false`, the only way
 * to turn a switch off. `pipe` is what follows a `|`.
 */
export type Command = {
  cmdlet: string;
  parameters: { name: string; value?: Value; glued?: true }[];
  pipe?: { cmdlet: string; arguments: string[] };
};

/** One crumb of a portal path: a label id (`labels.*` of ui.json), or a label that is set to another. */
export type Crumb = string | { set: string; to: string };

/** One of several ways to do a step. Texts lie at `steps.<step>.ways.<id>` of articles.json where `text` is true. */
export type Way =
  | { id: string; kind: 'powershell'; commands: Command[]; text?: boolean }
  | { id: string; kind: 'portal'; site: string; path: Crumb[]; text?: boolean }
  | { id: string; kind: 'text'; text: true };

type Applies = {
  /** Applies only when this question was answered so; without it the step always applies. */
  onlyIf?: { step: string; answer: string };
};

/** Something to do. Its words: title, text, verify; undo where `undo` is there; price for `security`. */
export type Task = Applies & {
  id: string;
  kind: 'task';
  ways: Way[];
  risk: Risk;
  role: LeastRole;
  /** Minutes until it takes effect; null when at once. */
  effect: { from: number; to: number } | null;
  verify: Command[];
  /** Ids of the pages that it rests on. */
  sources: SourceId[];
  /** Commands that take the change in the tenant back (its words may be all there is); null when nothing is changed. */
  undo: Command[] | null;
};

/** Something to find out first. Its words: title, text, answers.<id>. */
export type Question = Applies & { id: string; kind: 'question'; answers: string[] };

export type Step = Task | Question;

/**
 * What exactly went wrong, as the text beside the code tells: one of its `phrases` (lower case), or one of `enhanced`
 * as the code. Its `steps` are those that make sense then, the most likely remedy first. Words at `<article>.causes.<id>`.
 */
export type Cause = {
  id: string;
  phrases: string[];
  enhanced?: string[];
  steps: string[];
  /** Questions that the text has answered already. */
  implies?: Record<string, string>;
};

/**
 * A code that an article answers: all that is given must fit. `replies`: one of these reply codes (a missing one fits).
 * `phrases` (lower case) and `tags` (how the tag begins): one of them stands beside the code. `unless`: none of these does.
 */
export type CodeMatch = {
  enhanced: string;
  replies?: string[];
  phrases?: string[];
  tags?: string[];
  unless?: string[];
};

/**
 * What a question without a code says when an article answers it: one concept of each group in `all`, and none of `unless`.
 * `weight`: how clearly it says so. From 5 on it suffices, one more than every other article's is clear, and each concept that
 * belongs elsewhere takes up to 4 away.
 */
export type Topic = { all: Concept[][]; unless?: Concept[]; weight: number };

/** What we know about a family of codes: structure only, the words lie in locales/<lng>/articles.json. */
export type Article = {
  /** Letters, digits and dashes. */
  id: string;
  matches: CodeMatch[];
  /** What names the article in a text without any code; lower case. */
  phrases: string[];
  /** What questions about it speak of. */
  topics: Topic[];
  causes: Cause[];
  fixers: Fixer[];
  /** Whether it passes by itself. */
  passes: 'often' | 'sometimes' | 'never';
  /** True where Exchange Online keeps trying, so that mail waits in its queue meanwhile. */
  queues?: true;
  /** Whether a note stands under the meaning; its words at `<article>.note`. */
  note: boolean;
  /** Every step that the article has, in the order that is right when the cause is not known. */
  steps: Step[];
  /** Steps that only make sense for a cause that the text names. */
  rare?: string[];
  /** Other articles to look at when this did not help. */
  next: string[];
};
