import type { Command, Slot, Value } from '../knowledge/article.ts';

/** What fills the slots of a command; null leaves a placeholder in angle brackets. */
export type Fillings = { mailbox: string | null };

/** A command as it is typed into PowerShell. */
export const writeCommand = (command: Command, fillings: Fillings): string => joinCommand(command, fillings, ' ', ' ');

/**
 * The same command for where a client breaks lines by itself, which it does behind the dash of a parameter: broken before
 * each parameter by PowerShell's own line continuation, unless it is short. It can be copied as it is.
 */
export function writeBrokenCommand(command: Command, fillings: Fillings): string {
  const line = writeCommand(command, fillings);
  return line.length <= shortLine ? line : joinCommand(command, fillings, ' `\n  ', '\n  ');
}

/** Characters that fit on a line of a card on a phone. */
const shortLine = 34;

function joinCommand(command: Command, fillings: Fillings, joint: string, afterPipe: string): string {
  const parameters = command.parameters.map(({ name, value, glued }) =>
    value === undefined ? `${joint}-${name}` : `${joint}-${name}${glued ? ':' : ' '}${writeValue(value, fillings)}`,
  );
  const pipe = command.pipe ? ` |${afterPipe}${command.pipe.cmdlet} ${command.pipe.arguments.join(', ')}` : '';
  return `${command.cmdlet}${parameters.join('')}${pipe}`;
}

/** True when some command leaves a placeholder for the reader to replace. */
export const hasPlaceholder = (commands: Command[], fillings: Fillings): boolean =>
  commands.some(({ parameters }) =>
    parameters.some(({ value }) => typeof value === 'object' && slotOf(value.fill, fillings).startsWith('<')),
  );

const writeValue = (value: Value, fillings: Fillings): string =>
  typeof value === 'string' ? value : quote(slotOf(value.fill, fillings));

const slotOf = (slot: Slot, { mailbox }: Fillings): string =>
  slot === 'mailbox' && mailbox !== null && isPlainAddress(mailbox) ? mailbox : `<${slot}>`;

/** In single quotes PowerShell expands nothing; what could end the quotes never gets this far. */
const quote = (text: string): string => `'${text}'`;

/**
 * True for an address that is safe between single quotes: ASCII, none of PowerShell's quotes (it also takes curly ones),
 * dot-string local part and host name of RFC 5321 §4.1.2, at most 254 characters.
 */
export const isPlainAddress = (text: string): boolean =>
  text.length <= 254 &&
  /^[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/.test(
    text,
  );
