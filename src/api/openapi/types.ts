import type { JSONSchema4 } from 'json-schema'

export type Schema = JSONSchema4

export type Parameter = {
  name: string
  in: 'header' | 'path' | 'query'
  description?: string
  required?: boolean
  style?: 'deepObject'
  explode?: boolean
  schema: Schema
}

export type Header = { description: string; required?: boolean; schema: Schema }

export type Described = {
  description: string
  headers?: Record<string, Header | { $ref: string }>
  content?: Content
  links?: Record<string, Link>
}

/** An operation to go on with, and what of the answer it is asked for. */
export type Link = { operationId: string; parameters: Record<string, string> }

export type Answer = { $ref: string } | Described

export type Content = Record<string, { schema: Schema; example?: object }>

export type Security = Record<string, string[]>[]

export type Operation = {
  summary: string
  description?: string
  tags: string[]
  operationId?: string
  parameters?: (Parameter | { $ref: string })[]
  requestBody?: { required: boolean; content: Content }
  responses: Record<string, Answer>
  security?: Security
}

type Method = 'delete' | 'get' | 'patch' | 'post' | 'put'

export type PathItem = Partial<Record<Method, Operation>>

/** The paths that one folder of ours serves, by their whole address. */
export type OwnPaths = Record<string, PathItem>
