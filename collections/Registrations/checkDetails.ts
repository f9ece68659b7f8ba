import type { Event } from '../../src/lib/payload-types.ts'
import { isRecord } from '../../src/lib/isRecord.ts'
import type { SignUpDetails } from './signUp.ts'

type FieldError = { path: string; message: string }
type Question = NonNullable<NonNullable<Event['signUp']>['questions']>[number]
type Answers = Record<string, boolean | string>

export const longestName = 200
export const longestEmail = 254
export const longestText = 2000

/** A local part and a domain without what mail headers give a meaning to; RFC 5321's lengths. */
const emailForm =
  /^[^\s@<>()[\],;:\\"\p{C}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u

/** The questions that can be answered: those that have been written to their end. */
export const askedQuestions = ({ signUp }: Pick<Event, 'signUp'>): (Question & { id: string })[] =>
  (signUp?.questions ?? []).flatMap((question) =>
    question.id && question.label?.trim() ? [{ ...question, id: question.id }] : [],
  )

/**
 * What somebody sent of themselves, or what is wrong with it in plain words, each fault by the path
 * of its field.
 * @param questions of the event, see `askedQuestions`
 */
export function checkDetails(
  body: Record<string, unknown>,
  questions: (Question & { id: string })[],
): { details: SignUpDetails; errors: [] } | { details?: undefined; errors: FieldError[] } {
  const name = checkName(body.name)
  const email = checkEmail(body.email)
  const accessNeeds = checkAccessNeeds(body.accessNeeds)
  const answers = checkAnswers(body.answers, questions)
  const errors = [name, email, accessNeeds, answers].flatMap((checked) => checked.errors)
  if (body.agreed !== true) {
    const message = 'Please agree to how your details are used.'
    errors.push({ path: 'agreed', message })
  }
  if (errors.length > 0) return { errors }
  return {
    details: {
      name: name.value ?? '',
      email: email.value ?? '',
      accessNeeds: accessNeeds.value ?? null,
      answers: answers.value ?? {},
    },
    errors: [],
  }
}

type Checked<T> = { value?: T; errors: FieldError[] }

const fault = (path: string, message: string): { errors: FieldError[] } => ({
  errors: [{ path, message }],
})

export function checkName(value: unknown): Checked<string> {
  const path = 'name'
  if (typeof value !== 'string' || !value.trim()) return fault(path, 'Please give your name.')
  const name = value.trim()
  if (name.length > longestName) {
    return fault(path, `Please give a name of ${longestName} characters at most.`)
  }
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name)) {
    return fault(path, 'Please give your name in plain letters, on one line.')
  }
  // It stands in mails that anybody could have sent to anybody.
  if (/:\/\/|www\./i.test(name)) return fault(path, 'Please give a name without a web address.')
  return { value: name, errors: [] }
}

function checkEmail(value: unknown): Checked<string> {
  const path = 'email'
  if (typeof value !== 'string' || !value.trim()) {
    return fault(path, 'Please give your e-mail address.')
  }
  const email = value.trim()
  if (email.length > longestEmail) {
    return fault(path, `Please give an e-mail address of ${longestEmail} characters at most.`)
  }
  return emailForm.test(email)
    ? { value: email, errors: [] }
    : fault(path, 'Please give an e-mail address, such as name@example.org.')
}

export function checkAccessNeeds(value: unknown): Checked<string | null> {
  if (value === undefined || value === null) return { value: null, errors: [] }
  return checkText('accessNeeds', value)
}

export function checkAnswers(
  value: unknown,
  questions: (Question & { id: string })[],
): Checked<Answers> {
  const given: unknown = value ?? {}
  if (!isRecord(given)) {
    return fault('answers', 'Please give the answers by the ids of their questions.')
  }
  const known = new Map(questions.map((question) => [question.id, question]))
  const unknown = Object.keys(given)
    .filter((id) => !known.has(id))
    .map((id) => ({
      path: `answers.${id.slice(0, 100)}`,
      message: 'This event has no such question.',
    }))
  const checked = questions.map((question) => {
    const own = Object.hasOwn(given, question.id) ? given[question.id] : undefined
    return { id: question.id, ...checkAnswer(question, own) }
  })
  const errors = [...unknown, ...checked.flatMap((one) => one.errors)]
  if (errors.length > 0) return { errors }
  const answers = checked.flatMap(({ id, value }): [string, boolean | string][] =>
    value === undefined ? [] : [[id, value]],
  )
  return { value: Object.fromEntries(answers), errors: [] }
}

function checkAnswer(
  { id, label, options, required, type }: Question & { id: string },
  value: unknown,
): Checked<boolean | string | undefined> {
  const path = `answers.${id}`
  if (value === undefined || value === null || value === '') {
    return required ? fault(path, `Please answer “${label}”.`) : { value: undefined, errors: [] }
  }
  if (type === 'yes-no') {
    return typeof value === 'boolean'
      ? { value, errors: [] }
      : fault(path, `Please answer “${label}” with yes or no (true or false).`)
  }
  if (type === 'choice') {
    return typeof value === 'string' && options?.includes(value)
      ? { value, errors: [] }
      : fault(path, `Please answer “${label}” with one of: ${(options ?? []).join(', ')}.`)
  }
  const text = checkText(path, value)
  if (text.value === '' && required) return fault(path, `Please answer “${label}”.`)
  return text.value === '' ? { value: undefined, errors: [] } : text
}

function checkText(path: string, value: unknown): Checked<string> {
  if (typeof value !== 'string') return fault(path, 'Please give a text.')
  const text = value.trim()
  if (text.length > longestText) {
    return fault(path, `Please give a text of ${longestText} characters at most.`)
  }
  // Line ends and tabs are fine; databases refuse the others.
  const isPlain = !/\p{Cs}/u.test(text) && !/[^\P{Cc}\n\r\t]/u.test(text)
  return isPlain ? { value: text, errors: [] } : fault(path, 'Please give plain text.')
}
