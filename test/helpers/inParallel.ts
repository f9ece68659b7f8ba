/** Does the same with each, a few at a time; the answers come in the order of the list. */
export async function inParallel<T, Answer>(
  all: readonly T[],
  work: (one: T) => Promise<Answer>,
  atOnce = 8,
): Promise<Answer[]> {
  const answers: Answer[] = []
  let next = 0
  const worker = async () => {
    for (let index = next++; index < all.length; index = next++) {
      answers[index] = await work(all[index] as T)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return answers
}

/** A list in parts of a size. */
export const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  )
