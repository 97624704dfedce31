/** A card as it travels. */
export type Card = { [property: string]: unknown };

/** A button as a client would press it. */
export type Button = { title: string; verb: string; data: Record<string, unknown>; fallback: unknown };

/** Every node of a card, in reading order. */
export function listNodes(node: unknown): Card[] {
  if (Array.isArray(node)) return node.flatMap(listNodes);
  if (typeof node !== 'object' || node === null) return [];
  const card = node as Card;
  return [card, ...Object.entries(card).flatMap(([name, value]) => (name === 'data' ? [] : listNodes(value)))];
}

/** The buttons of a card, in reading order. */
export const listButtons = (card: Card): Button[] =>
  listNodes(card).filter(({ type }) => type === 'Action.Execute') as unknown as Button[];

/** The button with this verb, and this data where it matters. */
export function findButton(card: Card, verb: string, data: Record<string, unknown> = {}): Button {
  const button = listButtons(card).find(
    (candidate) =>
      candidate.verb === verb && Object.entries(data).every(([name, value]) => candidate.data[name] === value),
  );
  if (!button) throw new Error(`The card has no button ${verb} ${JSON.stringify(data)}: ${listTitles(card)}`);
  return button;
}

/** What stands on the buttons. */
export const listTitles = (card: Card): string[] => listButtons(card).map(({ title }) => title);

/** Every text that a client would read as markdown. */
export const readMarkdown = (card: Card): string[] =>
  listNodes(card).flatMap((node) => {
    if (node.type === 'TextBlock') return [String(node.text)];
    return typeof node.value === 'string' ? [String(node.title), node.value] : [];
  });

/** Every text that a client shows as it is. */
export const readRuns = (card: Card): string[] =>
  listNodes(card)
    .filter(({ type }) => type === 'TextRun')
    .map(({ text }) => String(text));

/** Everything that can be read on a card. */
export const readTexts = (card: Card): string[] => [...readMarkdown(card), ...readRuns(card), ...readSnippets(card)];

/** The code to copy. */
export const readSnippets = (card: Card): string[] =>
  listNodes(card)
    .filter(({ type }) => type === 'CodeBlock')
    .map(({ codeSnippet }) => String(codeSnippet));

/** How far the checklist is, as bar and number both tell. */
export function readProgress(card: Card): { settled: number; total: number } {
  const texts = readMarkdown(card);
  const bar = texts.find((text) => /^[▰▱]+$/u.test(text)) ?? '';
  const settled = bar.split('▰').length - 1;
  const numbers = texts[texts.indexOf(bar) + 1]?.match(/\d+/g)?.map(Number) ?? [];
  // Japanese may say the whole before the part.
  if (!numbers.includes(settled) || !numbers.includes(bar.length)) {
    throw new Error(`The bar ${bar} stands beside ${texts[texts.indexOf(bar) + 1]}`);
  }
  return { settled, total: bar.length };
}

/** One row of the checklist: open or folded, and what is said of a settled one. */
export type StepRow = { mark: string; title: string; isOpen: boolean; settled: string | null };

/** The rows of the checklist. */
export function readSteps(card: Card): StepRow[] {
  return listNodes(card).flatMap((node) => {
    const items = node.type === 'Container' && Array.isArray(node.items) ? (node.items as Card[]) : [];
    const [mark, title, ...rest] = items[0]?.type === 'ColumnSet' ? readTexts(items[0]) : [];
    if (!mark || !title || !/^[○✔–]$/u.test(mark)) return [];
    return [{ mark, title, isOpen: items.length > 1, settled: rest.join(' ') || null }];
  });
}

/** True for a checklist, false for a short card. */
export const isChecklist = (card: Card): boolean => readMarkdown(card).some((text) => /^[▰▱]+$/u.test(text));

/** The id of the case that the buttons of a card belong to. */
export function readCaseId(card: Card): string {
  const ids = new Set(listButtons(card).flatMap(({ data }) => (typeof data.case === 'string' ? [data.case] : [])));
  const [id] = ids;
  if (id === undefined || ids.size > 1) throw new Error(`The card speaks of ${ids.size} cases`);
  return id;
}
