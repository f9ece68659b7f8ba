const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** Whether there is a second factor, in a sentence. */
export const inWords = (
  { setUp, setUpAt }: { setUp: boolean; setUpAt: string | null },
  subject: string,
): string => {
  if (!setUp) return `${subject} no second factor.`
  return `${subject} a second factor${setUpAt ? `, set up on ${day.format(new Date(setUpAt))}` : ''}.`
}
