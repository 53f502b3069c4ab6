// Forges on loopback that take and give what the descriptions of their APIs have, and nothing else. Prints its address. An API is at /NAME and the path that
// its description begins with; at /NAME~empty it has no releases and no pull requests. GET /violations tells what no description has of what was sent since it was asked last.
import http from 'node:http'
import { text } from 'node:stream/consumers'
import { descriptions } from './descriptions.mjs'
import * as graphql from './graphql.mjs'
import { forge } from './rest.mjs'

const forges = {}
for (const [name, description] of Object.entries(await descriptions())) {
  forges[name] = await forge(description)
}

let violations = []

async function answer(request) {
  const url = new URL(request.url, 'http://127.0.0.1')
  const body = await text(request)
  if (url.pathname === '/violations') {
    const told = violations
    violations = []
    return { status: 200, body: told }
  }
  const answered = await asked(request, url, body)
  violations.push(...answered.violations.map((violation) => `${request.method} ${request.url}: ${violation}`))
  return answered
}

function asked(request, url, body) {
  const [, name, empty] = /^\/([^/~]*)(~empty)?/.exec(url.pathname)
  const root = url.pathname.slice(0, url.pathname.indexOf('/', 1)) + forges[name]?.base
  if (/^\/[^/]+(\/api)?\/graphql$/.test(url.pathname)) {
    return graphql.answer(request, JSON.parse(body))
  }
  if (!forges[name] || !url.pathname.startsWith(root + '/')) {
    return { violations: ['there is no such API'], status: 404, body: {} }
  }
  url.pathname = url.pathname.slice(root.length)
  return forges[name].answer(request, url, body, empty)
}

const server = http.createServer((request, response) => {
  answer(request)
    .catch((error) => {
      violations.push(`${request.method} ${request.url}: ${error.stack}`)
      return { status: 500, body: {} }
    })
    .then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
