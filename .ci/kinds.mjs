// node kinds.mjs DIST MODULES: opens one page of every kind, the heaviest one, in both schemes, on a phone and a desk;
// one line for each bar, exits 1 when one is missed.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { bar, fileOf, missedBars, start } from './browser.mjs';

const [dist, modules] = process.argv.slice(2).map((argument) => path.resolve(argument));
const site = path.join(dist, 'site');
const { browser, home, mount, stop, violations } = await start(site, modules);

// The heaviest page of each kind; of each further language a few kinds, because they differ in words only.
const { files } = JSON.parse(fs.readFileSync(path.join(dist, 'manifest.json'), 'utf8'));
const languageOf = (file) => /<html[^>]* lang="?([\w-]+)/.exec(fs.readFileSync(path.join(dist, file), 'utf8'))?.[1];
const main = languageOf('site/index.html');
const shapes = new Map();
for (const file of files.filter(({ path: at, kind }) => at.startsWith('site/') && at.endsWith('.html') && !['redirect', 'short-link', 'file'].includes(kind))) {
  const language = languageOf(file.path);
  if (language !== main && !['front', 'course', 'event', 'catalogue'].includes(file.kind)) continue;
  const shape = language === main ? file.kind : `${file.kind}, ${language}`;
  if (!(shapes.get(shape)?.bytes > file.bytes)) shapes.set(shape, file);
}

const brotli = new Map();
const weigh = (file) => {
  if (!brotli.has(file)) brotli.set(file, /\.(png|webp|jpe?g|woff2)$/.test(file) ? fs.statSync(file).size : zlib.brotliCompressSync(fs.readFileSync(file)).length);
  return brotli.get(file);
};
const found = { light: [], dark: [], wide: [], shift: [], heavy: [], script: [], asked: [], strangers: [], heard: [], silent: [], head: [], weights: [] };
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const DESK = { viewport: { width: 1280, height: 900 } };

const open = async (address, shape, options) => {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => (request.url().startsWith(home) ? asked.push(request.url()) : /^(data|blob|about):/.test(request.url()) || found.strangers.push(`${shape}: ${request.url()}`)));
  page.on('response', (response) => response.status() >= 400 && shape !== 'not-found' && found.heard.push(`${shape}: ${response.status()} ${response.url()}`));
  page.on('console', (message) => message.type() === 'error' && shape !== 'not-found' && found.heard.push(`${shape}: ${message.text()}`));
  page.on('pageerror', (error) => found.heard.push(`${shape}: ${error.message}`));
  await page.addInitScript(() => {
    globalThis.shifted = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { globalThis.shifted += entry.hadRecentInput ? 0 : entry.value; })).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(120);
  return { context, page, asked };
};
// Buttons that need a script aren't there without one.
const words = (page) => page.$eval('main', (it) => it.innerText.length - [...it.querySelectorAll('button')].filter((button) => button.checkVisibility()).reduce((sum, button) => sum + button.innerText.length, 0));

const inspect = async (shape, address) => {
  let said = 0;
  for (const [form, options] of [['phone', PHONE], ['desk', DESK]]) {
    for (const colorScheme of ['light', 'dark']) {
      const { context, page, asked } = await open(address, shape, { ...options, colorScheme });
      if (colorScheme === 'light') {
        const shifted = await page.evaluate(() => globalThis.shifted);
        if (shifted > 0) found.shift.push(`${shape}, ${form}: ${shifted.toFixed(4)}`);
      }
      if (form === 'phone' && colorScheme === 'light') {
        const first = [...new Set(asked)].map((url) => fileOf(site, mount, url)).filter(Boolean);
        const of = (ending) => first.filter((file) => ending.test(file)).reduce((sum, file) => sum + weigh(file), 0);
        const [all, script] = [of(/./), of(/\.js$/)];
        found.weights.push([shape, all, script, first.length]);
        if (all > 60 * 1024) found.heavy.push(`${shape}: ${all} bytes`);
        if (script > 15 * 1024) found.script.push(`${shape}: ${script} bytes`);
        // What comes lazily is no part of the first view, though browsers fetch it a screen ahead.
        const lazy = new Set(await page.$$eval('img[loading=lazy]', (all) => all.map((it) => it.currentSrc)));
        const atOnce = new Set(asked.filter((url) => !lazy.has(url))).size;
        if (atOnce > 8) found.asked.push(`${shape}: ${atOnce}`);
        said = await words(page);
        const head = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.querySelectorAll('h1').length, document.querySelectorAll('[style], style').length].join());
        if (!/^[\w-]+,(ltr|rtl),1,0$/.test(head)) found.head.push(`${shape}: ${head}`);
      }
      found[colorScheme].push(...(await violations(page)).map((it) => `${shape}, ${form}: ${it}`));
      if (form === 'phone' && colorScheme === 'light') {
        await page.setViewportSize({ width: 320, height: 640 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) found.wide.push(`${shape}: +${over}px`);
      }
      await context.close();
    }
  }
  const { context, page } = await open(address, shape, { ...PHONE, javaScriptEnabled: false });
  const plain = await words(page);
  // These have another form without scripts, which portal.mjs uses.
  if (!/^(finder|search)/.test(shape) && plain < 0.9 * said) found.silent.push(`${shape}: ${plain} of ${said} characters`);
  await context.close();
};

const queue = [...shapes].sort(([a], [b]) => (a < b ? -1 : 1));
await Promise.all([0, 1].map(async () => {
  for (let next; (next = queue.shift());) {
    const [shape, file] = next;
    await inspect(shape, home + file.path.slice('site/'.length).replace(/(^|\/)index\.html$/, '$1')).catch((error) => found.heard.push(`${shape}: ${error.message}`));
  }
}));
await stop();

bar('there is a page of every kind', shapes.size >= 20 ? [] : [[...shapes.keys()].join(', ')]);
bar(`axe finds nothing in ${shapes.size} kinds of page, light`, found.light);
bar(`axe finds nothing in ${shapes.size} kinds of page, dark`, found.dark);
bar('nothing is wider than a phone of 320 px', found.wide);
bar('nothing moves while a page loads', found.shift);
bar('first view: at most 60 kB, brotli', found.heavy);
bar('first view: at most 15 kB of JavaScript, brotli', found.script);
bar('first view: at most 8 files', found.asked);
bar('nothing is asked of anybody else', found.strangers);
bar('nothing fails, nothing is logged as an error', found.heard);
bar('nine tenths of the words are there without JavaScript', found.silent);
bar('a language, a direction, one h1, no inline style', found.head);
const kB = (bytes) => (bytes / 1024).toFixed(1);
const [shape, all, script, count] = found.weights.sort((a, b) => b[1] - a[1])[0];
console.log(`     the heaviest first view is ${shape}: ${kB(all)} kB in ${count} files, ${kB(script)} kB of it JavaScript`);
process.exit(missedBars() ? 1 : 0);
