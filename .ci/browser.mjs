// What the browser checks share: a browser, a host for the built site, and bars. Import start() and bar().
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';

const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', json: 'application/json', svg: 'image/svg+xml', xml: 'application/xml', ics: 'text/calendar', png: 'image/png', webp: 'image/webp', jpg: 'image/jpeg', txt: 'text/plain; charset=utf-8' };

let missed = 0;

// bar(NAME, MISSES): one line; the misses are what is wrong, best none.
export const bar = (name, misses) => {
  missed += misses.length > 0;
  console.log(misses.length ? `FAIL ${name}:\n  ${[...new Set(misses)].slice(0, 12).join('\n  ')}` : `ok   ${name}`);
};
export const missedBars = () => missed;

// The file behind an address, as static hosts find it.
export const fileOf = (site, mount, address) => {
  const at = decodeURIComponent(new URL(address, 'http://x').pathname);
  if (!at.startsWith(mount)) return null;
  const file = path.join(site, at.slice(mount.length), at.endsWith('/') ? 'index.html' : '');
  return fs.existsSync(file) && fs.statSync(file).isFile() ? file : null;
};

// Serves the site below a folder of its host, as the example's base_url has it.
const serve = (site, mount) =>
  new Promise((ready) => {
    const server = http.createServer((request, response) => {
      const file = fileOf(site, mount, request.url);
      response.writeHead(file ? 200 : 404, { 'content-type': TYPES[(file ?? '.html').split('.').pop()] ?? 'application/octet-stream' });
      response.end(fs.readFileSync(file ?? path.join(site, '404.html')));
    });
    server.listen(0, '127.0.0.1', () => ready(server));
  });

// start(SITE, MODULES): everything that a check needs. MODULES has playwright-core and axe-core in it.
export const start = async (site, modules, mount = '/academy/') => {
  const require = createRequire(path.join(modules, 'x.js'));
  const { chromium } = require('playwright-core');
  const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const server = await serve(site, mount);
  const home = `http://127.0.0.1:${server.address().port}${mount}`;
  const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'] });
  const stop = async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
  };
  // What axe finds on a page as it is now, targets for fingers included.
  const violations = async (page) => {
    await page.evaluate(axe);
    return page.evaluate(async () =>
      (await globalThis.axe.run(document, { iframes: false, resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })).violations
        .map(({ id, nodes }) => `${id} ×${nodes.length} ${nodes[0].target} ${nodes[0].any[0]?.message ?? ''}`.slice(0, 240)));
  };
  return { browser, home, mount, stop, violations };
};
