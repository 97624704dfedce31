/** Reads what JSON, logs and terminals wrote for characters: `\n`, `\"`, `\u003c`, colour sequences. */
export function readEscapes(text: string): string {
  const uncoloured = text.includes('\u001b') ? text.replace(/\u001b\[[0-9;]{0,12}[A-Za-z]/g, '') : text;
  const plain = readQmailLog(uncoloured);
  if (!plain.includes('\\')) return plain;
  return plain
    .replace(/\\{1,2}u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .toWellFormed()
    .replace(/\\{1,2}r\\{1,2}n/g, '\n')
    .replace(/\\{1,2}[nrt]/g, readLineEscape)
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

// qmail writes the blanks of an answer as underscores: `failure: Remote_host_said:_550_No_such_user/`.
function readQmailLog(text: string): string {
  if (!/_(?:said:|Remote)_/.test(text)) return text;
  return text.replace(/\b(?:failure|deferral): \S{1,2000}/g, (answer) => answer.replaceAll('_', ' '));
}

// `CONTOSO\nancy` and `C:\new` are names, `later.\nDiagnostic` and `AS(42000001)\n [HOST]` are line breaks.
function readLineEscape(written: string, at: number, text: string): string {
  const before = text[at - 1] ?? ' ';
  const after = text[at + written.length] ?? ' ';
  const inName = /[A-Za-z:\\]/.test(before) && /[a-z]/.test(after);
  if (inName && written.length === 2) return written;
  return written.endsWith('t') ? ' ' : '\n';
}
