// node portal-search.mjs SITE MODULES TABLES: the search and the catalogue's facets of a built portal, as the script
// itself and as people use them: by keyboard, on a phone, from disk, with back and forward, without JavaScript. One
// line for each bar, exits 1 when one is missed. MODULES has playwright-core and axe-core in it; TABLES is tests/search.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import vm from 'node:vm';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [site, modules, tables] = process.argv.slice(2).map((argument) => path.resolve(argument));
const require = createRequire(path.join(modules, 'x.js'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const table = (name) => JSON.parse(fs.readFileSync(path.join(tables, name), 'utf8'));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

let missed = 0;
const bar = (name, misses) => {
  missed += misses.length > 0;
  console.log(misses.length ? `FAIL ${name}:\n  ${misses.slice(0, 10).join('\n  ')}` : `ok   ${name}`);
};
const is = (true_, what) => (true_ ? [] : [what]);

// The script by itself, with the portal's files: the same terms and the same answers as the tests in Rust expect.
const html = fs.readFileSync(path.join(site, 'search/index.html'), 'utf8');
const contents = /data-index="\.\.\/([^"]+)"/.exec(html)[1];
const source = fs.readFileSync(path.join(path.dirname(path.dirname(tables)), 'site-template/assets/late/search.js'), 'utf8');
const listeners = [];
const world = {
  location: { protocol: 'https:' },
  addEventListener: (name, listener) => listeners.push(listener),
  dispatchEvent: (event) => listeners.forEach((listener) => listener(event)),
  CustomEvent: class { constructor(name, { detail }) { this.detail = detail; } },
  document: {
    querySelectorAll: () => [{ dataset: { index: contents, root: '', files: '' } }],
    createElement: () => ({}),
    head: { append: (script) => { vm.runInContext(fs.readFileSync(path.join(site, script.src), 'utf8'), context); script.onload(); } },
  },
};
const context = vm.createContext(world);
const { terms, find, entry } = vm.runInContext(`(() => {${source.split('boxes.forEach(mount);')[0]}return { terms, find, entry };})()`, context);
bar('the script takes texts apart as the index does', table('words.json').flatMap(([text, expected]) => is(same([...terms(text)], expected), `${text}: ${[...terms(text)]}`)));
const answers = [];
for (const [query, persona, expected] of table('answers.json')) {
  const found = [];
  for (const at of (await find(query, persona)).slice(0, Math.max(1, expected.length))) found.push((await entry(at))[2]);
  answers.push(...is(same(found, expected), `${query}: ${found}`));
}
bar(`the script finds the same ${table('answers.json').length} answers`, answers);

// As people use it, under a sub-path.
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const server = http.createServer((request, response) => {
  let file = decodeURIComponent(new URL(request.url, 'http://x').pathname).replace(/^\/portal/, '');
  if (file.endsWith('/')) file += 'index.html';
  const from = path.join(site, file);
  if (!from.startsWith(site) || !fs.existsSync(from)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[path.extname(from)] ?? 'application/octet-stream' }).end(fs.readFileSync(from));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const base = `http://127.0.0.1:${server.address().port}/portal/`;
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const heard = [];
const open = async (address, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && heard.push(`${address}: ${message.text()}`));
  page.on('pageerror', (error) => heard.push(`${address}: ${error.message}`));
  await page.goto(new URL(address, base).href);
  return page;
};
const focus = (page) => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.name || document.activeElement.tagName);
const results = '[data-find-results]:not([hidden]) .find-link';
const says = (page, words) => page.waitForFunction((wanted) => new RegExp(wanted).test(document.querySelector('[data-find-status]').textContent), words).then(() => true, () => false);

let page = await open('');
const before = await page.evaluate(() => performance.getEntriesByType('resource').filter((it) => it.name.includes('search')).length);
await page.keyboard.press('/');
await page.keyboard.type('coach');
await page.waitForSelector(results);
const said = await says(page, '\\d');
// What the first letters find stands there until all of them are looked for.
await page.waitForFunction((all) => /Coaching/.test(document.querySelector(all)?.textContent), results, { timeout: 5000 }).catch(() => {});
await page.keyboard.press('ArrowDown');
const first = await focus(page);
await page.keyboard.press('ArrowUp');
const back = await focus(page);
await page.keyboard.press('Escape');
const closed = await page.isHidden('[data-find-results]');
await page.keyboard.press('Control+k');
await page.keyboard.type('feedbak');
await page.keyboard.press('Enter');
await page.waitForURL(/\/search\/\?q=feedbak/);
await page.waitForSelector(results);
bar('from any page: / and Ctrl-K, arrows, Escape, Enter', [
  ...is(before === 0, 'the search is loaded before it is used'), ...is(said, 'the number of results is not said'), ...is(/Coaching/.test(first), `the first result is ${first}`),
  ...is(back === 'q', `back in ${back}`), ...is(closed, 'Escape does not close')]);
await page.keyboard.press('Tab');
await page.keyboard.press('Tab');
const link = await focus(page);
await page.keyboard.press('Enter');
await page.waitForURL(/\/courses\/.+/);
await page.goBack();
await page.waitForSelector(results);
const kept = await page.inputValue('[name=q]');
await page.fill('[name=q]', 'heat pump');
await page.waitForURL(/q=heat\+pump/);
await page.keyboard.press('Enter');
await page.fill('[name=q]', 'shift');
await page.keyboard.press('Enter');
await page.waitForURL(/q=shift/);
await page.goBack();
await page.waitForFunction(() => document.querySelector('[name=q]').value === 'heat pump');
bar('the query is in the address, back and forward', [...is(/eedback/.test(link), `the first result is ${link}`), ...is(kept === 'feedbak', `after back: ${kept}`)]);
await page.fill('[name=q]', 'xyzzyplugh');
bar('nothing found is said', is(await says(page, 'xyzzyplugh'), 'nothing'));
bar('what is typed is no mark-up', await page.fill('[name=q]', '<img src=x onerror=alert(1)>').then(() => says(page, '.')).then(() => page.$$eval('img[src=x]', (all) => all.map((it) => it.outerHTML))));

// The facets.
page = await open('courses/');
const count = () => page.$$eval('[data-courses] > li:not([hidden])', (rows) => rows.length);
const all = await count();
await page.focus('[data-facet=minutes] [data-key="15"]');
await page.keyboard.press('Enter');
await page.waitForURL(/minutes=15/);
const less = await count();
const told = await page.textContent('p[data-result]');
const stays = await page.evaluate(() => document.activeElement.dataset.key);
await page.focus('.filter-more > summary');
await page.keyboard.press('Enter');
await page.focus('[data-facet=level] a[data-key=beginner]');
await page.keyboard.press('Enter');
await page.waitForURL(/level=beginner/);
const least = await count();
const address = page.url();
const promised = await page.textContent('[data-facet=level] [data-key=beginner] .count');
await page.goBack();
await page.waitForFunction((n) => document.querySelectorAll('[data-courses] > li:not([hidden])').length === n, less);
await page.goto(address);
await page.waitForFunction((n) => document.querySelectorAll('[data-courses] > li:not([hidden])').length === n, least);
await page.click('[data-clear]');
await page.waitForFunction((n) => document.querySelectorAll('[data-courses] > li:not([hidden])').length === n, all);
bar('facets combine, count, say so, and are in the address', [...is(less < all && least <= less && least > 0, `${all}, ${less}, ${least}`), ...is(told.includes(`${less}`), told), ...is(stays === '15', `the focus goes to ${stays}`), ...is(+promised === least, `${promised} were promised, ${least} came`)]);
await page.goto(`${base}courses/?minutes=5&format=live`);
await page.waitForSelector('.filter-none li a');
const relaxed = await page.textContent('.filter-none li a');
bar('where nothing fits, the nearest that does is offered', is(/\d/.test(relaxed), relaxed));

// Without JavaScript.
const plain = await open('search/', { javaScriptEnabled: false });
bar('without JavaScript: an index, and facets that are links', [
  ...is((await plain.$$('[data-find-rest] a')).length > 20, 'no index'), ...is(await plain.isVisible('noscript p'), 'it is not said'), ...is(await plain.isHidden('.find-page'), 'a box that does nothing'),
  ...(await plain.goto(`${base}courses/`).then(() => plain.click('[data-facet=minutes] [data-key="15"]')).then(() => plain.$$('[data-course]')).then((rows) => is(rows.length === less, `${rows.length} rows`)))]);

// From disk, and for everybody.
page = await open(pathToFileURL(path.join(site, 'search/index.html')).href);
await page.fill('[name=q]', 'coaching');
await page.waitForSelector(results);
await page.click(results);
bar('it works from disk', is(/coaching.*\/index\.html$/.test(page.url()), page.url()));
const found = [];
for (const [width, colorScheme] of [[360, 'dark'], [1280, 'light'], [320, 'light']]) {
  for (const at of ['search/?q=heat', 'courses/?minutes=15&level=beginner', 'courses/skill/coaching/', 'courses/?minutes=5&format=live']) {
    const shown = await open(at, { viewport: { width, height: 800 }, colorScheme });
    await shown.waitForTimeout(400);
    await shown.addScriptTag({ content: axe });
    const { violations } = await shown.evaluate(() => window.axe.run());
    found.push(...violations.map((it) => `${at} at ${width}, ${colorScheme}: ${it.id} ${it.nodes[0].html.slice(0, 120)}`));
    const over = await shown.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    found.push(...is(over <= 0, `${at} at ${width}: +${over}px`));
    await shown.context().close();
  }
}
bar('axe finds nothing, nothing is too wide', found);
bar('no error in the console', heard);

await browser.close();
server.close();
process.exit(missed ? 1 : 0);
