/** What a mail or a delivery is set to that is to be sent now, with its retries from the start. */
export const dueNow = () => ({
  status: 'pending',
  attempts: 0,
  nextAttemptAt: new Date().toISOString(),
})
