export const defaultTimeZone = 'Europe/London'
