// node hosting.mjs PROGRAM CONTENT WORK MODULES: publishes the content folder with nginx, below a folder of its host and at the
// root, with the configuration that the program made, and visits it with a browser. One line for each bar, exits 1 when one
// is missed. MODULES has playwright-core in it; nginx has to be there.
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { bar, missedBars } from './browser.mjs';

const [program, content, work, modules] = process.argv.slice(2).map((argument) => path.resolve(argument));
const { chromium } = createRequire(path.join(modules, 'x.js'))('playwright-core');
const HOSTS = ['github', 'netlify', 'cloudflare', 'azure', 's3', 'nginx'];
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'public, max-age=0, must-revalidate';

const freePort = () => new Promise((found) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => found(port)); });
});

// The content with hosts, and a browser's editor that needs more than pages do.
const folder = path.join(work, 'content');
fs.rmSync(work, { recursive: true, force: true });
fs.mkdirSync(work, { recursive: true });
fs.cpSync(content, folder, { recursive: true });
const settings = path.join(folder, 'portal.toml');
fs.writeFileSync(settings, fs.readFileSync(settings, 'utf8').replace(/^title = /m, `hosts = ${JSON.stringify(HOSTS)}\n$&`));
// An old address in letters that mean something to servers.
const course = path.join(folder, 'courses/feedback-that-lands/index.md');
fs.writeFileSync(course, fs.readFileSync(course, 'utf8').replace(/^aliases = \[/m, `aliases = ["/courses/{old}; $uri 'caf\u00e9'/", `));
// A page of the theme that runs something itself, in each of the ways in which it can.
const own = '<script>document.documentElement.dataset.script = 1;\r\n</script><style>.own { order: 7 }</style><p class="own" style="z-index: 8"></p><img hidden alt="" src="data:," onerror="this.dataset.handler = 9">';
const template = fs.readFileSync(path.join(import.meta.dirname, '../site-template/pages/nudges.html'), 'utf8');
fs.mkdirSync(path.join(folder, 'theme/pages'), { recursive: true });
fs.writeFileSync(path.join(folder, 'theme/pages/nudges.html'), template.replace('{% block main %}', `$&${own}`));
fs.mkdirSync(path.join(folder, 'static/admin'));
fs.writeFileSync(path.join(folder, 'static/admin/index.html'), '<!doctype html><html lang="en"><title>Editor</title><p id="p">?</p><script>document.getElementById("p").textContent = eval("1 + 1");</script></html>');

// Two portals of the same content: each below its own root, as the configuration says.
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const rootPort = await freePort();
const portals = [
  { name: 'below a folder', port, base: '/some/path/' },
  { name: 'at the root', port: rootPort, base: '/' },
].map((it) => ({ ...it, home: `http://127.0.0.1:${it.port}${it.base}`, out: path.join(work, `dist-${it.port}`), root: path.join(work, `root-${it.port}`) }));
for (const { home, out, root, base } of portals) {
  execFileSync(program, ['build', folder, '--strict', '--today', '2026-12-01', '--base-url', home, '--out', out], { stdio: ['ignore', 'ignore', 'inherit'] });
  fs.mkdirSync(path.join(root, base, '..'), { recursive: true });
  fs.rmSync(path.join(root, base), { recursive: true, force: true });
  fs.cpSync(path.join(out, 'site'), path.join(root, base), { recursive: true });
}

const prefix = path.join(work, 'nginx');
fs.mkdirSync(prefix);
const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${prefix}/${name};`).join('\n');
// The files belong to whoever runs the checks.
const user = process.getuid() === 0 ? 'user root;' : '';
fs.writeFileSync(path.join(prefix, 'nginx.conf'), `${user}
worker_processes 1; daemon off; pid ${prefix}/pid; error_log ${prefix}/error.log;
events {}
http {
  include /etc/nginx/mime.types; access_log off;
  ${places}
  ${portals.map(({ port: at, root, out }) => `server { listen 127.0.0.1:${at}; root ${root}; include ${out}/hosting/nginx/portal.conf; }`).join('\n  ')}
}
`);
const nginx = spawn('nginx', ['-p', prefix, '-c', path.join(prefix, 'nginx.conf')], { stdio: ['ignore', 'inherit', 'inherit'] });
process.on('exit', () => nginx.kill());
for (let tries = 0; ; tries += 1) {
  if (await fetch(origin).then(() => true, () => false)) break;
  if (tries > 50) throw new Error('nginx does not answer');
  await new Promise((next) => setTimeout(next, 100));
}

const ask = async (home, address) => {
  const response = await fetch(home + address, { redirect: 'manual' });
  return { status: response.status, header: (name) => response.headers.get(name), text: await response.text() };
};
const site = path.join(portals[0].out, 'site');
const files = fs.readdirSync(site, { recursive: true, withFileTypes: true }).filter((it) => it.isFile()).map((it) => path.relative(site, path.join(it.parentPath, it.name)));
const first = (fits) => files.find((file) => fits.test(file));
const asset = first(/^assets\/portal\.[0-9a-f]{10}\.css$/);
const card = first(/^courses\/.*\/card\/index\.html$/).replace('index.html', '');

for (const { name, home, base } of portals) {
  const misses = [];
  const expect = async (address, wanted) => {
    const { status, header } = await ask(home, address);
    const found = { status, ...Object.fromEntries(Object.keys(wanted).filter((it) => it !== 'status').map((it) => [it, header(it)])) };
    for (const key of Object.keys(wanted)) if (found[key] !== wanted[key]) misses.push(`${address}: ${key} is ${found[key]}, not ${wanted[key]}`);
    for (const always of ['x-content-type-options', 'referrer-policy', 'permissions-policy', 'content-security-policy', 'cache-control']) {
      if (status !== 301 && !header(always)) misses.push(`${address}: no ${always}`);
    }
  };
  const page = { status: 200, 'content-type': 'text/html; charset=utf-8', 'cache-control': ASK_AGAIN };
  await expect('', page);
  await expect('courses/', page);
  await expect('admin/', page);
  await expect(card, page);
  await expect('courses', { status: 301, location: `${base}courses/` });
  await expect(asset, { status: 200, 'content-type': 'text/css; charset=utf-8', 'cache-control': FOR_EVER });
  await expect(first(/^assets\/.*\.js$/), { status: 200, 'cache-control': FOR_EVER });
  await expect(first(/^assets\/.*\.svg$/), { status: 200, 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': FOR_EVER });
  await expect('logo.svg', { status: 200, 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': ASK_AGAIN });
  await expect('events/calendar.ics', { status: 200, 'content-type': 'text/calendar; charset=utf-8', 'cache-control': ASK_AGAIN });
  await expect('feed.xml', { status: 200, 'content-type': 'application/atom+xml; charset=utf-8' });
  await expect('feed.json', { status: 200, 'content-type': 'application/feed+json; charset=utf-8' });
  await expect('catalog.json', { status: 200, 'content-type': 'application/json; charset=utf-8' });
  for (const missing of ['nowhere', 'a/b/c/', 'courses/nothing/', 'assets/', 'go/']) await expect(missing, { status: 404, 'content-type': 'text/html; charset=utf-8', 'cache-control': ASK_AGAIN });
  const own = fs.readFileSync(path.join(portals.find((it) => it.home === home).out, 'site/404.html'), 'utf8');
  if ((await ask(home, 'a/b/c/')).text !== own) misses.push('an address that does not exist is not answered with 404.html');
  if (base !== '/') {
    const bare = await ask(home.slice(0, -1), '');
    if (bare.status !== 301 || bare.header('location') !== base) misses.push(`${home.slice(0, -1)} leads to ${bare.header('location')}`);
  }
  const zipped = await fetch(home, { headers: { 'accept-encoding': 'gzip' } });
  if (zipped.headers.get('content-encoding') !== 'gzip') misses.push('pages are not compressed');
  bar(`nginx, ${name}: status, type and headers of every sort of file`, misses);

  const rules = fs.readFileSync(path.join(portals.find((it) => it.home === home).out, 'site/_redirects'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split(' '));
  const wrong = [];
  for (const [from, to, status] of rules) {
    const answer = await ask(new URL(home).origin, from);
    if (`${answer.status} ${answer.header('location')}` !== `${parseInt(status, 10)} ${to}`) wrong.push(`${from}: ${answer.status} ${answer.header('location')}, not ${status} ${to}`);
    if (to.startsWith('/') && (await ask(new URL(home).origin, to.replace(/#.*/, ''))).status !== 200) wrong.push(`${to}: nothing there`);
  }
  const carried = await ask(new URL(home).origin, `${rules[0][0]}?utm_source=x`);
  if (carried.header('location') !== `${rules[0][1]}?utm_source=x`) wrong.push(`the parameters of a visitor get lost: ${carried.header('location')}`);
  bar(`nginx, ${name}: ${rules.length} old addresses and short links lead on`, rules.length < 20 ? ['too few rules'] : wrong);
}

const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost'] });
const { home } = portals[0];
let heard = [];
const visitor = async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', serviceWorkers: 'block' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {});
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.exposeFunction('tellOfRefusal', (what) => heard.push(what));
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (it) => window.tellOfRefusal(`${location.pathname}: ${it.effectiveDirective} refuses ${it.blockedURI} ${it.sample}`)));
  page.on('pageerror', (error) => heard.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && !/404 \(Not Found\)/.test(message.text()) && heard.push(`${page.url()}: ${message.text()}`));
  page.on('response', (response) => response.status() >= 400 && response.url() !== page.url() && !response.request().isNavigationRequest() && heard.push(`${page.url()}: ${response.url()} is answered with ${response.status()}`));
  page.on('request', (request) => request.url().startsWith(home) || /^(data|blob|about|chrome-error):/.test(request.url()) || heard.push(`${page.url()} asks for ${request.url()}`));
  return page;
};
const told = () => { const all = heard; heard = []; return all; };

// Every page, and everything that links lead to.
const pages = files.filter((file) => file.endsWith('.html') && !file.startsWith('admin/')).map((file) => home + encodeURI(file).replace(/(^|\/)index\.html$/, '$1'));
const strays = new Set();
const walk = async (queue) => {
  const page = await visitor();
  for (let url = queue.pop(); url; url = queue.pop()) {
    await page.goto(url, { waitUntil: 'load' });
    for (const link of await page.evaluate(() => [...document.querySelectorAll('a[href], link[href], form[action], img[src], source[srcset], script[src], iframe[src]')].flatMap((it) => (it.srcset ? it.srcset.split(',').map((part) => new URL(part.trim().split(' ')[0], document.baseURI).href) : it.href ?? it.action ?? it.src)))) {
      if (link.startsWith(origin) && !link.startsWith(home)) strays.add(`${url} leads to ${link}`);
    }
  }
  await page.context().close();
};
const queue = pages.slice();
await Promise.all([walk(queue), walk(queue)]);
bar(`below a folder, ${pages.length} pages ask for nothing outside it and keep to their policy`, pages.length < 300 ? ['too few pages'] : told());
bar('below a folder, no page leads outside it', [...strays]);

const page = await visitor();
await page.goto(`${home}no/such/page/at/all/`);
const isStyled = await page.evaluate(() => [...document.styleSheets].some((sheet) => sheet.cssRules.length > 2));
bar('a deep address that does not exist is answered with a page that has its style and script', [...told(), ...(isStyled ? [] : ['it has no style'])]);

const tried = [];
const attempt = async (what, address, play) => {
  await page.goto(home + address);
  await play().catch((error) => tried.push(`${what}: ${error.message.split('\n')[0]}`));
  await page.waitForTimeout(200);
};
const soon = (locator) => locator.first().waitFor({ state: 'visible' });
await attempt('search', 'search/', async () => {
  await page.locator('main [data-find] input[type=search]').first().fill('feedback');
  await soon(page.locator('main a[href*="feedback-that-lands"]'));
});
await attempt('finder', 'find/', async () => {
  for (const fieldset of await page.locator('[data-asks] fieldset').all()) await fieldset.locator('label').first().click();
  await page.locator('[data-asks] button[type=submit]').click();
  await soon(page.locator('[data-answers] .hit'));
});
await attempt('catalogue', 'courses/', async () => {
  const before = await page.locator('p[data-result]').textContent();
  await page.locator('.facet-time a').first().click();
  await page.waitForFunction((said) => document.querySelector('p[data-result]').textContent !== said, before);
});
await attempt('choice of a persona', '', async () => page.locator('main a[href*="for/"], main button').first().click());
await attempt('knowledge check', 'courses/feedback-that-lands/', async () => {
  const answer = page.locator('[data-quiz] label').first();
  await answer.scrollIntoViewIfNeeded();
  await answer.click();
  await page.locator('[data-quiz] button').first().click();
});
await attempt('events', 'events/', async () => soon(page.locator('main a[href$=".ics"]')));
await attempt('other language', 'ar/courses/', async () => soon(page.locator('main a')));
bar('search, finder, filters, choices, checks and events work under the policy', [...told(), ...tried]);

await page.goto(home);
await page.evaluate(() => {
  const script = document.createElement('script');
  script.textContent = 'window.ran = true';
  document.body.append(script);
  document.body.insertAdjacentHTML('beforeend', '<p style="color: red">x</p>');
});
await page.waitForTimeout(100);
const refused = told().filter((it) => /refuses/.test(it)).length;
bar('what is smuggled into a page does not run', (await page.evaluate(() => window.ran)) || refused !== 2 ? [`${refused} refusals`] : []);

await page.goto(`${home}nudges/`);
await page.waitForFunction(() => document.querySelector('[data-handler]'), { timeout: 3000 }).catch(() => {});
const ran = await page.evaluate(() => {
  const style = getComputedStyle(document.querySelector('.own'));
  return [document.documentElement.dataset.script, style.order, style.zIndex, document.querySelector('img[hidden]').dataset.handler].join();
});
bar('what the theme runs and styles in a page is in its policy', [...told(), ...(ran === '1,7,8,9' ? [] : [`it came to ${ran}`])]);

await page.goto(`${home}admin/`);
bar('an editor in admin/ may do what it has to', [...told(), ...((await page.textContent('#p')) === '2' ? [] : ['its script did not run'])]);

// Another site: a card may be shown in its frame, a page may not.
const other = http.createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end(`<!doctype html><title>Other</title><iframe id="card" src="${home}${card}"></iframe><iframe id="page" src="${home}courses/"></iframe>`);
});
await new Promise((ready) => other.listen(0, 'localhost', ready));
const foreign = await browser.newPage();
await foreign.goto(`http://localhost:${other.address().port}/`);
const shown = async (id) => (await (await foreign.waitForSelector(`#${id}`)).contentFrame()).evaluate(() => (location.protocol === 'http:' ? document.querySelector('h1')?.textContent ?? '' : '')).catch(() => '');
await foreign.waitForTimeout(500);
const frames = [];
if (!(await shown('card'))) frames.push('a card is not shown in the frame of another site');
if (await shown('page')) frames.push('a page is shown in the frame of another site');
bar('other sites can show cards in a frame, and nothing else', frames);
other.close();
other.closeAllConnections();

await browser.close();
nginx.kill();
process.exit(missedBars() ? 1 : 0);
