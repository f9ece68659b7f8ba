import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * The security headers of everything but the admin panel, which sets its own content policy. An
 * answer of the API shows nothing, so its policy allows nothing.
 * @param options.https whether browsers reach this server over TLS
 */
export const securityHeaders = (options: { https: boolean }): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Other sites show our pictures; that is what the API is for.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'same-origin' },
    // For browsers that are gone.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    strictTransportSecurity: options.https && { maxAge: 31_536_000 },
  })
