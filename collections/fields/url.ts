import type { TextField, TextFieldSingleValidation } from 'payload'

/** Takes an empty value or an absolute `http` or `https` address. */
export const validateUrl: TextFieldSingleValidation = (value) => {
  if (!value) return true
  const url = URL.canParse(value) ? new URL(value) : undefined
  return url?.protocol === 'https:' || url?.protocol === 'http:'
    ? true
    : 'Please give a full web address, such as https://www.example.org/page.'
}

/** A web address. What a browser would run is refused in drafts too. */
export const urlField = (
  field: Pick<TextField, 'access' | 'admin' | 'label'> & { name: string },
): TextField => ({
  ...field,
  type: 'text',
  custom: { isAddress: true },
  validate: validateUrl,
})
