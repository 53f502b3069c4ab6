// A REST API as its description has it, by Prism: a request that the description does not allow is a violation, and a response is an example of it.
import { createInstance, getHttpOperationsFromSpec } from '@stoplight/prism-http'

/** What any client of HTTP may send. */
const USUAL = ['accept', 'accept-encoding', 'cache-control', 'connection', 'content-length', 'content-type', 'host', 'pragma', 'user-agent']

/** The lists that are empty where nothing was released and no pull request is open. */
const LISTS = /\/(releases|pulls|merge_requests|pullrequests|pull-requests)$/

const silent = { info() {}, debug() {}, warn() {}, error() {}, success() {}, child: () => silent }
const config = { isProxy: false, checkSecurity: true, validateRequest: true, validateResponse: false, errors: true }

/** An API that is described. */
export async function forge(description) {
  const operations = await getHttpOperationsFromSpec(description)
  const prism = createInstance(config, { logger: silent })
  return {
    base: new URL(description.servers[0].url.replace(/\{\w+\}/g, 'name')).pathname.replace(/\/$/, ''),
    answer: (request, url, body, empty) => answer({ prism, operations }, request, url, body, empty),
  }
}

/** The response to a request, with empty lists where that is wanted, and what is wrong with the request. */
async function answer({ prism, operations }, request, url, body, empty) {
  const input = {
    method: request.method.toLowerCase(),
    url: { path: url.pathname, query: Object.fromEntries(url.searchParams) },
    headers: request.headers,
    body: body === '' ? undefined : JSON.parse(body),
  }
  // Prism keeps in this object which media type was accepted.
  const mock = { dynamic: false }
  const result = await prism.request(input, operations, { ...config, mock })()
  if (result._tag === 'Left') {
    const { status, detail, message, additional } = result.left
    return { violations: [`${message}: ${detail} ${JSON.stringify(additional ?? {})}`], status: status ?? 500, body: {} }
  }
  const { output, validations } = result.right
  const operation = operations.find(({ method, path }) => method === input.method && pattern(path).test(input.url.path))
  const violations = validations.input.map(({ message }) => message).concat(strangers(operation, request, url))
  const example = typeof output.body === 'string' ? JSON.parse(output.body) : output.body
  return { violations, status: output.statusCode, body: input.method === 'get' ? fitting(example, operation, url, empty) : example }
}

/** Parameters and headers that Prism lets pass, though the description has none of that name. */
function strangers(operation, request, url) {
  const query = (operation.request?.query ?? []).map(({ name }) => name)
  const headers = (operation.request?.headers ?? []).map(({ name }) => name.toLowerCase())
  const tokens = operation.security.flat().map(({ type, name }) => (type === 'apiKey' ? name.toLowerCase() : 'authorization'))
  return [
    ...[...url.searchParams.keys()].filter((name) => !query.includes(name)).map((name) => `the parameter ${name}`),
    ...Object.keys(request.headers)
      .filter((name) => ![...USUAL, ...headers, ...tokens].includes(name))
      .map((name) => `the header ${name}`),
  ]
}

/** What an example cannot have: the tag that was asked for, a list without an entry, and a page after the last. */
function fitting(example, operation, url, empty) {
  if (/\/\{tag(_name)?\}$/.test(operation.path)) return { ...example, tag_name: decodeURIComponent(url.pathname.split('/').at(-1)) }
  const nothing = (empty && LISTS.test(operation.path)) || Number(url.searchParams.get('page')) > 1
  if (!nothing) return example
  return Array.isArray(example) ? [] : { ...example, values: [] }
}

function pattern(path) {
  return new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`)
}
