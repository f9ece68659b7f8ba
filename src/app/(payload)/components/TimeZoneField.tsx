'use client'

import { SelectInput, useField, withCondition } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'

/**
 * A time zone, picked from a list that can be searched by typing part of a city's name. The value is
 * the IANA name; one that this browser does not list is kept and shown.
 */
export const TimeZoneField = withCondition(
  ({ field, path: givenPath, readOnly }: TextFieldClientProps) => {
    const { disabled, errorMessage, path, setValue, showError, value } = useField<
      string | null | undefined
    >({ potentiallyStalePath: givenPath })
    return (
      <SelectInput
        Error={showError && <p className="zoned-date-time__error">{errorMessage}</p>}
        description={field.admin?.description}
        isClearable={false}
        label={field.label}
        name={field.name}
        onChange={(option) => {
          if (!Array.isArray(option)) setValue(option.value)
        }}
        options={zoneOptions(value ?? undefined)}
        path={path}
        readOnly={Boolean(readOnly) || disabled}
        required={field.required}
        showError={showError}
        value={value ?? undefined}
      />
    )
  },
)

const known = ['UTC', ...Intl.supportedValuesOf('timeZone')]

function zoneOptions(current: string | undefined) {
  const zones = current && !known.includes(current) ? [current, ...known] : known
  return zones.map((value) => ({ label: value.replaceAll('_', ' '), value }))
}
