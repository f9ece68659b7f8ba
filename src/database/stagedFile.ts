const ending = '.restoring'

/** Where a restore writes a SQLite file and upgrades it, before it takes the place of the other. */
export const stagedFile = (file: string): string => file + ending

/** Whether a SQLite file is one that a restore has staged, which is a copy of a backup already. */
export const isStagedFile = (file: string): boolean => file.endsWith(ending)
