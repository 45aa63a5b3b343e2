// node kit.mjs KIT MODULES: uses the campaign kit from disk as people do, by keyboard and with a real clipboard; one
// line for each bar, exits 1 when one is missed. MODULES has playwright-core and axe-core in it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [kit, modules] = process.argv.slice(2).map((argument) => path.resolve(argument));
const require = createRequire(path.join(modules, 'x.js'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const url = (file) => pathToFileURL(path.join(kit, file)).href;
const read = (file) => fs.readFileSync(path.join(kit, file), 'utf8');
const lines = (text) => text.replace(/\r\n?/g, '\n');

let missed = 0;
const bar = (name, misses) => {
  missed += misses.length > 0;
  console.log(misses.length ? `FAIL ${name}:\n  ${misses.slice(0, 10).join('\n  ')}` : `ok   ${name}`);
};

const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const heard = [];
const open = async (file, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const hear = (what) => heard.push(`${file}: ${what}`);
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && hear(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => hear(`error: ${error.message}`));
  page.on('request', (request) => /^(file|data|blob|about):/.test(request.url()) || hear(`asks for ${request.url()}`));
  page.on('requestfailed', (request) => hear(`can't load ${request.url()}`));
  await page.goto(url(file));
  return page;
};
const settled = (page) => page.waitForSelector('.message [role=tabpanel] .channel');
const focused = (page) => page.evaluate(() => document.activeElement.dataset.id || document.activeElement.id || document.activeElement.className);

// The list, as it comes without any script.
const bare = await open('index.html', { javaScriptEnabled: false });
const ids = await bare.$$eval('[data-id]', (links) => links.map((link) => link.dataset.id));
const plain = await bare.$$eval('.row a', (links) => links.map((link) => decodeURI(link.getAttribute('href'))));
bar('there are messages', ids.length ? [] : ['none']);
bar('without JavaScript each message links to files that are there', [
  ...(plain.length > ids.length ? [] : ['no links to files']),
  ...plain.filter((href) => !fs.existsSync(path.join(kit, href.split('#')[0]))),
]);
const size = fs.statSync(path.join(kit, 'index.html')).size;
bar(`the list is light: ${size} bytes for ${ids.length} messages`, size - 60_000 <= 1_000 * ids.length ? [] : ['at most 60,000 and 1,000 a message']);

// From the keyboard: the list, a message, its channels, the next message, and back.
const page = await open('index.html');
const trail = [];
const wayTo = async (wanted, most = 60) => {
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (wanted(at)) return at;
    trail.push(at);
  }
  return null;
};
const row = await wayTo((at) => ids.includes(at));
await page.keyboard.press('Enter');
await settled(page);
const isOpen = (id) => page.evaluate((wanted) => decodeURIComponent(location.hash).startsWith(`#${wanted}`), id);
bar('a message opens from the keyboard, and its heading has the focus', [
  ...(row === ids[0] ? [] : [`the first row is ${row}`]),
  ...((await focused(page)) === 'k-message' ? [] : [`focus is at "${await focused(page)}"`]),
]);
await wayTo((at) => at.startsWith('k-tab-'));
const first = await focused(page);
await page.keyboard.press('End');
const last = await focused(page);
await page.keyboard.press('Home');
bar('arrow keys lead from channel to channel', (await focused(page)) === first && last.startsWith('k-tab-') ? [] : [`${first}, ${last}, ${await focused(page)}`]);
bar('the Tab key leaves the preview again', (await wayTo((at) => at === 'skip', 90)) ? [] : [`it is a trap: ${trail.slice(-3)}`]);
await page.click('a[rel=next]');
await settled(page);
const forward = await isOpen(ids[1]);
await page.goBack();
await settled(page);
const backward = await isOpen(ids[0]);
await page.click('.back');
bar('next, back and the whole list work', [
  ...(forward ? [] : ['next does not lead to the second message']),
  ...(backward ? [] : ['back does not lead to the first']),
  ...((await focused(page)) === ids[0] ? [] : [`the focus is not on the row again, but at "${await focused(page)}"`]),
  ...((await page.isHidden('#k-view')) ? [] : ['the message is still open']),
]);

// Narrowing it down.
const count = () => page.$$eval('.row', (all) => all.filter((each) => each.checkVisibility()).length);
const narrowed = [];
for (const select of await page.$$('#k-filters select')) {
  await select.selectOption({ index: 1 });
  const left = await count();
  if (!(left > 0 && left <= ids.length)) narrowed.push(`${await select.getAttribute('name')}: ${left} left`);
  await select.selectOption({ index: 0 });
}
const title = await page.$eval('.row-subject', (subject) => subject.textContent);
await page.fill('[name=find]', title.toUpperCase());
if (!(await count())) narrowed.push('a subject is not found');
await page.fill('[name=find]', 'qqqq');
if ((await count()) || (await page.isHidden('#k-none'))) narrowed.push('nothing found is not said');
await page.click('#k-reset');
await page.waitForTimeout(50);
if ((await count()) !== ids.length) narrowed.push('the whole list does not come back');
bar('filters and search narrow the list', narrowed);

// A mail program, and files to keep.
await page.goto(`${url('index.html')}#${ids[0]}/email`);
await settled(page);
const taken = [];
const address = await page.getAttribute('a[href^="mailto:"]', 'href');
if (!(address?.includes('subject=') && address.length <= 2000)) taken.push(`a mailto link of ${address?.length} characters`);
for (const link of await page.$$('.format a[download]:not([target])')) {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 5000 }).catch(() => null), link.click()]);
  const href = decodeURI(await link.getAttribute('href'));
  if (!fs.existsSync(path.join(kit, href))) taken.push(`${href} is not there`);
  else if (!download) taken.push(`${href} is not saved`);
  else if (!fs.readFileSync(await download.path()).equals(fs.readFileSync(path.join(kit, href)))) taken.push(`${href} differs`);
}
bar('mailto and downloads work from disk', taken);

// Every copy button of every message, pressed by keyboard and pasted for real.
const desk = fs.mkdtempSync(path.join(os.tmpdir(), 'kit-'));
fs.writeFileSync(path.join(desk, 'desk.html'), '<!doctype html><title>Desk</title><textarea></textarea><div contenteditable="true" style="min-height:9em"></div>');
const paper = await page.context().newPage();
await paper.goto(pathToFileURL(path.join(desk, 'desk.html')).href);
const pasteInto = async (selector) => {
  await paper.bringToFront();
  await paper.$eval(selector, (target) => { target.value = ''; target.innerHTML = ''; });
  await paper.focus(selector);
  await paper.keyboard.press('Control+V');
};
const pastedText = async () => (await pasteInto('textarea'), paper.inputValue('textarea'));
const pastedHtml = async () => (await pasteInto('[contenteditable]'), paper.$eval('[contenteditable]', (target) => ({
  tables: target.querySelectorAll('table').length,
  cells: [...target.querySelectorAll('td')].map((cell) => ({ ground: cell.style.backgroundColor || cell.bgColor, padding: cell.style.padding })),
  links: [...target.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')),
})));
const designOf = (html) => page.evaluate((source) => {
  const design = new DOMParser().parseFromString(source, 'text/html');
  const cells = [...design.querySelectorAll('td')];
  return {
    tables: design.querySelectorAll('table').length,
    grounds: cells.filter((cell) => cell.style.backgroundColor || cell.bgColor).length,
    paddings: cells.filter((cell) => cell.style.padding).length,
    links: [...design.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')),
  };
}, html);

const wrong = { said: [], text: [], html: [], tags: [], previews: [] };
let pressed = 0;
const channels = new Map();
const visit = async (id, channel, message) => {
  const expected = { ...message.channels.find(({ key }) => key === channel) };
  const textOf = (name) => expected.files.find((file) => file.name === name)?.text;
  for (const button of await page.$$('.copy')) {
    await page.bringToFront();
    await button.focus();
    const name = await button.getAttribute('aria-label');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(80);
    const at = `${id} ${channel} "${name}"`;
    if ((await button.getAttribute('data-state')) !== 'copied') wrong.said.push(`${at} does not show it`);
    if (!(await page.textContent('#k-said')).includes(name.split(': ').at(-1))) wrong.said.push(`${at} is not announced`);
    pressed += 1;
    const text = await pastedText();
    const format = await button.evaluate((it) => it.closest('.format')?.querySelector('.format-name + p').textContent ?? '');
    const plainText = expected.shown?.text ?? textOf('email.txt');
    const isMail = (channel === 'email' && !format) || format === 'email.paste.html';
    if (isMail ? lines(plainText) !== text : format && lines(textOf(format)) !== text) wrong.text.push(`${at}: ${JSON.stringify(text.slice(0, 60))}`);
    if (format && format !== 'email.paste.html' && textOf(format) !== read(`${id}/${format}`)) wrong.text.push(`${at} is not the file`);
    if (!text.trim()) wrong.text.push(`${at} is empty`);
    if (isMail) {
      const [made, kept] = [await designOf(read(`${id}/email.paste.html`)), await pastedHtml()];
      const short = (what, figure, of) => figure < of && wrong.html.push(`${at}: ${figure} of ${of} ${what}`);
      short('tables', kept.tables, made.tables);
      short('grounds', kept.cells.filter((cell) => cell.ground).length, made.grounds);
      short('paddings', kept.cells.filter((cell) => cell.padding).length, made.paddings);
      short('links', made.links.filter((href) => kept.links.includes(href)).length, made.links.length);
    }
  }
  await page.bringToFront();
};
const inspect = async (id, message) => {
  const mail = message.channels.find(({ key }) => key === 'email');
  if (!mail) return;
  // A message opens at its first channel, which need not be the e-mail.
  await page.click('#k-tab-email');
  const look = async (name, value) => { await page.check(`input[name=k-${name}][value=${value}]`, { force: true }); await page.waitForTimeout(60); };
  const ground = () => page.$eval('.stage iframe', (frame) => getComputedStyle(frame.contentDocument.querySelector('body')).backgroundColor);
  await look('width', 'both');
  const widths = await page.$$eval('.stage iframe', (frames) => frames.map((frame) => frame.contentWindow.innerWidth));
  const heights = await page.$$eval('.stage iframe', (frames) => frames.filter((frame) => frame.contentDocument.documentElement.scrollHeight > frame.clientHeight + 1).length);
  const shown = await page.$eval('.stage iframe', (frame) => frame.contentDocument.body.innerText);
  const light = await ground();
  await look('scheme', 'dark');
  const dark = await ground();
  await look('pictures', 'off');
  const sources = await page.$$eval('.stage iframe', (frames) => frames.flatMap((frame) => [...frame.contentDocument.querySelectorAll('img[src]')]).length);
  const scripted = await page.$$eval('.stage iframe', (frames) => frames.filter((frame) => frame.sandbox.contains('allow-scripts')).length);
  await look('scheme', 'light');
  await look('pictures', 'on');
  if (widths[0] !== 360 || !(widths[1] >= 600)) wrong.previews.push(`${id}: ${widths} px wide`);
  if (heights || light === dark || sources || scripted) wrong.previews.push(`${id}: ${heights} cut off, ${light} and ${dark}, ${sources} pictures left, ${scripted} with scripts`);
  if (/\*\||\|\*|\{\{|\}\}|\[\[/.test(shown)) wrong.tags.push(id);
};
for (const id of ids) {
  await page.goto(`${url('index.html')}#${id}`);
  await settled(page);
  const source = read(`${id}/preview.js`);
  const message = JSON.parse(source.slice(source.indexOf('(') + 1, source.lastIndexOf(')')));
  await inspect(id, message);
  for (const { key } of message.channels) {
    await page.click(`#k-tab-${key}`);
    if (!channels.has(key)) channels.set(key, id);
    await visit(id, key, message);
  }
}
bar(`each of ${pressed} copies is shown and announced`, wrong.said);
bar('pasted text is the file, or the text that a person reads', wrong.text);
bar('tables, grounds, paddings and links survive a paste', wrong.html);
bar('previews: phone and desktop, light and dark, images off, nothing cut off, nothing runs', wrong.previews);
bar('no merge tag stands in a preview', wrong.tags);
fs.rmSync(desk, { recursive: true });

// Everybody: axe in both schemes, narrow and wide, and targets for fingers.
const reviews = fs.readdirSync(kit).map((name) => `${name}/review.html`).filter((file) => fs.existsSync(path.join(kit, file)));
const shapes = ['index.html', ...[...channels].map(([key, id]) => `index.html#${id}/${key}`), ...reviews];
const found = { light: [], dark: [], wide: [], small: [], head: [] };
for (const colorScheme of ['light', 'dark']) {
  for (const shape of shapes) {
    const [file, hash] = shape.split('#');
    const page = await open(file, { colorScheme });
    if (hash) {
      await page.goto(url(file) + `#${hash}`);
      await settled(page);
    }
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => (await globalThis.axe.run(document, { iframes: false, resultTypes: ['violations'] })).violations
      .map(({ id, nodes }) => `${id} ×${nodes.length} ${nodes[0].target} ${nodes[0].any[0]?.message ?? ''}`));
    found[colorScheme].push(...violations.map((violation) => `${shape}: ${violation}`));
    if (colorScheme === 'light') {
      for (const width of [320, 360, 768, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(50);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) found.wide.push(`${shape} at ${width}: +${over}px`);
        const tiny = await page.$$eval('a, button, input:not([type=radio]), select, summary, .choice label', (all) => all.filter((each) => each.checkVisibility())
          .map((each) => [each, each.getBoundingClientRect()]).filter(([each, box]) => box.width && (box.height < 24 || box.width < 24) && !each.closest('.chat, .bubble, .entry, .skip'))
          .map(([each]) => each.outerHTML.slice(0, 80)));
        found.small.push(...tiny.map((each) => `${shape} at ${width}: ${each}`));
      }
      const head = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.querySelector('meta[name=robots]')?.content, document.querySelectorAll('h1').length].join());
      if (!/^[a-z-]+,(ltr|rtl),noindex.*,1$/i.test(head)) found.head.push(`${shape}: ${head}`);
    }
    await page.context().close();
  }
}
bar(`axe finds nothing in ${shapes.length} pages, light`, found.light);
bar(`axe finds nothing in ${shapes.length} pages, dark`, found.dark);
bar('nothing is wider than a screen of 320, 360, 768, 1280, 1920', found.wide);
bar('no target under 24 px', found.small);
bar('a language, a direction, one h1, and no search engine', found.head);

// Paper: nothing is cut off at the side, and no message's head is the last thing on a page.
const torn = [];
for (const file of reviews) {
  const page = await open(file);
  await page.setViewportSize({ width: 703, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  torn.push(...(await page.$$eval('.review-message *', (all) => all.filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth).map((each) => each.outerHTML.slice(0, 80)))).map((each) => `${file}: ${each}`));
  const kept = await page.$$eval('.review-message-head', (all) => all.every((head) => getComputedStyle(head).breakAfter === 'avoid' && getComputedStyle(head).breakInside === 'avoid'));
  if (!kept) torn.push(`${file}: a head may stand alone`);
  if (!(await page.pdf({ format: 'A4' })).length) torn.push(`${file}: does not print`);
}
bar(`${reviews.length} review pages print whole`, torn);
bar('no error in the console, and nothing asked of the network', heard);

await browser.close();
process.exit(missed ? 1 : 0);
