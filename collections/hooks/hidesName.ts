/** What decides how a person is named in public. */
export type Named = {
  id?: unknown
  creditAs?: unknown
  fullName?: unknown
  name?: unknown
}

/** Whether a person is named in public by less than their full name. */
export const hidesName = ({ creditAs, fullName, name }: Named): boolean =>
  (creditAs === 'first-name' || creditAs === 'anonymous') && Boolean(fullName) && fullName !== name
