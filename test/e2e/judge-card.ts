import type { Locator } from 'playwright-core';

/** Of the browser. */
declare function getComputedStyle(node: unknown): { display: string; overflowX: string };

/** What is wrong with a card as it is seen now: parts that are too wide or cut, placeholders, buttons without a name. */
export async function judgeCard(card: Locator): Promise<string[]> {
  const tooWide = await card.evaluate((whole) => {
    const frame = whole.getBoundingClientRect();
    const window = whole.ownerDocument.documentElement.clientWidth;
    const parts = [whole, ...whole.querySelectorAll('*')].filter((part) => {
      const box = part.getBoundingClientRect();
      if (box.width === 0) return false;
      const { display, overflowX } = getComputedStyle(part);
      // What bleeds to the edges of the card makes the parts around it scroll wider than they are; it is judged by its box.
      const holdsText = display !== 'inline' && (overflowX !== 'visible' || part.childElementCount === 0);
      const leaves = box.left < frame.left - 1 || box.right > frame.right + 1 || box.left < 0 || box.right > window;
      return leaves || (holdsText && part.scrollWidth > part.clientWidth + 1);
    });
    return parts.map((part) => `too wide: ${part.className} ${part.textContent?.slice(0, 60)}`);
  });
  const literals = (await card.innerText()).match(/.*(?:\$\{|\{\{|\bundefined\b|(?<!\$)\bnull\b|\[object).*/g) ?? [];
  const nameless = (await card.ariaSnapshot()).match(/^\s*- (?:button|link)(?::.*)?$/gm) ?? [];
  return [
    ...tooWide,
    ...literals.map((line) => `literal: ${line}`),
    ...nameless.map((line) => `without a name: ${line.trim()}`),
  ];
}
