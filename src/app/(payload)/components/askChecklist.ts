import type { Finding } from '../../../lib/checklist/finding.ts'

/**
 * Asks the server what to mend in a document.
 * @param body JSON, `{ data }`
 * @returns nothing where there is no answer, or no longer one to wait for
 */
export async function askChecklist(
  address: string,
  body: string,
  signal: AbortSignal,
): Promise<Finding[] | undefined> {
  const headers = { 'Content-Type': 'application/json' }
  try {
    const init: RequestInit = { method: 'POST', credentials: 'include', headers, body, signal }
    const response = await fetch(address, init)
    if (!response.ok) return undefined
    // Can be given up as well: the head of an answer may be there before its body.
    const { findings } = (await response.json()) as { findings: Finding[] }
    return findings
  } catch {
    return undefined
  }
}
