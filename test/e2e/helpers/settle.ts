import type { Page } from 'playwright-core'

/**
 * Waits until the scripts of a page of the panel run and its menu rests: on a phone the menu is
 * open until then, and pushes the page aside while it closes.
 */
export const settle = (page: Page) =>
  page.waitForFunction(() => {
    const panel = document.querySelector('.template-default--nav-hydrated')
    const isPhone = window.innerWidth <= 768
    const isMoving = document.getAnimations().some((each) => each instanceof CSSTransition)
    return panel && !isMoving && !(isPhone && panel.matches('.template-default--nav-open'))
  })

/** How wide a page of the panel is, in CSS pixels, what has to be scrolled to included. */
export async function widthOf(page: Page): Promise<number> {
  await settle(page)
  return page.evaluate(() => document.documentElement.scrollWidth)
}
