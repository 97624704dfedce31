/** Fields of a log line: kinds, codes, counts and durations; never text, addresses, names or tokens. */
export type LogFields = Record<string, string | number | boolean | null>;

/** Structured log lines for operators. */
export type Log = {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
};
