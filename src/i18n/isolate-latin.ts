/** U+2066 opens a left-to-right isolate, U+2069 closes it (Unicode Bidirectional Algorithm, UAX #9). */
const open = '\u2066';
const close = '\u2069';

/**
 * Puts left-to-right isolates around what is written in Latin letters, digits and code punctuation, so that commands,
 * codes, hosts and labels keep their order inside a right-to-left sentence. `{{placeholders}}` stay as they are.
 */
export const isolateLatin = (sentence: string): string =>
  sentence.replace(/\{\{[^}]*\}\}|[$A-Za-z0-9<-][\x21-\x7e]*(?: [$A-Za-z0-9<-][\x21-\x7e]*)*/g, (run) =>
    run.startsWith('{{') ? run : isolateRun(run),
  );

/** Punctuation that ends a run belongs to the sentence, not to the code; a bracket that the run opens is its own. */
function isolateRun(run: string): string {
  const placeholder = run.indexOf('{{');
  if (placeholder >= 0) return isolateLatin(run.slice(0, placeholder)) + isolateLatin(run.slice(placeholder));
  const bare = run.replace(/[.,:;!?)"»]*$/, '');
  const core = bare.lastIndexOf('(') > bare.lastIndexOf(')') && run[bare.length] === ')' ? `${bare})` : bare;
  return /[A-Za-z0-9]/.test(core) ? `${open}${core}${close}${run.slice(core.length)}` : run;
}
