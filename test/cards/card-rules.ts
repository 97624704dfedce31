import type { CardJson } from '../../src/ports/cards.ts';

/** A node of a card. */
type Node = { [property: string]: unknown };

/** What Adaptive Cards 1.5 knows of what we use, and what it must have. CodeBlock is an extension of Teams. */
const elements: Record<string, string[]> = {
  TextBlock: ['text'],
  RichTextBlock: ['inlines'],
  TextRun: ['text'],
  Container: ['items'],
  ColumnSet: ['columns'],
  Column: ['items', 'width'],
  FactSet: ['facts'],
  ActionSet: ['actions'],
  'Action.Execute': ['title', 'verb', 'data', 'fallback'],
  'Action.Submit': ['title', 'data'],
  'Action.ToggleVisibility': ['title', 'targetElements'],
  'Action.OpenUrl': ['title', 'url'],
  'Input.Text': ['id', 'label', 'maxLength'],
  'Input.ChoiceSet': ['id', 'label', 'choices', 'value'],
  CodeBlock: ['codeSnippet', 'language', 'fallback'],
};

/** Teams refuses larger messages; the rest is for what stands around the card. */
const maxBytes = 25_000;

/** Everything that is wrong with an expanded card, in words; empty when it is as Teams wants it. */
export function judgeCard(card: CardJson, expected: { language: string; rtl: boolean }): string[] {
  const nodes = listNodes(card);
  return [
    ...judgeRoot(card, expected),
    ...judgeSize(card),
    ...nodes.flatMap(judgeValues),
    ...nodes.filter((node) => node !== card).flatMap(judgeElement),
    ...judgeIds(nodes),
  ];
}

function judgeRoot(card: CardJson, { language, rtl }: { language: string; rtl: boolean }): string[] {
  return [
    ...(card.type === 'AdaptiveCard' && card.version === '1.5' ? [] : [`version: ${card.type} ${card.version}`]),
    ...(card.lang === language ? [] : [`lang: ${card.lang}`]),
    ...(card.rtl === rtl ? [] : [`rtl: ${card.rtl}`]),
    ...(isText(card.fallbackText) ? [] : ['no fallbackText']),
    ...(isText(card.speak) ? [] : ['no speak']),
  ];
}

function judgeSize(card: CardJson): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(card));
  return bytes < maxBytes ? [] : [`${bytes} bytes`];
}

/** `${` of ours is a template that was not filled; people's own stands in a TextRun. */
function judgeValues(node: Node): string[] {
  return Object.entries(node).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [`${node.type}.${name} is ${value}`];
    if (Array.isArray(value) && value.length === 0 && name !== 'actions') return [`${node.type}.${name} is empty`];
    if (name.startsWith('$') && name !== '$schema') return [`${node.type}.${name} is left`];
    if (typeof value !== 'string' || node.type === 'TextRun') return [];
    return /\$\{|\{\{|\[object|\bundefined\b/.test(value) ? [`${node.type}.${name} holds ${value}`] : [];
  });
}

function judgeElement(node: Node): string[] {
  const { type } = node;
  // A fact or a choice.
  if (type === undefined) return isText(node.title) && isText(node.value) ? [] : [`no type: ${JSON.stringify(node)}`];
  const needed = elements[String(type)];
  if (!needed) return [`${type} is not of Adaptive Cards 1.5`];
  return [
    ...needed.filter((name) => !(name in node)).map((name) => `${type} without ${name}`),
    ...(type === 'TextBlock' && node.wrap !== true ? [`TextBlock does not wrap: ${node.text}`] : []),
    ...(type === 'TextBlock' && !isText(node.text) ? [`TextBlock says ${JSON.stringify(node.text)}`] : []),
    ...(type === 'TextRun' && typeof node.text !== 'string' ? ['TextRun is no text'] : []),
    ...(type === 'ActionSet' && (node.actions as unknown[]).length === 0 ? ['ActionSet without actions'] : []),
    ...(type === 'Action.Execute' ? judgeExecute(node) : []),
    ...(type === 'Action.OpenUrl' ? judgeLink(node) : []),
    ...(/^Input\./.test(String(type)) ? judgeInput(node) : []),
  ];
}

/** Who reads the title knows where it leads. */
function judgeLink({ title, url }: Node): string[] {
  if (typeof url !== 'string' || !URL.canParse(url)) return [`leads to ${url}`];
  const { protocol, host } = new URL(url);
  return [
    ...(/^https?:$/.test(protocol) ? [] : [`leads to ${protocol}`]),
    ...(String(title).includes(host) ? [] : [`"${title}" does not name ${host}`]),
  ];
}

function judgeInput({ id, label, isRequired, errorMessage, isMultiSelect, value, choices }: Node): string[] {
  const known = Array.isArray(choices) ? choices.map((choice: Node) => choice.value) : null;
  const chosen = isMultiSelect ? String(value).split(',') : [value];
  return [
    ...(isText(label) ? [] : [`${id} has no label`]),
    ...(isRequired === true && !isText(errorMessage) ? [`${id} is required and does not say so`] : []),
    ...[isRequired, isMultiSelect].flatMap((flag) => (typeof flag === 'string' ? [`${id} says ${flag} in words`] : [])),
    ...(known && chosen.some((each) => !known.includes(each)) ? [`${id} has chosen ${value}`] : []),
  ];
}

function judgeExecute(node: Node): string[] {
  const fallback = node.fallback as Node | undefined;
  const data = node.data as Node | undefined;
  return [
    ...(isText(node.title) ? [] : ['a button without a title']),
    ...(fallback?.type === 'Action.Submit' ? [] : [`${node.verb}: no Action.Submit to fall back to`]),
    ...(JSON.stringify(fallback?.data) === JSON.stringify(data)
      ? []
      : [`${node.verb}: the fallback carries other data`]),
    ...(fallback?.title === node.title ? [] : [`${node.verb}: the fallback has another title`]),
    // The old way has no verb of its own: it must stand in the data.
    ...(data?.verb === node.verb ? [] : [`${node.verb}: the data name ${data?.verb}`]),
  ];
}

function judgeIds(nodes: Node[]): string[] {
  const ids = nodes.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  const targets = nodes.flatMap(({ targetElements }) => (Array.isArray(targetElements) ? targetElements : []));
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two elements are ${id}`),
    ...targets.filter((id) => !ids.includes(String(id))).map((id) => `nothing is ${id}`),
  ];
}

/** Every node of a card; what a button carries is no part of it. */
export function listNodes(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(listNodes);
  if (typeof node !== 'object' || node === null) return [];
  const children = Object.entries(node).filter(([name]) => name !== 'data');
  return [node as Node, ...children.flatMap(([, value]) => listNodes(value))];
}

/** Where a piece of text stands in a card, as the types of the elements that hold it. */
export const findHolders = (card: CardJson, text: string): string[] =>
  listNodes(card).flatMap((node) =>
    Object.entries(node).flatMap(([name, value]) =>
      typeof value === 'string' && value.includes(text) ? [`${node.type ?? 'Fact'}.${name}`] : [],
    ),
  );

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
