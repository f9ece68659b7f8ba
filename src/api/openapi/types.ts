import type { JSONSchema4 } from 'json-schema'

export type Schema = JSONSchema4

export type Parameter = {
  name: string
  in: 'path' | 'query'
  description?: string
  required?: boolean
  style?: 'deepObject'
  explode?: boolean
  schema: Schema
}

export type Answer = { $ref: string } | { description: string; content?: Content }

type Content = Record<string, { schema: Schema }>

export type Operation = {
  summary: string
  description?: string
  tags: string[]
  operationId?: string
  parameters?: Parameter[]
  requestBody?: { required: boolean; content: Content }
  responses: Record<string, Answer>
  security?: Record<string, string[]>[]
}

export type PathItem = Partial<Record<'delete' | 'get' | 'patch' | 'post' | 'put', Operation>>

/** The paths that one folder of ours serves, by their address under `/api`. */
export type OwnPaths = Record<string, PathItem>
