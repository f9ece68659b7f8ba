import type { askedQuestions } from '../../../../collections/Registrations/checkDetails.ts'
import { longestText } from '../../../../collections/Registrations/checkDetails.ts'
import type { Content } from '../../../renditions/element.ts'
import { choiceField, type Fault, textField, type Values } from './fields.ts'

type Questions = ReturnType<typeof askedQuestions>

const nameOf = (id: string) => `answers.${id}`

/** The fields for the questions of an event itself. */
export const questionFields = (questions: Questions, values: Values, faults: Fault[]): Content =>
  questions.map(({ id, label, options, required, type }) => {
    const field = { name: nameOf(id), label: label ?? '', required, values, faults }
    if (type === 'yes-no') {
      return choiceField({
        ...field,
        options: [
          ['yes', 'Yes'],
          ['no', 'No'],
        ],
      })
    }
    if (type === 'choice') {
      return choiceField({ ...field, options: (options ?? []).map((one) => [one, one]) })
    }
    return textField({ ...field, kind: 'textarea', maxLength: longestText })
  })

/** What was filled in of them, as the API takes it. */
export const answersFrom = (questions: Questions, values: Values): Record<string, unknown> =>
  Object.fromEntries(
    questions.flatMap(({ id, type }) => {
      const value = values[nameOf(id)]
      if (value === undefined) return []
      const isYes = type === 'yes-no' && (value === 'yes' || value === 'no')
      return [[id, isYes ? value === 'yes' : value]]
    }),
  )

/** The other way round: what to fill in, from what is saved. */
export const valuesOf = (answers: Record<string, unknown>): Values =>
  Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [
      nameOf(id),
      typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value),
    ]),
  )
