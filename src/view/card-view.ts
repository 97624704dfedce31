import type { Button, CardButton } from './button.ts';
import type { Topic } from './topic.ts';

/** A button as a template needs it. `label` is its accessible name where the title alone says too little. */
export type ButtonView = {
  title: string;
  label: string;
  verb: Button['verb'];
  data: CardButton;
  style: 'default' | 'positive';
};

/** A heading with the lines under it. */
export type Block = { heading: string; lines: string[] };

/** PowerShell to copy: as one snippet, a command a line; and command by command for clients without code blocks. */
export type CodeView = { language: 'PowerShell'; snippet: string; lines: string[] };

/** One way to do a step. Lists are empty or hold what is there, so that a template only repeats. */
export type WayView = {
  title: string;
  text: string[];
  code: CodeView[];
  /** Breadcrumbs: English, then in the reader's language where it differs. */
  path: { english: string; local: string[]; site: string }[];
};

/** What the open step shows under its title. */
export type OpenStepView = {
  risk: { mark: string; color: 'default' | 'attention' }[];
  text: string;
  ways: WayView[];
  price: Block[];
  role: string[];
  effect: string[];
  verify: (Block & { code: CodeView[] })[];
  undo: (Block & { code: CodeView[] })[];
  placeholder: string[];
  /** Sources as a markdown line of links; our own words and addresses only. */
  sources: string[];
  ask: { text: string }[];
  /** Unfolds how to check and to revert, and the sources. */
  toggle: { title: string }[];
  buttons: ButtonView[];
};

/** One row of the checklist. */
export type StepView = {
  mark: string;
  title: string;
  /** "Done - Aiko, 10:42 UTC", empty for an open one. */
  settled: string[];
  weight: 'bolder' | 'default';
  style: 'emphasis' | 'default';
  open: OpenStepView[];
  /** What a folded step shows: its Open button. */
  fold: { buttons: ButtonView[] }[];
};

/** How far a checklist is, and its rows. */
export type ChecklistView = { label: string; progress: string; bar: string; steps: StepView[] };

/** The card of a case, in words. */
export type CaseView = {
  template: 'case';
  /** Id of the case, for every button of the card. */
  caseId: string;
  language: string;
  rtl: boolean;
  summary: string;
  fallbackText: string;
  /** `side` is where a line begins for the reader: the code keeps its own direction. */
  code: { text: string; side: 'left' | 'right' }[];
  title: string;
  /** Two sentences, or nothing once it is solved. */
  meaning: string[];
  status: { text: string; color: 'good' | 'attention' }[];
  /** Since when monitoring has known of it, and who is on it. */
  known: string[];
  untranslated: string[];
  note: string[];
  facts: { title: string; value: string }[];
  checklist: ChecklistView[];
  question: string[];
  blocks: Block[];
  /** Other checklists, each with a button that opens it: for further failures of the same text, and where this one did not help. */
  others: { heading: string; rows: { code: CaseView['code']; title: string; buttons: ButtonView[] }[] }[];
  languages: { title: string; buttons: ButtonView[] }[];
  buttons: ButtonView[];
};

/** A short card without a checklist, in words. */
export type NoticeView = {
  template: 'notice';
  /** Id of the case that its buttons speak of, null without one. */
  caseId: string | null;
  language: string;
  rtl: boolean;
  summary: string;
  fallbackText: string;
  title: string;
  text: string;
  untranslated: string[];
  /** Titles and values; a list of tables, so that an empty one leaves nothing behind. */
  tables: { facts: { title: string; value: string }[] }[];
  examples: { heading: string; lines: string[] }[];
  more: string[];
  buttons: ButtonView[];
};

/** What is known about an error, to be read and sent on: it belongs to no case and to nobody. */
export type ExplanationView = {
  template: 'explanation';
  language: string;
  rtl: boolean;
  summary: string;
  fallbackText: string;
  code: { text: string; side: 'left' | 'right' }[];
  title: string[];
  untranslated: string[];
  meaning: string;
  /** Titles and values; a list of tables, so that an empty one leaves nothing behind. */
  tables: { facts: { title: string; value: string }[] }[];
  note: string[];
  /** The titles of the steps. */
  steps: Block[];
  /** Sources as a markdown line of links; our own words and addresses only. */
  sources: string[];
  buttons: ButtonView[];
  /** In a dialog, where only Action.Submit works: hands the card over to be sent. */
  submits: { title: string; data: Topic }[];
};

/** A way to a web page; the title names its host. */
export type LinkView = { title: string; url: string };

/** The card of an incident, in words. What monitoring wrote stands in `title`, `rows` and `alerts`, as plain text. */
export type IncidentView = {
  template: 'incident';
  /** Id of the case that holds its checklist, for the buttons of the steps; null without one. */
  caseId: string | null;
  language: string;
  rtl: boolean;
  summary: string;
  fallbackText: string;
  /** Never the only sign: the words of `status` say it, too. */
  style: 'attention' | 'warning' | 'accent' | 'good' | 'emphasis';
  status: string;
  title: string;
  /** What cannot wait. */
  warnings: string[];
  rows: { label: string; value: string }[];
  /** What can be done with the incident itself. */
  buttons: ButtonView[];
  /** The question for the reason, and how long; only while somebody snoozes it. */
  snooze: { label: string; missing: string; buttons: ButtonView[]; cancel: ButtonView[] }[];
  alerts: {
    heads: { heading: string; counts: string }[];
    items: { title: string[]; text: string[]; places: string[] }[];
    more: string[];
  }[];
  links: LinkView[];
  meaning: { title: string; text: string }[];
  checklist: ChecklistView[];
  /** What can be done about the checklist as a whole. */
  followUps: ButtonView[];
  log: { heading: string; lines: { time: string; text: string }[] }[];
};

/** One choice of a form. */
export type ChoiceView = { title: string; value: string };

/** Something to choose from. `missing` is said where nothing was chosen and something is required. */
export type ChoiceFieldView = {
  id: string;
  label: string;
  value: string;
  required: boolean;
  missing: string;
  multiple: boolean;
  style: 'compact' | 'expanded';
  choices: ChoiceView[];
};

/** The form for the alerts of a conversation, in words. */
export type FormView = {
  template: 'form';
  language: string;
  rtl: boolean;
  summary: string;
  fallbackText: string;
  title: string;
  text: string;
  /** What is wrong with the texts that were typed. */
  problem: string[];
  /** In this order: which alerts, then how they are shown. */
  filters: ChoiceFieldView[];
  texts: { id: string; label: string; value: string; hint: string }[];
  display: ChoiceFieldView[];
  buttons: ButtonView[];
};

/** The subscriptions of a conversation, in words. */
export type ListView = {
  template: 'list';
  language: string;
  rtl: boolean;
  summary: string;
  fallbackText: string;
  title: string;
  rows: {
    title: string;
    text: string;
    /** Why nothing comes, as plain text: a code of somebody else's may stand in it. */
    note: { text: string; color: 'default' | 'attention' }[];
    buttons: ButtonView[];
  }[];
  /** How many more there are. */
  more: string[];
  empty: string[];
  buttons: ButtonView[];
};

/** Everything that can be put on a card. */
export type CardView = CaseView | NoticeView | ExplanationView | IncidentView | FormView | ListView;
