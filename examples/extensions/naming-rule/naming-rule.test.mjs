// Runs naming-rule.mjs as a run does: node --test
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('naming-rule.mjs', import.meta.url));
const authorization = 'Bearer 5f0c2e7a';

async function serve(t, configuration, socket) {
  const child = spawn(process.execPath, [program, 'serve'], { stdio: ['pipe', 'pipe', 'pipe'] });
  t.after(() => child.kill());
  child.stdin.write(`${JSON.stringify({ protocol: 1, id: 'naming', configuration, socket, authorization })}\n`);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, listening: JSON.parse(line) };
}

async function call({ network, address }, path, body, header = authorization) {
  const [host, port] = address.split(':');
  const where = network === 'unix' ? { socketPath: address } : { host, port };
  const sent = request({ ...where, path, method: body ? 'POST' : 'GET', headers: { Authorization: header } });
  sent.end(body && JSON.stringify(body));
  const [response] = await once(sent, 'response');
  let text = '';
  for await (const part of response) text += part;
  return { status: response.statusCode, body: JSON.parse(text) };
}

const batch = {
  registry: { name: 'Tools', description: '', repository: '' },
  plugins: [
    { id: 'kubernetes', name: 'Kubernetes Plugin' },
    { id: 'ecs', name: 'The Kubernetes Plugin for ECS' },
  ],
  last: true,
};

test('finds names that do not match as a whole', async (t) => {
  const { listening } = await serve(t, { pattern: '[A-Z]\\w+ Plugin', example: 'Kubernetes Plugin' });
  assert.equal(listening.network, 'tcp');
  assert.deepEqual((await call(listening, '/v1/check', batch)).body.findings, [
    {
      rule: 'name',
      severity: 'ERROR',
      plugin: 'ecs',
      message: 'the name "The Kubernetes Plugin for ECS" does not match [A-Z]\\w+ Plugin',
      remedy: 'write it like "Kubernetes Plugin"',
    },
  ]);
});

test('serves on a Unix socket', { skip: process.platform === 'win32' }, async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'naming'));
  t.after(() => rmSync(directory, { recursive: true }));
  const { listening } = await serve(t, { pattern: '.*' }, join(directory, 's'));
  assert.equal(listening.network, 'unix');
  assert.deepEqual((await call(listening, '/v1/check', batch)).body, { findings: [] });
});

test('answers nobody else', async (t) => {
  const { listening } = await serve(t, { pattern: '.*' });
  assert.equal((await call(listening, '/healthz', undefined, 'Bearer other')).status, 401);
  assert.equal((await call(listening, '/healthz')).status, 200);
});

test('does not start with a pattern that is none', async (t) => {
  const child = spawn(process.execPath, [program, 'serve'], { stdio: ['pipe', 'ignore', 'pipe'] });
  child.stdin.write(`${JSON.stringify({ configuration: { pattern: '(' }, authorization })}\n`);
  let errors = '';
  child.stderr.on('data', (data) => (errors += data));
  const [code] = await once(child, 'close');
  assert.equal(code, 1);
  assert.match(errors, /^WARN Invalid regular expression/);
});

test('ends with its input', async (t) => {
  const { child } = await serve(t, { pattern: '.*' });
  child.stdin.end();
  const [code] = await once(child, 'close');
  assert.equal(code, 0);
});

test('has capabilities', () => {
  assert.equal(JSON.parse(execFileSync(process.execPath, [program, 'capabilities'])).id, 'naming');
});
