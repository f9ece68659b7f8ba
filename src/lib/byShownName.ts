const collator = new Intl.Collator('en-GB', { sensitivity: 'base' })

/** The alphabetical order of names as a British index has it; capitals and accents do not count. */
export const byShownName = (one: string, other: string): number => collator.compare(one, other)
