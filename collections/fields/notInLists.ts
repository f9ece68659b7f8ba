/** For a field that makes no sensible column, filter or group of a list. */
export const notInLists = {
  disableGroupBy: true,
  disableListColumn: true,
  disableListFilter: true,
} as const
