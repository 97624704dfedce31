/** Reads links as their visible text: `[u](u)` of markdown, `u<mailto:u>` of Outlook, also where the paste ends inside one. */
export function readLinks(text: string): string {
  const outlook = text.includes('mailto:') ? readMailto(text) : text;
  // Only addresses are links: `[HOST](451 5.7.3 STARTTLS is required)` is part of an error.
  if (!/\]\((?:https?|mailto|tel):/i.test(outlook)) return outlook;
  return outlook.replace(/\[([^[\]\n]{1,500})\]\((?:https?:|mailto:|tel:)[^\s()]{0,2000}(?:\)|(?=\s)|$)/gi, '$1');
}

function readMailto(text: string): string {
  return text
    .replace(/(\S)[<[]mailto:[^\s<>[\]]{1,320}[>\]]/gi, '$1')
    .replace(/\[mailto:([^\s<>[\]]{1,320})\]/gi, '<$1>')
    .replace(/<mailto:([^\s<>[\]]{1,320})>/gi, '<$1>');
}
