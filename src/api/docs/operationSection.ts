import { STATUS_CODES } from 'node:http'

import { type Content, element } from '../../renditions/element.ts'
import type { OpenApiDocument } from '../openapi/buildDocument.ts'
import type { Described, Operation, Parameter, Schema } from '../openapi/types.ts'
import type { Asked } from './operationsOf.ts'
import { address, code, definitions, inline, part, prose } from './parts.ts'
import { resolve } from './resolve.ts'
import { propertyList, schemaWords } from './schemaWords.ts'

/** The name of an operation's part of the page. */
export const operationId = ({ method, path }: Asked): string =>
  `${method}${path.replaceAll(/[^a-z]+/gi, '-')}`

/** One operation: who may ask, with what, and what comes back. */
export function operationSection(document: OpenApiDocument, asked: Asked): Content {
  const { method, operation, path } = asked
  const parameters = (operation.parameters ?? []).map((parameter) =>
    resolve<Parameter>(document, parameter),
  )
  const content: Content = [
    element('p', { className: ['address'] }, address(method, path)),
    element('p', {}, `${whoMay(operation)} may ask.`),
    prose(operation.description),
    part(
      'h3',
      'Parameters',
      definitions(
        parameters.map(({ description, in: place, name, required, schema }) => ({
          name: code(name),
          kind: [`${place}, `, schemaWords(schema), required ? ', required' : ''],
          text: description && inline(description),
        })),
      ),
    ),
    part('h3', 'Body', bodyOf(operation)),
    part(
      'h3',
      'Answers',
      definitions(
        Object.entries(operation.responses).map(([status, answer]) => {
          const described = resolve<Described>(document, answer)
          return {
            name: `${status} ${STATUS_CODES[status] ?? ''}`,
            kind: typesOf(described),
            text: [element('p', {}, inline(described.description)), headersOf(described)],
          }
        }),
      ),
    ),
    operation.requestBody ? undefined : tryIt(document, asked),
  ]
  return part('h2', operation.summary, content, operationId(asked))
}

const whoMay = ({ responses, security }: Operation): string => {
  if (Object.keys(responses).every((status) => Number(status) >= 400)) return 'Nobody'
  return security && !security.some((way) => Object.keys(way).length === 0) ? 'Staff' : 'Everybody'
}

function bodyOf({ requestBody }: Operation): Content {
  return (
    requestBody &&
    Object.entries(requestBody.content).map(([type, { example, schema }]) => [
      element('p', {}, code(type), ': ', schemaWords(schema), needed(schema)),
      propertyList(schema),
      example &&
        element('details', {}, [
          element('summary', {}, 'Example'),
          element('pre', { tabIndex: 0 }, code(JSON.stringify(example, null, 2))),
        ]),
    ])
  )
}

/** What has to be among the fields that a body refers to; of a draft nothing has to. */
function needed({ $ref, else: otherwise, required }: Schema): Content {
  const names: unknown = required ?? (otherwise as Schema | undefined)?.required
  if (!$ref || !Array.isArray(names)) return undefined
  return [', of which these are required: ', listed(names.map(String))]
}

const listed = (names: string[]): Content =>
  names.map((name, index) => [index > 0 ? ', ' : '', code(name)])

const typesOf = ({ content = {} }: Described): Content =>
  Object.entries(content).map(([type, { schema }], index) => [
    index > 0 ? ', ' : '',
    type,
    schema.$ref ? [': ', schemaWords(schema)] : '',
  ])

const headersOf = ({ headers }: Described): Content =>
  headers && element('p', {}, 'Headers: ', listed(Object.keys(headers)))

/** What a terminal asks with. */
function tryIt({ servers }: OpenApiDocument, asked: Asked): Content {
  const method = asked.method === 'get' ? '' : `-X ${asked.method.toUpperCase()} `
  const key =
    whoMay(asked.operation) === 'Staff' ? " -H 'Authorization: users API-Key YOUR-KEY'" : ''
  const url = `${servers[0]?.url ?? ''}${asked.path}`.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name.toUpperCase(),
  )
  return element('pre', { tabIndex: 0 }, code(`curl ${method}'${url}'${key}`))
}
