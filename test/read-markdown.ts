/** What stands under a heading of the second level, up to the next one. */
export function readSection(markdown: string, heading: string): string {
  const [, after] = markdown.split(`\n## ${heading}\n`);
  if (after === undefined) throw new Error(`There is no heading "${heading}"`);
  return after.split('\n## ', 1)[0] ?? '';
}

/** The rows of the table whose first column is called so, cell by cell. */
export function readTable(markdown: string, firstColumn: string): string[][] {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${firstColumn} |`));
  if (start < 0) throw new Error(`There is no table that begins with "${firstColumn}"`);
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end < 0 ? undefined : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** What stands between backticks. */
export const readTicks = (markdown: string): string[] =>
  [...markdown.matchAll(/`([^`\n]+)`/g)].map(([, text]) => text ?? '');
