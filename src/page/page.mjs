// The page of the server in a browser: axe-core's rules in light and dark colors, the keyboard, live updates under the
// Content-Security-Policy, and everything without scripts. Arguments: class path, directory of the database.
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import assert from 'node:assert/strict';
import puppeteer from 'puppeteer-core';

const [classPath, directory] = process.argv.slice(2);
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const server = spawn('java', ['-cp', classPath, 'io.github.pluginregistry.server.http.PageProgram', directory], {stdio: ['pipe', 'pipe', 'inherit']});
const [url, ended, running] = (await createInterface({input: server.stdout})[Symbol.asyncIterator]().next()).value.split(' ');
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

async function open() {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  return page;
}

async function enter(page, token) {
  await page.type('#token', token);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

async function violations(page) {
  return page.evaluate(async (source) => {
    (0, eval)(source);
    const result = await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']});
    return result.violations.map((v) => `${v.help}: ${v.nodes.map((node) => node.html).join(' ')}`);
  }, axe);
}

try {
  for (const scheme of ['light', 'dark']) {
    const page = await open();
    await page.setBypassCSP(true); // for axe-core itself
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
    await page.goto(`${url}/sign-in`);
    assert.deepEqual(await violations(page), []);
    await enter(page, 'wrong');
    assert.deepEqual(await violations(page), []);
    await enter(page, 'token-administer');
    for (const path of ['/', '/registries/changed', '/registries/failing', '/registries/running', `/runs/${ended}`, `/runs/${running}`, '/deliveries', '/runs/9999']) {
      await page.goto(url + path, {waitUntil: 'domcontentloaded'});
      assert.deepEqual(await violations(page), [], `${scheme} ${path}`);
    }
    await page.browserContext().close();
  }

  const page = await open();
  await page.goto(`${url}/sign-in`);
  await enter(page, 'token-run');
  await page.goto(`${url}/registries/changed`, {waitUntil: 'domcontentloaded'});
  let focused = '';
  for (let i = 0; i < 30 && focused !== 'Pause'; i++) {
    await page.keyboard.press('Tab');
    focused = await page.evaluate(() => document.activeElement.textContent.trim());
  }
  await Promise.all([page.waitForNavigation({waitUntil: 'domcontentloaded'}), page.keyboard.press('Enter')]);
  assert.equal(await page.$eval('.state', (state) => state.textContent), 'paused', 'the keyboard pauses a registry');

  await page.goto(`${url}/runs/${running}`, {waitUntil: 'domcontentloaded'});
  server.stdin.write('a new line\n');
  await page.waitForFunction(() => document.querySelector('.log').textContent === 'started\na new line\n');
  server.stdin.write('end\n');
  await page.waitForFunction(() => document.querySelector('.state').textContent === 'unchanged');
  assert.deepEqual(page.complaints, []);

  const plain = await open();
  await plain.setJavaScriptEnabled(false);
  await plain.goto(`${url}/sign-in`);
  await enter(plain, 'token-run');
  await plain.goto(`${url}/registries/changed`);
  await Promise.all([plain.waitForNavigation(), plain.click('.actions button')]);
  assert.equal(await plain.$eval('.state', (state) => state.textContent), 'waiting', 'a form resumes a registry without scripts');
  await plain.goto(`${url}/runs/${ended}`);
  assert.match(await plain.content(), /line one\nline two/);
  console.log('the page of the server follows the rules of axe-core, and works with the keyboard, live and without scripts');
} finally {
  await browser.close();
  server.stdin.end();
}
