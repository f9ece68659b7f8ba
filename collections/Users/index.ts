import type { CollectionConfig } from 'payload'

import { adminOnly } from '../access/adminOnly.ts'
import { adminOnlyField } from '../access/adminOnlyField.ts'
import { nobody } from '../access/nobody.ts'
import { nobodyField } from '../access/nobodyField.ts'
import { selfOrAdmin } from '../access/selfOrAdmin.ts'
import { selfOrAdminField } from '../access/selfOrAdminField.ts'
import { selfOrEditorOrAdmin } from '../access/selfOrEditorOrAdmin.ts'
import { staff } from '../access/staff.ts'
import { idField } from '../fields/id.ts'
import { selectOptions } from '../fields/selectOptions.ts'
import { hideFromContributors } from '../hideFromContributors.ts'
import { askForCode } from '../SecondFactors/askForCode.ts'
import { secondFactorEndpoints } from '../SecondFactors/endpoints.ts'
import { forgetFactor } from '../SecondFactors/forgetFactor.ts'
import { refuseRefresh } from '../SecondFactors/refuseRefresh.ts'
import { keepSignIn } from '../SecondFactors/signIn.ts'
import { usersSlug } from '../slugs.ts'
import { askForPassword } from './askForPassword.ts'
import { currentPasswordField } from './currentPasswordField.ts'
import { endpoints } from './endpoints.ts'
import { hideWhichEmailsExist } from './hideWhichEmailsExist.ts'
import { keepAnAdmin } from './keepAnAdmin.ts'
import { forgiveLoginAttempts, limitLoginAttempts } from './limitLoginAttempts.ts'
import { mailResetLink, takeResetMailOver } from './mailResetLink.ts'
import { refuseKeys } from './refuseKeys.ts'
import { requireLongPassword } from './requireLongPassword.ts'
import { requireStrongApiKey } from './requireStrongApiKey.ts'
import { tellOfNewSignIn, tellOfReset } from './tellOfNewSignIn.ts'

const workingDay = 8 * 60 * 60

/** Staff accounts and the API keys of integrations; each has exactly one role. */
export const createUsers = (options: { secureCookies: boolean }): CollectionConfig => ({
  slug: usersSlug,
  access: {
    admin: staff,
    create: adminOnly,
    read: selfOrEditorOrAdmin,
    readVersions: nobody,
    update: selfOrAdmin,
    delete: adminOnly,
    unlock: adminOnly,
  },
  admin: {
    group: 'Settings',
    description:
      'Who can sign in here, and the API keys of other programs. Only admins add accounts and choose roles.',
    hidden: hideFromContributors,
    useAsTitle: 'name',
    defaultColumns: ['name', 'email', 'role', 'updatedAt'],
    listSearchableFields: ['name'],
  },
  auth: {
    cookies: { sameSite: 'Lax', secure: options.secureCookies },
    // An account that locks itself could be kept locked by anybody who knows its e-mail.
    maxLoginAttempts: 0,
    tokenExpiration: workingDay,
    useAPIKey: true,
    useSessions: true,
  },
  endpoints: [...endpoints, ...secondFactorEndpoints],
  hooks: {
    beforeOperation: [
      keepSignIn,
      limitLoginAttempts,
      hideWhichEmailsExist,
      takeResetMailOver,
      requireLongPassword,
      requireStrongApiKey,
      keepAnAdmin,
      refuseKeys,
      refuseRefresh,
    ],
    beforeChange: [askForPassword, tellOfNewSignIn],
    beforeLogin: [forgiveLoginAttempts, askForCode],
    afterLogin: [tellOfReset],
    afterDelete: [forgetFactor],
    afterOperation: [mailResetLink],
  },
  fields: [
    idField,
    currentPasswordField,
    { name: 'name', type: 'text', required: true },
    {
      name: 'email',
      type: 'email',
      required: true,
      unique: true,
      access: { create: adminOnlyField, read: selfOrAdminField, update: selfOrAdminField },
    },
    {
      name: 'role',
      type: 'select',
      required: true,
      defaultValue: 'contributor',
      saveToJWT: true,
      options: selectOptions({
        admin: 'Admin: everything, accounts too',
        editor: 'Editor: all content, and publishing',
        contributor: 'Contributor: drafts of their own, for an editor to publish',
      }),
      access: { create: adminOnlyField, read: selfOrAdminField, update: adminOnlyField },
    },
    {
      name: 'forgetPassword',
      type: 'ui',
      admin: {
        components: { Field: '/src/app/(payload)/components/ForgetPassword.tsx#ForgetPassword' },
        disableListColumn: true,
      },
    },
    {
      name: 'secondFactor',
      type: 'ui',
      admin: {
        components: { Field: '/src/app/(payload)/components/SecondFactor.tsx#SecondFactor' },
        disableListColumn: true,
      },
    },
    {
      name: 'apiKey',
      type: 'text',
      label: 'API key',
      access: { create: adminOnlyField, read: nobodyField, update: adminOnlyField },
    },
    {
      name: 'enableAPIKey',
      type: 'checkbox',
      access: { create: adminOnlyField, read: selfOrAdminField, update: adminOnlyField },
    },
    // Stock, an account carries its sessions wherever its owner meets it, as in `createdBy`.
    { name: 'sessions', type: 'array', access: { read: nobodyField }, fields: [] },
  ],
})
