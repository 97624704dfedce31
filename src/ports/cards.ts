import type { CardView } from '../view/card-view.ts';

/** An expanded Adaptive Card, ready to be sent. */
export type CardJson = { type: 'AdaptiveCard'; version: string; [property: string]: unknown };

/** Makes a card of a view. */
export type Cards = { expand(view: CardView): CardJson };
