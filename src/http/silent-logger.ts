import restify from 'restify';

type Logger = NonNullable<NonNullable<Parameters<typeof restify.createServer>[0]>['log']>;

/** Restify's own logger, silenced: its lines hold addresses of callers and their tokens. */
export function silentLogger(): Logger {
  // The types of restify 8 don't know that restify 12 exports its logger.
  const { logger } = restify as unknown as { logger: (options: { level: 'silent' }) => Logger };
  return logger({ level: 'silent' });
}
