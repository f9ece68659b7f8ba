/** What somebody may agree to, with the words that staff and they themselves read. */
export const consentUses = {
  website: 'Our website',
  'newsletter-and-social-media': 'Our newsletter and social media',
  'reports-and-print': 'Reports and printed matter',
  training: 'Training and teaching',
} as const

export type ConsentUse = keyof typeof consentUses
