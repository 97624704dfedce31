// Header fields that hold versions, addresses, dates and ids, never the result of a delivery.
const FIELDS =
  /^[> \t]{0,8}(?:received|x-received|x-mailer|user-agent|date|message-id|references|in-reply-to|mime-version|dkim-signature|arc-[a-z-]{1,40}|x-google-[a-z-]{1,40}|x-mimeole|x-originating-ip|x-ms-exchange-[a-z-]{1,60}|x-spam-checker-version|content-[a-z-]{1,30}|thread-[a-z]{1,10}|x-virus-scanned)[ \t]{0,2}:/i;
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
