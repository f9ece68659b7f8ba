'use client'

const takesFocus =
  'input:not([type="hidden"]):not([disabled]), textarea, select, [contenteditable="true"], button:not([disabled])'

const foldedRow = '.collapsible--collapsed'

/**
 * Opens the tab that a field is on and moves the focus to it, or to the nearest field around it
 * that is shown.
 * @param path as in an answer, `credits.0.person`
 * @returns whether there was something to move to
 */
export async function focusField(path: string): Promise<boolean> {
  for (let part = path; part; part = part.slice(0, Math.max(part.lastIndexOf('.'), 0))) {
    const field = await findField(part)
    if (!field) continue
    openRows(field)
    await nextFrame()
    const target = field.matches(takesFocus) ? field : field.querySelector<HTMLElement>(takesFocus)
    field.scrollIntoView({ block: 'center' })
    target?.focus({ preventScroll: true })
    if (target) return true
  }
  return false
}

/** A field that is shown; those on other tabs are there only once their tab is open. */
async function findField(path: string): Promise<HTMLElement | undefined> {
  const shown = shownField(path)
  if (shown) return shown
  const tabs = [
    ...document.querySelectorAll<HTMLElement>('.document-fields .tabs-field__tab-button'),
  ]
  const open = tabs.find(({ className }) => className.includes('--active'))
  for (const tab of tabs) {
    tab.click()
    await nextFrame()
    const found = shownField(path)
    if (found) return found
  }
  open?.click()
  return undefined
}

function shownField(path: string): HTMLElement | undefined {
  const id = `field-${path.replaceAll('.', '__')}`
  const label = document.querySelector(`label[for="${CSS.escape(id)}"]`)
  // The editor of a rich text has no such id, only a label for one.
  const field = document.getElementById(id) ?? label?.closest<HTMLElement>('.field-type') ?? null
  if (!field) return undefined
  return field.getClientRects().length > 0 || field.closest(foldedRow) ? field : undefined
}

/** A row of a list that is folded up hides its fields. */
function openRows(field: HTMLElement): void {
  for (let row = field.closest(foldedRow); row;) {
    row.querySelector<HTMLElement>('.collapsible__toggle')?.click()
    row = row.parentElement?.closest(foldedRow) ?? null
  }
}

/** Two of them: in the first the new tab is drawn. */
const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
