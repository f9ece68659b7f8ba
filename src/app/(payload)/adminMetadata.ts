import type { Metadata } from 'next'

import icon from './mark.svg'

const product = 'Collective CMS'
const description = 'Where the Co-Production Collective writes, plans and publishes together.'

/**
 * Puts the collective's name, description and icon on a page of the panel. Payload gives its own to
 * the pages that it does not find, and to some others whatever `admin.meta` says.
 */
export function adminMetadata(page: Metadata): Metadata {
  const title = titleOf(page)
  return {
    ...page,
    title,
    description,
    keywords: null,
    icons: [{ rel: 'icon', type: 'image/svg+xml', url: icon.src }],
    openGraph: { title, description, siteName: product },
    robots: { index: false, follow: false },
  }
}

function titleOf({ title }: Metadata): string {
  const text = typeof title === 'string' ? title.trim() : ''
  if (text === '') return product
  return text.endsWith(product) ? text : `${text} · ${product}`
}
