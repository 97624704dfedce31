// Header fields that hold versions, addresses, dates and ids, never the result of a delivery.
const FIELDS =
  /^[> \t]{0,8}(?:received(?:-spf)?|user-agent|date|message-id|references|in-reply-to|mime-version|dkim-signature|domainkey-signature|authentication-results|arc-[a-z-]{1,40}|content-[a-z-]{1,30}|thread-[a-z]{1,10}|list-[a-z]{1,20}|feedback-id|x-(?![a-z-]{0,40}(?:supplementary|error|fail|reason|diag|bounce|smtp|dsn|report))[a-z0-9-]{1,60})[ \t]{0,2}:/i;
const FOLDED = /^[> ]{0,4}[ \t]+\S/;

/** Gives the text with the mail headers that never hold a code blanked out, every other character at its place. */
export function blankIrrelevant(text: string): string {
  let inField = false;
  return text
    .split('\n')
    .map((line) => {
      inField = FIELDS.test(line) || (inField && FOLDED.test(line));
      return inField ? ' '.repeat(line.length) : line;
    })
    .join('\n');
}
