// The page of a registry in a browser: axe-core's rules, search, filters, sorting, copying, links, the keyboard, no scripts, narrow
// and wide windows, light and dark colors, and hostile texts. Arguments: the directory of the pages, and one for screenshots.
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import assert from 'node:assert/strict';
import {basename, join} from 'node:path';
import puppeteer from 'puppeteer-core';

const [pages, screenshots] = process.argv.slice(2);
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const server = createServer((request, response) => {
  const name = basename(new URL(request.url, 'http://localhost').pathname);
  response.writeHead(name.endsWith('.html') ? 200 : 204, {'Content-Type': 'text/html; charset=utf-8'});
  response.end(name.endsWith('.html') ? readFileSync(join(pages, name)) : '');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const site = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// Opens a page in a browser of its own, which records every request and complaint.
async function open(name, {width = 1280, scheme = 'light', scripts = true, axe = false} = {}) {
  const context = await browser.createBrowserContext();
  await context.overridePermissions(site, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  const page = await context.newPage();
  page.requests = [];
  page.complaints = [];
  // Browsers ask for an icon by themselves, where the page's policy is bypassed.
  page.on('request', (request) => request.url() === `${site}/favicon.ico` || page.requests.push(request.url()));
  page.on('console', (message) => ['error', 'warn'].includes(message.type()) && page.complaints.push(message.text()));
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('dialog', (dialog) => page.complaints.push(dialog.message()));
  await page.setBypassCSP(axe); // for axe-core itself
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({width, height: 900});
  await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
  await page.goto(`${site}/${name}`);
  return page;
}

async function close(page) {
  const own = new URL(page.url());
  assert.deepEqual([...new Set(page.requests.map((url) => url.replace(/[#?].*/, '')))], [own.origin + own.pathname], 'no request leaves the page');
  assert.deepEqual(page.complaints, [], 'no script and no style is refused, and nothing fails');
  await page.browserContext().close();
}

const shown = (page) => page.$$eval('article', (all) => all.filter((article) => article.checkVisibility()).map((article) => article.id));
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function type(page, text) {
  await page.focus('input[type=search]');
  await page.keyboard.type(text);
}

async function violations(page) {
  return page.evaluate(async (source) => {
    document.querySelectorAll('details').forEach((details) => (details.open = true));
    (0, eval)(source);
    const result = await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']});
    return result.violations.map((v) => `${v.help}: ${v.nodes.map((node) => `${node.html} ${node.failureSummary}`).join(' ')}`);
  }, axe);
}

const tests = {
  async 'axe-core finds nothing, at any width and in any colors'() {
    for (const name of ['example.html', 'hostile.html']) {
      for (const [width, scheme] of [[320, 'light'], [320, 'dark'], [1600, 'light'], [1600, 'dark']]) {
        const page = await open(name, {width, scheme, axe: true});
        assert.deepEqual(await violations(page), [], `${name} ${width} ${scheme}`);
        assert.equal(await overflow(page), 0, `${name} fits ${width} pixels`);
        await close(page);
      }
    }
  },

  async 'search finds words of names, descriptions, labels and repositories, in any order'() {
    const page = await open('example.html');
    assert.equal((await shown(page)).length, 12);
    await type(page, 'PLUGIN kubern');
    assert.deepEqual(await shown(page), ['kubernetes', 'kubernetes-multicluster']);
    assert.equal(await page.$eval('.count', (count) => count.textContent), '2 of 12 plugins');
    await page.keyboard.press('Escape');
    assert.equal((await shown(page)).length, 12);
    await type(page, 'sdk go');
    assert.deepEqual(await shown(page), ['piped-plugin-sdk-go']);
    await page.keyboard.press('Escape');
    await type(page, 'pipe-cd/pipecd terraform');
    assert.deepEqual(await shown(page), ['terraform']);
    await page.keyboard.press('Escape');
    await type(page, 'documentation');
    assert.deepEqual(await shown(page), []);
    await page.click('.reset');
    assert.equal((await shown(page)).length, 12);
    await close(page);
  },

  async 'filters and search narrow each other'() {
    const page = await open('example.html');
    await page.select('[data-filter=labels]', 'community');
    assert.deepEqual(await shown(page), ['opentofu', 'example-stage']);
    await type(page, 'tofu');
    assert.deepEqual(await shown(page), ['opentofu']);
    await page.click('input[type=search]', {clickCount: 3});
    await page.keyboard.press('Backspace');
    await page.select('[data-filter=labels]', '');
    await page.select('[data-filter=repository]', 'github.com/pipe-cd/pipecd');
    await page.select('[data-filter=status]', 'stable');
    assert.deepEqual(await shown(page), ['kubernetes', 'terraform', 'wait', 'waitapproval']);
    await close(page);
  },

  async 'plugins are sorted by name, release and status, and back'() {
    const page = await open('example.html');
    const first = await shown(page);
    await page.select('[data-sort]', 'name');
    const names = await page.$$eval('article h3', (all) => all.map((heading) => heading.textContent));
    assert.equal(names[0], 'Amazon ECS Plugin');
    assert.deepEqual(names, [...names].sort((a, b) => a.localeCompare(b, 'en')));
    await page.select('[data-sort]', 'released');
    const dates = await page.$$eval('article', (all) => all.map((article) => article.querySelector('.release time')?.dateTime ?? ''));
    assert.deepEqual(dates, [...dates].sort().reverse());
    await page.select('[data-sort]', 'status');
    assert.equal((await page.$$eval('article', (all) => all.map((article) => article.dataset.status)))[0], 'stable');
    await page.select('[data-sort]', '');
    assert.deepEqual(await shown(page), first);
    await close(page);
  },

  async 'buttons copy the version and the installation'() {
    const page = await open('example.html#kubernetes');
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.click('#kubernetes .release .copy');
    await page.waitForFunction(() => document.querySelector('#kubernetes .release .copy').textContent.startsWith('Copied'));
    assert.equal(await copied(), await page.$eval('#kubernetes .release .version', (version) => version.textContent));
    await page.click('#kubernetes .snippet .copy');
    await page.waitForFunction(() => document.querySelector('#kubernetes .snippet .copy').textContent.startsWith('Copied'));
    assert.match(await copied(), /^# in spec\.plugins .*\n- name: kubernetes\n {2}port: 7001.*\n {2}url: https:\/\/github\.com\/pipe-cd\/pipecd\/releases\/download\/pkg%2Fapp.*_linux_amd64$/);
    await page.waitForFunction(() => document.querySelector('#kubernetes .snippet .copy').textContent.startsWith('Copy '));
    await close(page);
  },

  async 'a phone has the installation in full width, and two filters in a row'() {
    const page = await open('example.html#kubernetes', {width: 320});
    const [code, box] = await page.$eval('#kubernetes .snippet', (snippet) => [snippet.querySelector('pre').offsetWidth, snippet.clientWidth]);
    assert.equal(code, box);
    const tops = await page.$$eval('.field select', (all) => all.map((select) => select.getBoundingClientRect().top));
    assert.equal(new Set(tops).size, 2, tops.join());
    await close(page);
  },

  async 'a link opens its plugin, also while that is filtered'() {
    const page = await open('example.html#terraform');
    const state = (id) => page.$eval(`#${id}`, (article) => {
      const {top} = article.getBoundingClientRect();
      return {open: article.querySelector('details').open, inView: top >= 0 && top < innerHeight};
    });
    assert.deepEqual(await state('terraform'), {open: true, inView: true});
    assert.ok(await page.$eval('#terraform table', (table) => table.checkVisibility()));
    await type(page, 'kubernetes');
    await page.evaluate(() => (location.hash = '#wait'));
    await page.waitForFunction(() => document.querySelector('#wait details').open);
    assert.deepEqual(await state('wait'), {open: true, inView: true});
    await close(page);
  },

  async 'the keyboard reaches everything, and the focus is never covered'() {
    const page = await open('example.html');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.type), 'search');
    await page.keyboard.type('terraform');
    assert.deepEqual(await shown(page), ['terraform']);
    await page.keyboard.press('Escape');
    const reached = [];
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const active = document.activeElement;
        const {left, top, width, height} = active.getBoundingClientRect();
        const hit = document.elementFromPoint(left + Math.min(width, 20) / 2, top + height / 2);
        return {name: active.textContent.trim(), covered: !active.contains(hit) && !hit?.contains(active)};
      });
      assert.equal(focus.covered, false, `${focus.name} is covered`);
      reached.push(focus.name);
    }
    assert.ok(reached.includes('Kubernetes Plugin') && reached.some((name) => name.startsWith('Copy version of terraform')), reached.join());
    await page.focus('#ecs summary');
    await page.keyboard.press('Enter');
    assert.ok(await page.$eval('#ecs details', (details) => details.open));
    await close(page);
  },

  async 'everything but the tools is there without scripts'() {
    const page = await open('example.html', {scripts: false});
    assert.equal((await shown(page)).length, 12);
    assert.equal(await page.$eval('.tools', (tools) => tools.checkVisibility()), false);
    assert.equal(await page.$$eval('.copy', (all) => all.some((button) => button.checkVisibility())), false);
    await page.click('#kubernetes summary');
    assert.ok(await page.$eval('#kubernetes pre', (pre) => pre.checkVisibility()));
    assert.ok(await page.$eval('#kubernetes table', (table) => table.checkVisibility()));
    await close(page);
  },

  async 'hostile texts neither run nor break the layout'() {
    for (const name of ['hostile.html', 'long.html']) {
      for (const width of [320, 1600]) {
        const page = await open(name, {width});
        const title = await page.title();
        await page.$$eval('details', (all) => all.forEach((details) => (details.open = true)));
        assert.equal(await overflow(page), 0, `${name} fits ${width} pixels`);
        assert.equal(await page.$('article script, article img, h1 script, h1 img'), null);
        assert.equal(await page.$$eval('a', (all) => all.every((link) => /^https?:/.test(link.href))), true);
        await page.$$eval('details', (all) => all.forEach((details) => (details.open = false)));
        const heights = await page.$$eval('article', (all) => all.map((article) => article.offsetHeight));
        assert.ok(Math.max(...heights) < 900, `${name} ${width}: ${heights}`);
        await type(page, '<script>');
        await page.select('[data-sort]', 'name');
        assert.equal(await page.title(), title);
        assert.notEqual(title, 'run');
        await close(page);
      }
    }
  },

  async 'two thousand plugins are filtered between two frames'() {
    const page = await open('large.html');
    await page.focus('input[type=search]');
    await page.evaluate(() => {
      globalThis.times = [];
      document.addEventListener('keydown', (event) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
        requestAnimationFrame(() => channel.port2.postMessage('painted'));
      });
    });
    let keys = 0;
    for (const key of 'kubernetes team-7') {
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      keys++;
      await page.waitForFunction((count) => times.length === count, {}, keys);
    }
    assert.ok((await shown(page)).length < 100);
    for (let i = 0; i < 17; i++) {
      await page.keyboard.press('Backspace');
      keys++;
      await page.waitForFunction((count) => times.length === count, {}, keys);
    }
    assert.equal((await shown(page)).length, 2000);
    const times = (await page.evaluate(() => globalThis.times)).sort((a, b) => a - b);
    console.log(`  from key press to painted rows: median ${times[times.length >> 1].toFixed(1)} ms, slowest ${times.at(-1).toFixed(1)} ms`);
    console.log(`  loaded in ${await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd.toFixed(0))} ms`);
    await close(page);
  },

  async 'it is printed without tools'() {
    const page = await open('example.html');
    await page.emulateMediaType('print');
    assert.equal(await page.$eval('.tools', (tools) => tools.checkVisibility()), false);
    assert.equal((await shown(page)).length, 12);
    await close(page);
  },
};

async function takeScreenshots() {
  for (const [name, width, scheme] of [['example.html', 1280, 'light'], ['example.html#kubernetes', 1280, 'dark'], ['example.html', 390, 'light'], ['example.html#terraform', 390, 'dark'], ['example.html', 1600, 'light'], ['example.html', 320, 'dark'], ['hostile.html', 1280, 'dark'], ['long.html', 390, 'light'], ['large.html', 1280, 'light']]) {
    const page = await open(name, {width, scheme});
    await page.screenshot({path: join(screenshots, `${name.replace('.html', '').replace('#', '-')}-${width}-${scheme}.png`), fullPage: !name.includes('#') && name !== 'large.html'});
    await page.browserContext().close();
  }
}

try {
  for (const [name, test] of Object.entries(tests)) {
    await test();
    console.log(name);
  }
  if (screenshots) {
    await takeScreenshots();
  }
} finally {
  await browser.close();
  server.close();
}
