/** What the server says that it did not do, and why. */
export async function reasonOf(response: Response): Promise<string> {
  const { errors } = (await response.json()) as { errors?: { message: string }[] }
  return errors?.[0]?.message ?? 'That did not work.'
}
