import { consentUses } from '../../../collections/consent/consentUses.ts'
import { coversWebsite } from '../../../collections/consent/heldBackFrom.ts'
import { type Content, element } from '../../renditions/element.ts'
import type { Site } from '../../renditions/site.ts'
import { htmlDocument, policyHash } from '../htmlDocument.ts'
import { day } from '../preview/parts.ts'
import { style } from '../preview/style.ts'
import type { Link } from './findLink.ts'
import type { Shown } from './readShown.ts'

const formStyle = `
fieldset{border:1px solid var(--line);border-radius:.25rem;margin:0 0 1.1em;padding:.75rem 1rem}
legend{font-weight:600;padding:0 .4rem}
fieldset label{display:flex;gap:.7rem;align-items:flex-start;padding:.35rem 0}
input[type=checkbox],input[type=radio]{flex:none;width:1.4rem;height:1.4rem;margin:.15rem 0 0;accent-color:var(--link)}
button{font:inherit;font-weight:600;color:var(--page);background:var(--link);border:2px solid var(--link);border-radius:.25rem;padding:.6rem 1.1rem;margin:0 .6rem .8rem 0;cursor:pointer}
button.no{color:var(--link);background:var(--page)}
button:focus-visible,input:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.shown{border:1px solid var(--line);border-radius:.25rem;padding:1rem;margin:0 0 1.5em}
.shown>:last-child{margin-bottom:0}
`

const pageStyle = style + formStyle

/** What the form had when it was refused, and why. */
export type Refused = {
  status: number
  fault: string
  /** Nothing where the form is to be filled in anew. */
  naming?: string | undefined
  uses?: string[]
}

/** The page on which somebody decides. */
export function consentPage(
  { hash, consent, content, isPublished, kind, naming, namings }: Shown,
  link: Link,
  site: Site,
  options: { refused?: Refused | undefined; isSaved?: boolean } = {},
): Response {
  const { isSaved, refused } = options
  const isGranted = consent.status === 'granted'
  const uses = refused?.uses ?? (isGranted ? usesOf(consent.uses) : [])
  const heading = 'May we publish this?'
  return pageResponse(
    site,
    {
      status: refused?.status ?? 200,
      title: refused ? `Please look again: ${heading}` : heading,
    },
    [
      refused && element('p', { className: ['notice'], role: 'alert' }, refused.fault),
      isSaved &&
        !refused &&
        element('p', { className: ['notice'], role: 'status' }, 'Thank you. Your answer is saved.'),
      element('h1', {}, heading),
      element('p', {}, ...standing(consent, isPublished)),
      element('section', {}, [
        element('h2', {}, `${kind}, exactly as it would be published`),
        element('div', { className: ['shown'] }, content),
      ]),
      element('form', { method: 'post' }, [
        element('input', { type: 'hidden', name: 'shown', value: hash }),
        namings.length > 0
          ? element('fieldset', {}, [
              element('legend', {}, 'How would you like to be named?'),
              ...namings.map(({ label, shown, value }) =>
                element('label', {}, [
                  element('input', {
                    type: 'radio',
                    name: 'naming',
                    value,
                    checked: (refused?.naming ?? naming) === value,
                  }),
                  element('span', {}, `${label}: `, element('strong', {}, shown)),
                ]),
              ),
            ])
          : undefined,
        element('fieldset', {}, [
          element('legend', {}, 'What may we use it for?'),
          ...Object.entries(consentUses).map(([value, label]) =>
            element('label', {}, [
              element('input', {
                type: 'checkbox',
                name: 'uses',
                value,
                checked: uses.includes(value),
              }),
              element('span', {}, label),
            ]),
          ),
        ]),
        element(
          'button',
          { type: 'submit', name: 'decision', value: 'grant' },
          isGranted ? 'Save my choices' : 'Yes, I agree',
        ),
        element(
          'button',
          { type: 'submit', name: 'decision', value: 'withdraw', className: ['no'] },
          isGranted ? 'Withdraw my consent' : 'No, do not publish this',
        ),
      ]),
      element('p', {}, [
        'You need not give a reason, and you can change your mind: this page works until ',
        day(link.expiresAt),
        ', and after that you only have to tell us.',
      ]),
    ],
  )
}

/** The same for every link that does not work, whatever the reason. */
export const missingConsentPage = (site: Site): Response =>
  pageResponse(site, { status: 404, title: 'Not found' }, [
    element('h1', {}, 'There is nothing to see here'),
    element(
      'p',
      {},
      'This link does not work, or no longer. Please ask whoever sent it to you for a new one.',
    ),
  ])

export function busyPage(site: Site, seconds: number): Response {
  const response = pageResponse(site, { status: 429, title: 'Please wait' }, [
    element('h1', {}, 'Please wait a little'),
    element('p', {}, 'There were too many requests. Please try again in a few minutes.'),
  ])
  response.headers.set('Retry-After', String(seconds))
  return response
}

const usesOf = (uses: readonly string[] | null | undefined): string[] =>
  uses?.length ? [...uses] : Object.keys(consentUses)

function standing(consent: Shown['consent'], isPublished: boolean): Content[] {
  const { expiresAt, givenAt, status } = consent
  const when: Content = givenAt ? [' on ', day(givenAt)] : undefined
  if (status === 'granted') {
    const hasRunOut = Boolean(expiresAt) && new Date(`${expiresAt}`) <= new Date()
    if (hasRunOut) {
      return ['You agreed', when, ', until ', day(expiresAt), '. It is not public any more.']
    }
    return [
      'You agreed',
      when,
      expiresAt ? [', until ', day(expiresAt)] : undefined,
      '. ',
      !coversWebsite(consent)
        ? 'It is not on our website, as you wished.'
        : isPublished
          ? 'It is public.'
          : 'It is not public yet.',
    ]
  }
  if (status === 'withdrawn') return ['You said no', when, '. It is not public.']
  if (status === 'not-recorded' && isPublished) {
    return ['It is public at present. Nobody has noted yet whether you agree to that.']
  }
  return ['It is not public. We will publish it only if you agree.']
}

function pageResponse(
  site: Site,
  { status, title }: { status: number; title: string },
  content: (Content | false)[],
): Response {
  const head = element('head', {}, [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, title),
    element('meta', { name: 'robots', content: 'noindex' }),
    element('style', {}, pageStyle),
  ])
  const main = element(
    'main',
    {},
    content.flatMap((part) => part || []),
  )
  const files = new URL(site.fileAddress('/')).origin
  return new Response(
    htmlDocument(element('html', { lang: 'en-GB' }, head, element('body', {}, main))),
    {
      status,
      headers: {
        'Cache-Control': 'private, no-store',
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': [
          "default-src 'none'",
          `style-src ${policyHash(pageStyle)}`,
          `img-src 'self' ${files}`,
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'",
        ].join('; '),
        // The address is the secret.
        'Referrer-Policy': 'no-referrer',
        'X-Robots-Tag': 'noindex',
      },
    },
  )
}
