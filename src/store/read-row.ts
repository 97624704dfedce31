import { z } from 'zod';
import { StoreError } from './store-error.ts';

/** A row as the database gives it. */
export type Row = Record<string, unknown>;

/** Reads a row, or reports it and gives null: one that can't be read must not keep the others from what they are for. */
export function readOrReport<Value>(
  row: Row,
  read: (row: Row) => Value,
  report: (error: StoreError) => void,
): Value | null {
  try {
    return read(row);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    report(error);
    return null;
  }
}

/** Reads what can be read of a list; the rest is reported and left out. */
export const readEach = <Value>(
  rows: readonly Row[],
  read: (row: Row) => Value,
  report: (error: StoreError) => void,
): Value[] => rows.flatMap((row) => readOrReport(row, read, report) ?? []);

/** The columns that are read, of the right types. Throws StoreError `corrupt-row`, which names the column and never its value. */
export function readColumns<Columns>(table: string, schema: z.ZodType<Columns>, row: Row): Columns {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw corruptRow(table, String(issue?.path[0]), `is wrong: ${issue?.code}`);
}

/** What a column holds as JSON. Throws StoreError `corrupt-row`. */
export function readJson<Value>(table: string, column: string, schema: z.ZodType<Value>, text: string): Value {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The parser's message quotes what was stored, so it does not travel.
    throw corruptRow(table, column, 'is not JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  // Only the outermost field: deeper ones may be keys that are data themselves.
  throw corruptRow(table, column, `is wrong at "${String(issue?.path[0] ?? '')}": ${issue?.code}`);
}

/** The error for a row that can not be trusted; `problem` quotes nothing of it. */
export function corruptRow(table: string, column: string, problem: string): StoreError {
  return new StoreError('corrupt-row', `A row is corrupt: column ${table}.${column} ${problem}.`);
}

/** How many, or a version. */
export const count = z.int().nonnegative();

/** A moment (ISO 8601). */
export const time = z.iso.datetime({ offset: true });

/** Who did something; empty once the person was taken out. */
export const person = z.object({ id: z.string(), name: z.string() });

/** A record whose keys came from outside: zod's own leaves `__proto__` out, and somebody's alert may be called so. */
export const recordOf = <Value>(value: z.ZodType<Value>): z.ZodType<Record<string, Value>> =>
  z
    .custom<Record<string, unknown>>((given) => typeof given === 'object' && given !== null && !Array.isArray(given))
    .transform((given) => Object.entries(given))
    .pipe(z.array(z.tuple([z.string(), value])))
    .transform((entries) => Object.fromEntries(entries));
