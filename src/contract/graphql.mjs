// GitHub's GraphQL API as its published schema has it: a request that the schema does not allow is an error, and a response has a value for each field
// that was selected.
import { schema as github } from '@octokit/graphql-schema'
import { buildSchema, execute, getNamedType, isLeafType, parse, validate } from 'graphql'

/** Beginning of a tag that has no release. */
const MISSING = 'missing'

const LEAVES = {
  Boolean: false,
  DateTime: '2026-11-01T10:00:00Z',
  Int: 1,
  String: 'text',
  URI: 'https://github.com/octocat/Hello-World/releases/tag/v1.0.0',
}

// The published schema has a field twice, and is not on trial.
const schema = buildSchema(github.idl, { assumeValidSDL: true })

function resolve(source, args, context, info) {
  if (info.fieldName in source) return source[info.fieldName]
  const type = getNamedType(info.returnType)
  if (isLeafType(type)) {
    if (type.name in LEAVES) return LEAVES[type.name]
    throw new Error(`no value for the type ${type.name} of ${info.fieldName}`)
  }
  if (args.tagName?.startsWith(MISSING)) return null
  return { ...args, ...(type.name === 'Repository' ? { nameWithOwner: `${args.owner}/${args.name}` } : {}) }
}

/** The response to a request, and what is wrong with the request. */
export function answer(request, body) {
  const violations = []
  if (request.method !== 'POST') violations.push(`${request.method} instead of POST`)
  if (!request.headers.authorization?.toLowerCase().startsWith('bearer ')) violations.push('no token')
  const { query, variables, ...others } = body
  Object.keys(others).forEach((name) => violations.push(`the field ${name} beside query and variables`))
  try {
    const document = parse(query)
    validate(schema, document).forEach((error) => violations.push(error.message))
    if (violations.length === 0) {
      const result = execute({ schema, document, variableValues: variables, rootValue: {}, fieldResolver: resolve })
      result.errors?.forEach((error) => violations.push(error.message))
      return { violations, status: 200, body: result }
    }
  } catch (error) {
    violations.push(error.message)
  }
  return { violations, status: 200, body: { errors: violations.map((message) => ({ message })) } }
}
