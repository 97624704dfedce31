/** Particles that Arabic writes onto the next word, the longer first; letters as `fold` leaves them. */
const arabic = ['وبال', 'وال', 'بال', 'كال', 'فال', 'عال', 'هال', 'لل', 'ال', 'و', 'ب', 'ل', 'ف', 'ك', 'س', 'ه', 'ع'];

/** What Arabic writes onto the end of a word: whose it is, and "not" of the dialects. */
const arabicEndings = ['هم', 'ها', 'نا', 'كم', 'ي', 'ك', 'ش'];

/** Hebrew: and, the, in, to, from, that, as; up to three of them in a row. */
const hebrew = /^(?:[ושהבלמכ]{1,3}?)(?=.{3})/;

/** A word without the particles that its language writes onto it, the least taken off first; empty for most languages. */
export function peel(word: string): string[] {
  if (/^\p{Script=Arabic}/u.test(word)) return peelArabic(word);
  if (/^\p{Script=Hebrew}/u.test(word)) return peelHebrew(word);
  return [];
}

function peelArabic(word: string): string[] {
  const bare = arabic.filter((particle) => word.startsWith(particle)).map((particle) => word.slice(particle.length));
  const long = bare.filter((rest) => rest.length >= 3);
  const ended = [word, ...long].flatMap((start) =>
    arabicEndings
      .filter((ending) => start.endsWith(ending) && start.length - ending.length >= 3)
      .flatMap((ending) => {
        const stem = start.slice(0, -ending.length);
        // The ta marbuta before an ending is written as ta.
        return stem.endsWith('ت') ? [stem, `${stem.slice(0, -1)}ه`] : [stem];
      }),
  );
  return [...long, ...ended];
}

function peelHebrew(word: string): string[] {
  const rests: string[] = [];
  for (let length = 1; length <= 3 && hebrew.test(word.slice(length - 1)) && word.length - length >= 3; length += 1) {
    rests.push(word.slice(length));
  }
  return rests;
}
