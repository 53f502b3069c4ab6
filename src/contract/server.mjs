// Forges on loopback that take and give what the official descriptions of their APIs have, and nothing else. Prints its address. GET /violations tells what
// was sent since it was asked last that no description has.
import http from 'node:http'
import { text } from 'node:stream/consumers'
import * as graphql from './graphql.mjs'

let violations = []

async function answer(request) {
  const { pathname } = new URL(request.url, 'http://127.0.0.1')
  const body = await text(request)
  if (pathname === '/violations') {
    const told = violations
    violations = []
    return { status: 200, body: told }
  }
  const answered = pathname.endsWith('/graphql')
    ? graphql.answer(request, JSON.parse(body))
    : { violations: ['unknown address'], status: 404, body: {} }
  violations.push(...answered.violations.map((violation) => `${request.method} ${request.url}: ${violation}`))
  return answered
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
