import { recognizeLatin } from './latin.ts';
import { readScript } from './script.ts';

/** A recognised language (BCP 47 primary subtag) and whether it is sure enough to be remembered. */
export type Recognized = { language: string; certain: boolean };

/**
 * Recognises the language of somebody's own words, or null when they do not decide. `expected` is the language that the next hint
 * names: it is kept unless another one leads clearly.
 */
export function recognizeLanguage(text: string, expected: string | null): Recognized | null {
  const read = text.slice(0, 2000);
  const byScript = readScript(read, expected);
  if (byScript !== 'latin') return byScript;
  return recognizeLatin(read, expected);
}
