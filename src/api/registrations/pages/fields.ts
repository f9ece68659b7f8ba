import type { Properties } from 'hast'

import { type Content, element } from '../../../renditions/element.ts'

export type Fault = { path: string; message: string }

/** What somebody filled in, by the names of the fields. */
export type Values = Record<string, string | undefined>

type Field = {
  name: string
  label: string
  hint?: string | undefined
  required?: boolean | null | undefined
  values: Values
  faults: Fault[]
}

/** The identifier of a field on the page, which the list of faults leads to. */
const fieldId = (name: string): string => `field-${name.replaceAll(/[^\w-]/g, '-')}`

/** What is wrong, at the top of a page, each with a link to its field. */
export const faultList = (faults: Fault[]): Content =>
  faults.length > 0
    ? element('div', { className: ['faults'], role: 'alert', id: 'faults' }, [
        element('h2', {}, 'Please look at these again'),
        element(
          'ul',
          {},
          faults.map(({ message, path }) =>
            element('li', {}, element('a', { href: `#${fieldId(path)}` }, message)),
          ),
        ),
      ])
    : undefined

/** A field for one line, or for several. */
export function textField(
  field: Field & { kind?: 'email' | 'text' | 'textarea'; maxLength: number; autoComplete?: string },
): Content {
  const { autoComplete, kind = 'text', label, maxLength, name, required, values } = field
  const id = fieldId(name)
  const value = values[name] ?? ''
  const common: Properties = {
    id,
    name,
    maxLength,
    ...(required && { required: true }),
    ...(autoComplete && { autoComplete: autoComplete.split(' ') }),
    ...describedBy(field),
  }
  return element('p', {}, [
    element('label', { htmlFor: [id] }, label, required ? undefined : ' (if you like)'),
    notes(field),
    kind === 'textarea'
      ? element('textarea', { ...common, rows: 4 }, value)
      : element('input', { ...common, type: kind, value }),
  ])
}

/** One of several options, as a group of buttons that all are seen at once. */
export function choiceField(field: Field & { options: [value: string, label: string][] }): Content {
  const { label, name, options, required, values } = field
  return element('fieldset', { id: fieldId(name), tabIndex: -1, ...describedBy(field) }, [
    element('legend', {}, label, required ? undefined : ' (if you like)'),
    notes(field),
    ...options.map(([value, words], index) => {
      const id = `${fieldId(name)}-${index}`
      return element('div', {}, [
        element('input', {
          type: 'radio',
          id,
          name,
          value,
          ...(values[name] === value && { checked: true }),
          ...(required && { required: true }),
        }),
        element('label', { htmlFor: [id] }, words),
      ])
    }),
  ])
}

/** Something to agree to. */
export function checkField(field: Field): Content {
  const { label, name, values } = field
  const id = fieldId(name)
  return element('p', { className: ['check'] }, [
    notes(field),
    element('input', {
      type: 'checkbox',
      id,
      name,
      value: 'yes',
      required: true,
      ...(values[name] === 'yes' && { checked: true }),
      ...describedBy(field),
    }),
    element('label', { htmlFor: [id] }, label),
  ])
}

/** A form that does one thing, by a button that says what. */
export const buttonForm = (action: string, does: string, words: string, isQuiet = false): Content =>
  element('form', { method: 'post', action }, [
    element('input', { type: 'hidden', name: 'do', value: does }),
    element('button', { type: 'submit', ...(isQuiet && { className: ['quiet'] }) }, words),
  ])

const faultOf = ({ faults, name }: Field) => faults.find(({ path }) => path === name)?.message

function notes(field: Field): Content {
  const id = fieldId(field.name)
  const fault = faultOf(field)
  return [
    field.hint ? element('span', { className: ['hint'], id: `${id}-hint` }, field.hint) : undefined,
    fault ? element('span', { className: ['fault'], id: `${id}-fault` }, fault) : undefined,
  ]
}

function describedBy(field: Field): Properties {
  const id = fieldId(field.name)
  const fault = faultOf(field)
  const ids = [field.hint && `${id}-hint`, fault && `${id}-fault`].flatMap((one) => one || [])
  return {
    ...(ids.length > 0 && { ariaDescribedBy: ids }),
    ...(fault && { ariaInvalid: 'true' }),
  }
}
