// The look at the first letter fails at nearly every character, and is cheap.
const TAG =
  /(?=[acmps])(?<![\p{L}\p{N}])(?:C?PRX\d{1,2}|ATTR\d{1,3}|MRH\d{1,2}|AS\(\d{1,12}\)|AS\d{2,12}|(?<=[([])S\d{2,7}(?=[)\]]))(?![\p{Script=Latin}\p{N}])/iu;

/** Gives the vendor's mark in a statement as it is written, in capitals: `PRX4`, `ATTR36`, `S775`, `AS(42000001)`. */
export function tagIn(statement: string): string | null {
  return TAG.exec(statement)?.[0].toUpperCase() ?? null;
}
