import type { Article } from '../article.ts';
import { prx4 } from './prx4.ts';
import { smtpAuth } from './smtp-auth.ts';

/** Every article. */
export const articles: readonly Article[] = [prx4, smtpAuth];
