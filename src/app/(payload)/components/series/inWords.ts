/** A number with the word for one or for several: "1 event", "12 events". */
export const inWords = (count: number, one: string, several: string): string =>
  `${count} ${count === 1 ? one : several}`
