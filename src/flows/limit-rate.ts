/** How often: so many at once, and so many more in each minute after that. */
export type Rate = { burst: number; perMinute: number };

/** What is counted. A tenant's share covers the messages and the taps of all its people. */
export type Rates = Record<'message' | 'tap' | 'tenant' | 'notice', Rate>;

/**
 * More than a helpdesk that pastes a whole log line by line, or gets a storm of duplicates; and what one tenant may ask of a
 * bot that others use, too.
 */
export const defaultRates: Rates = {
  message: { burst: 120, perMinute: 30 },
  tap: { burst: 240, perMinute: 60 },
  tenant: { burst: 2_000, perMinute: 1_200 },
  notice: { burst: 1, perMinute: 1 },
};

/** Whether something may be done. `notify`: the person has not been told within the last minute that it was too much. */
export type Verdict = { kind: 'allowed' } | { kind: 'refused'; by: 'person' | 'tenant'; notify: boolean };

/** Who does it; a tenant that is not known is one tenant. */
export type Doer = { personId: string; tenantId: string | null };

/** Counts what people do. */
export type RateLimit = {
  /** A `submit` is a tap that shows nothing by itself: it counts as one, and the person is told as for messages. */
  judge(what: 'message' | 'tap' | 'submit', who: Doer, now: Date): Verdict;
  /** How many people and tenants are remembered. */
  remembered(): number;
};

/**
 * Limits per person and per tenant. What is refused counts for nothing: one person who writes too much does not use up
 * the share of the tenant.
 */
export function createRateLimit(rates: Rates): RateLimit {
  const taps = createBuckets(rates.tap);
  const people = { message: createBuckets(rates.message), tap: taps, submit: taps };
  const tenants = createBuckets(rates.tenant);
  const notices = createBuckets(rates.notice);
  return {
    judge(what, { personId, tenantId }, now) {
      const tenant = tenantId ?? '';
      const refused = (by: 'person' | 'tenant'): Verdict => ({
        kind: 'refused',
        by,
        notify: what !== 'tap' && notices.take(personId, now),
      });
      if (!people[what].has(personId, now)) return refused('person');
      if (!tenants.take(tenant, now)) return refused('tenant');
      people[what].take(personId, now);
      return { kind: 'allowed' };
    },
    remembered: () => [people.message, taps, tenants, notices].reduce((sum, { size }) => sum + size(), 0),
  };
}

type Bucket = { tokens: number; at: number };

const minute = 60_000;

/** More than can be busy within the minute that a bucket takes to fill. */
const mostBuckets = 50_000;

/** Token buckets by key. A full one is the same as none, so one that nobody touched until it was full again is forgotten. */
function createBuckets({ burst, perMinute }: Rate) {
  // In the order of their last use, for each use puts its bucket at the end.
  const buckets = new Map<string, Bucket>();

  function tokensIn(key: string, now: number): number {
    const bucket = buckets.get(key);
    if (!bucket) return burst;
    // A clock that is set back takes nothing away.
    const minutes = Math.max(0, now - bucket.at) / minute;
    return Math.min(burst, bucket.tokens + minutes * perMinute);
  }

  function forgetIdle(now: number): void {
    for (const [key, { at }] of buckets) {
      if (buckets.size <= mostBuckets && now - at < (burst / perMinute) * minute) return;
      buckets.delete(key);
    }
  }

  return {
    size: () => buckets.size,
    has: (key: string, now: Date): boolean => tokensIn(key, now.getTime()) >= 1,
    take(key: string, at: Date): boolean {
      const now = at.getTime();
      forgetIdle(now);
      const tokens = tokensIn(key, now);
      if (tokens < 1) return false;
      buckets.delete(key);
      buckets.set(key, { tokens: tokens - 1, at: now });
      return true;
    },
  };
}
