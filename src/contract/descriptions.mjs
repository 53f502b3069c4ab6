// The descriptions of REST APIs: GitHub's own, and for forges whose descriptions no package has, the facts in *.yaml beside this file.
import { readFile, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const here = dirname(fileURLToPath(import.meta.url))
const octokit = join(here, 'node_modules/@octokit/openapi/generated')

/** What is asked of GitHub. */
const GITHUB = {
  '/repos/{owner}/{repo}/releases/tags/{tag}': ['get'],
  '/repos/{owner}/{repo}/releases': ['get'],
  '/repos/{owner}/{repo}/pulls': ['get', 'post'],
  '/repos/{owner}/{repo}/pulls/{pull_number}': ['patch'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers': ['post'],
  '/repos/{owner}/{repo}/issues/{issue_number}/labels': ['post'],
}

/** The descriptions, by name. */
export async function descriptions() {
  const all = {}
  for (const file of (await readdir(octokit)).filter((name) => /^(api\.github\.com|ghes-[\d.]+\d)\.json$/.test(name))) {
    all[file.replace(/\.json$/, '')] = cut(JSON.parse(await readFile(join(octokit, file), 'utf8')))
  }
  for (const file of (await readdir(here)).filter((name) => name.endsWith('.yaml'))) {
    all[file.replace(/\.yaml$/, '')] = parse(await readFile(join(here, file), 'utf8'))
  }
  Object.values(all).forEach(close)
  return all
}

/**
 * The part of GitHub's description that is asked for, with all that it refers to. Tokens, the header of the version and the media type are in GitHub's
 * documentation and not in the description.
 */
function cut(whole) {
  const part = {
    openapi: whole.openapi,
    info: whole.info,
    servers: whole.servers,
    security: [{ token: [] }],
    paths: {},
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  }
  for (const [path, methods] of Object.entries(GITHUB)) {
    part.paths[path] = Object.fromEntries(methods.map((method) => [method, whole.paths[path][method]]))
    Object.values(part.paths[path]).forEach(addMediaType)
    part.paths[path].parameters = [{ in: 'header', name: 'X-GitHub-Api-Version', schema: { enum: ['2022-11-28'] } }]
  }
  copyReferences(part.paths, whole, part)
  return part
}

function addMediaType({ responses }) {
  for (const { content } of Object.values(responses)) {
    if (content?.['application/json']) content['application/vnd.github+json'] = content['application/json']
  }
}

function copyReferences(node, whole, part) {
  if (node === null || typeof node !== 'object') return
  if (typeof node.$ref === 'string') {
    const [kind, name] = node.$ref.replace('#/components/', '').split('/')
    part.components[kind] ??= {}
    if (!(name in part.components[kind])) {
      part.components[kind][name] = whole.components[kind][name]
      copyReferences(whole.components[kind][name], whole, part)
    }
  }
  Object.values(node).forEach((child) => copyReferences(child, whole, part))
}

/** A field of a request that the description does not name is a mistake, though most hosts ignore it. */
function close(description) {
  for (const operation of Object.values(description.paths).flatMap(Object.values)) {
    Object.values(operation.requestBody?.content ?? {}).forEach(({ schema }) => closeSchema(schema))
  }
}

function closeSchema(schema) {
  if (schema === null || typeof schema !== 'object') return
  if (schema.properties) schema.additionalProperties ??= false
  Object.values(schema).forEach(closeSchema)
}
