#!/usr/bin/env node
// Checks that the names of all plugins match a regular expression. An extension for registry-maven-plugin
// that needs nothing but Node.js 20 or later; see ../README.md.
import { createServer } from 'node:http';
import { timingSafeEqual } from 'node:crypto';
import { createInterface } from 'node:readline';

const CAPABILITIES = {
  protocol: 1,
  id: 'naming',
  description: 'The name of every plugin matches a regular expression.',
  contracts: ['checkRule'],
  configurationSchema: {
    type: 'object',
    properties: {
      pattern: { type: 'string', minLength: 1 },
      example: { type: 'string' },
    },
    required: ['pattern'],
    additionalProperties: false,
  },
};

/** The findings about a batch of plugins. */
function check(batch, { pattern, example }) {
  // Anchored at both ends, so that a part of a name is not enough.
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  return batch.plugins
    .filter((plugin) => !whole.test(plugin.name))
    .map((plugin) => ({
      rule: 'name',
      severity: 'ERROR',
      plugin: plugin.id,
      message: `the name "${plugin.name}" does not match ${pattern}`,
      remedy: example ? `write it like "${example}"` : 'change the name in the definition',
    }));
}

async function read(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

function answer(response, status, body) {
  const data = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': data.length });
  response.end(data);
}

function isAuthorized(request, authorization) {
  const sent = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(authorization);
  return sent.length === expected.length && timingSafeEqual(sent, expected);
}

function serve(start) {
  new RegExp(start.configuration.pattern, 'u'); // Fails here, and not at the first call.
  const server = createServer({ noDelay: true, keepAlive: true }, async (request, response) => {
    try {
      if (!isAuthorized(request, start.authorization)) {
        answer(response, 401, { kind: 'failed', message: 'the header Authorization is wrong' });
      } else if (request.url === '/healthz') {
        answer(response, 200, {});
      } else if (request.url === '/v1/check') {
        answer(response, 200, { findings: check(await read(request), start.configuration) });
      } else {
        answer(response, 404, {});
      }
    } catch (e) {
      answer(response, 422, { kind: 'failed', message: String(e.message).split('\n')[0] });
    }
  });
  server.listen(start.socket ?? { host: '127.0.0.1', port: 0 }, () => {
    const listening = start.socket
      ? { network: 'unix', address: start.socket }
      : { network: 'tcp', address: `127.0.0.1:${server.address().port}` };
    process.stdout.write(`${JSON.stringify(listening)}\n`);
  });
}

const [command] = process.argv.slice(2);
if (command === 'capabilities') {
  process.stdout.write(`${JSON.stringify(CAPABILITIES)}\n`);
} else if (command === 'serve') {
  const input = createInterface({ input: process.stdin });
  input.once('line', (line) => {
    try {
      serve(JSON.parse(line));
    } catch (e) {
      process.stderr.write(`WARN ${e.message}\n`);
      process.exit(1);
    }
  });
  // The end of the input is the end of the run.
  input.on('close', () => process.exit(0));
} else {
  process.stderr.write('usage: naming-rule.mjs capabilities | naming-rule.mjs serve\n');
  process.exit(2);
}
