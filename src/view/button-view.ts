import { type CardButton, writeButton } from './button.ts';
import type { ButtonView } from './card-view.ts';

/** A button as a template needs it. `label` is its accessible name where the title alone says too little. */
export const viewButton = (
  title: string,
  button: CardButton,
  { style = 'default', label = title }: Partial<Pick<ButtonView, 'style' | 'label'>> = {},
): ButtonView => ({ title, label, verb: button.verb, data: writeButton(button), style });
