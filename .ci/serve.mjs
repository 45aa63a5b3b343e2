// node serve.mjs PROGRAM CONTENT MODULES: uses `uptake serve` as somebody does who writes beside an open browser. One line for
// each bar, exits 1 when one is missed. CONTENT is copied; every page is held to a strict policy for scripts and styles.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { bar, missedBars } from './browser.mjs';

const [program, content, modules] = process.argv.slice(2).map((argument) => path.resolve(argument));
const require = createRequire(path.join(modules, 'x.js'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'uptake-serve-'));
fs.cpSync(content, folder, { recursive: true });
const served = spawn(program, ['serve', '--port', '0', '--today', '2026-12-01', folder], { cwd: folder });
const said = await new Promise((ready) => served.stdout.once('data', (bytes) => ready(String(bytes))));
process.on('exit', () => served.kill());
const home = said.match(/http:\/\/[^\s]+/)[0];
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await (await browser.newContext({ viewport: { width: 1280, height: 600 }, reducedMotion: 'reduce' })).newPage();
page.setDefaultTimeout(20_000);
const heard = [];
let isJudged = false;
page.on('pageerror', (error) => heard.push(error.message));
page.on('console', (message) => message.type() === 'error' && !isJudged && heard.push(`${message.text()} (${page.url()}, line ${message.location().lineNumber} of ${message.location().url})`));
await page.route((url) => url.href.startsWith(home), async (route) => {
  if (route.request().resourceType() !== 'document') return route.continue();
  const response = await route.fetch();
  const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'";
  await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
});
const at = (file) => path.join(folder, file);
const edit = (file, change) => fs.writeFileSync(at(file), change(fs.readFileSync(at(file), 'utf8')));
// What axe finds; it brings styles of its own, which the policy refuses.
const violations = async (within) => {
  isJudged = true;
  await page.evaluate(axe);
  const found = await page.evaluate(async (part) => (await globalThis.axe.run(part ?? document, { resultTypes: ['violations'] })).violations.map(({ id, nodes }) => `${id} ${nodes[0].target}`), within);
  isJudged = false;
  return found;
};
// Loads are counted from outside, and what a page remembers is gone after one.
const mark = () => page.evaluate(() => { window.marked = true; });
const isMarked = () => page.evaluate(() => window.marked === true);
const until = (expression, argument) => page.waitForFunction(expression, argument, { polling: 30 });
const settled = () => page.waitForTimeout(400);

const COURSE = 'courses/feedback-that-lands/index.md';
const good = fs.readFileSync(at(COURSE), 'utf8');

await page.goto(`${home}courses/`);
await settled();
const field = page.locator('input[type=search]:visible, input[type=text]:visible').first();
await field.fill('feedback');
await page.evaluate(() => scrollTo({ top: 150, behavior: 'instant' }));
await settled();
const before = await page.evaluate(() => scrollY);
await mark();
edit(COURSE, (text) => text.replace(/^title = ".*"$/m, 'title = "Feedback that really lands"'));
await until(() => !window.marked && document.body.textContent.includes('Feedback that really lands'));
await settled();
bar('a change loads the page anew; what was typed and where one was stay', [
  ...((await field.inputValue()) === 'feedback' ? [] : [`the field holds "${await field.inputValue()}"`]),
  ...(before > 0 && Math.abs((await page.evaluate(() => scrollY)) - before) < 3 ? [] : [`${before} became ${await page.evaluate(() => scrollY)}`]),
]);

await mark();
edit('testimonials/' + fs.readdirSync(at('testimonials')).find((file) => file.endsWith('.md')), (text) => `${text}\n`);
await page.waitForTimeout(1500);
bar('a page that does not change is left alone', (await isMarked()) ? [] : ['it was loaded anew']);

const css = path.join(process.cwd(), 'site-template/assets/css');
const sheet = fs.readdirSync(css).filter((file) => file.endsWith('.css')).sort().at(-1);
fs.mkdirSync(at('theme/assets/css'), { recursive: true });
const original = fs.readFileSync(path.join(css, sheet), 'utf8');
fs.writeFileSync(at(`theme/assets/css/${sheet}`), `${original}\n:root{--serve-test:one}\n`);
await until(() => getComputedStyle(document.documentElement).getPropertyValue('--serve-test').trim() === 'one');
bar('styles change without loading the page', [
  ...((await isMarked()) ? [] : ['it was loaded anew']),
  ...((await field.inputValue()) === 'feedback' ? [] : ['the field lost its text']),
  ...((await page.locator('head link[rel=stylesheet]').count()) === 1 ? [] : ['the old sheet is still there']),
]);

const overlay = page.locator('#uptake-live .box');
edit(COURSE, (text) => text.replace('\nsummary', '\nsumary'));
await overlay.waitFor();
const words = await overlay.innerText();
const found = await violations('#uptake-live');
bar('a mistake is shown over the last good page, with its file, line and advice', [
  ...['sumary', COURSE, 'line', 'summary', 'last good page'].filter((word) => !words.includes(word)).map((word) => `no "${word}" in: ${words.slice(0, 200)}`),
  ...((await isMarked()) ? [] : ['the page was loaded anew']),
  ...found,
]);
await page.keyboard.press('Escape');
const isClosed = await overlay.isHidden();
edit(COURSE, (text) => text.replace('\nsumary', '\nsummmary'));
await overlay.waitFor();
fs.writeFileSync(at(COURSE), good);
await overlay.waitFor({ state: 'hidden' });
bar('the overlay closes by the keyboard, comes for another mistake, and goes when it is mended', isClosed ? [] : ['Escape does not close it']);

edit(COURSE, (text) => text.replace(/^title = ".*"$/m, 'title = "<img src=x onerror=alert(1)>"').replace('\nsummary', '\n"<b>sumary"'));
await overlay.waitFor();
bar('what authors write is text in the overlay', (await page.locator('#uptake-live img, #uptake-live b').count()) ? ['it became an element'] : []);
fs.writeFileSync(at(COURSE), good);
await overlay.waitFor({ state: 'hidden' });

await page.goto(`${home}__uptake/`);
const person = page.locator('.people button[data-me]:not([data-me=""])').first();
const slug = await person.getAttribute('data-me');
await person.click();
await until((me) => document.documentElement.dataset.persona === me, slug);
await page.goto(`${home}courses/`);
const chosen = await page.evaluate(() => document.documentElement.dataset.persona);
await page.goto(`${home}__uptake/`);
const pressed = await page.locator('.people [aria-pressed=true]').getAttribute('data-me');
const own = await violations();
bar('the portal can be looked at as a persona', [
  ...(chosen === slug ? [] : [`pages are for ${chosen}`]),
  ...(pressed === slug ? [] : [`${pressed} is marked`]),
  ...own,
]);
for (const [name, address] of [['kit', '__uptake/kit/'], ['reports', '__uptake/reports/']]) {
  const response = await page.request.get(home + address);
  bar(`the ${name} can be opened`, response.status() === 200 ? [] : [`${response.status()}`]);
}

bar('nothing is refused by the policy or fails', heard.filter((text) => !/favicon/.test(text)));
await browser.close();
served.kill('SIGINT');
const code = await new Promise((ended) => (served.exitCode === null ? served.once('exit', ended) : ended(served.exitCode)));
bar('Ctrl-C ends it', code === 0 ? [] : [`exit code ${code}`]);
fs.rmSync(folder, { recursive: true });
process.exit(missedBars() ? 1 : 0);
