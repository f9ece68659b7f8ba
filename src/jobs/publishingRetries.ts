/**
 * How often a publication is tried again that failed for a passing fault: after a quarter of a minute,
 * then after twice as long each time, for about an hour.
 */
export const publishingRetries = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 15_000 },
} as const
