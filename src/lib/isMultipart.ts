/** Whether Payload reads a body of this content type as a form with files. */
export const isMultipart = (contentType: string | undefined): boolean =>
  contentType?.split(';', 1)[0]?.includes('multipart/') ?? false
