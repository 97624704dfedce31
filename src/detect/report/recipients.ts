const ADDRESS = '[\\w.+=~&-]{1,64}@[\\w.-]{1,120}\\w';
// `Final-Recipient: rfc822;a@x`, `<a@x>: host mx said`, `a@x` on a line of its own, `** a@x R=dnslookup`.
const SECTION = new RegExp(
  `^[> \\t]{0,8}(?:(?:final|original)-recipient\\s?:\\s{0,3}(?:[\\w-]{1,12}\\s?;\\s{0,3})?<?(${ADDRESS})|(?:\\*\\*|==)\\s(${ADDRESS})|[<"']?(${ADDRESS})[>"']?\\s{0,2}(?::|\\(|$|<))`,
  'i',
);
const LOGGED = new RegExp(`\\bto=<?(${ADDRESS})`, 'i');

/** Whose delivery a place in a report speaks of ('' where none is named), and whether the report names somebody before that place. */
export type Recipient = { name: string; isNamed: boolean };

/** Gives a function that tells for a place in a report whose delivery is spoken of there. */
export function readRecipients(text: string): (at: number) => Recipient {
  const sections: { start: number; end: number; name: string }[] = [];
  let start = 0;
  let name = '';
  for (const line of text.split('\n')) {
    const end = start + line.length + 1;
    const section = line.includes('@') ? SECTION.exec(line.slice(0, 400)) : null;
    if (section !== null) name = (section[1] ?? section[2] ?? section[3] ?? '').toLowerCase();
    const logged =
      section === null && line.includes('=') ? LOGGED.exec(line.slice(0, 1000))?.[1]?.toLowerCase() : undefined;
    sections.push({ start, end, name: logged ?? name });
    start = end;
  }
  const names = new Set(sections.map((section) => section.name).filter((each) => each !== ''));
  const only = names.size === 1 ? ([...names][0] ?? '') : '';
  return (at) => {
    const named = sectionAt(sections, at);
    return { name: named || only, isNamed: named !== '' };
  };
}

function sectionAt(sections: readonly { start: number; end: number; name: string }[], at: number): string {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return sections[low]?.name ?? '';
}
