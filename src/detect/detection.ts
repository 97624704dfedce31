/**
 * What one code says about the failure.
 * `primary`: the result that the report or line states, at its most specific. `cause`: what the primary quotes from
 * another server or an inner step. `wrapper`: a code that only says that something inside failed.
 */
export type Role = 'primary' | 'cause' | 'wrapper';

/** One code found in a text. At least one of `reply` and `enhanced` is there. */
export type Finding = {
  /** Reply code of RFC 5321 §4.2, three ASCII digits: `451`. */
  reply: string | null;
  /** Enhanced status code of RFC 3463, ASCII digits: `4.7.0`. */
  enhanced: string | null;
  /** A vendor's mark beside the code: `PRX4`, `ATTR36`, `S775`, `AS(42000001)`. */
  tag: string | null;
  role: Role;
  /** What the text says right after the code, normalised, at most 400 characters; articles match phrases in it. */
  statement: string;
};

/** Everything that one text tells, before any knowledge is applied to it. */
export type Detection = {
  /** Primary, cause, wrapper of the first failure, then the others as they appear. */
  findings: Finding[];
  /** Codes whose digits were masked by somebody, as they stand: `5.7.***39`. */
  unreadable: string[];
  /** The normalised text that was read, at most 64 KiB; articles match code-less phrases in it. Never stored, never logged. */
  text: string;
  /** The mailbox that the failure is about: the one strictly valid sender address, else null. */
  mailbox: string | null;
  /** What the person wrote, with the paste (codes, error text, hosts, report) taken out. Never stored, never logged. */
  ownWords: string;
  /** Language of a report's own headings (BCP 47 primary subtag), null without a report or for English. */
  reportLanguage: string | null;
  /** True when the text was longer than what is read (first 48 KiB and last 16 KiB). */
  truncated: boolean;
};
