/** Where the collective is at home: the time zone of whatever names none. */
export const defaultTimeZone = 'Europe/London'
