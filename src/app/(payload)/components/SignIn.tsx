import { redirect } from 'next/navigation.js'
import type { AdminViewServerProps } from 'payload'
import { getSafeRedirect } from 'payload/shared'

import { CollectiveLogo } from './CollectiveLogo.tsx'
import { LoginWelcome } from './LoginWelcome.tsx'
import { SignInForm } from './secondFactor/SignInForm.tsx'

/** The sign-in page, in place of Payload's, which knows of no code after the password. */
export const SignIn = ({ initPageResult, searchParams }: AdminViewServerProps) => {
  const { payload, user } = initPageResult.req
  const { routes } = payload.config
  const next = getSafeRedirect({
    fallbackTo: routes.admin,
    redirectTo: searchParams?.redirect ?? '',
  })
  if (user) redirect(next)
  return (
    <>
      <div className="login__brand">
        <CollectiveLogo />
      </div>
      <LoginWelcome />
      <SignInForm forgot={`${routes.admin}${payload.config.admin.routes.forgot}`} next={next} />
    </>
  )
}
