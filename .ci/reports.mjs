// node reports.mjs DIST MODULES: opens the plan's pages and the reports from disk, as the learning team does; one line
// for each bar, exits 1 when one is missed. MODULES has playwright-core and axe-core in it.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [dist, modules] = process.argv.slice(2).map((argument) => path.resolve(argument));
const require = createRequire(path.join(modules, 'x.js'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let missed = 0;
const bar = (name, misses) => {
  missed += misses.length > 0;
  console.log(misses.length ? `FAIL ${name}:\n  ${misses.slice(0, 10).join('\n  ')}` : `ok   ${name}`);
};
const below = (folder) => fs.readdirSync(path.join(dist, folder), { recursive: true }).map((file) => path.join(folder, file));
// What is pasted into a mail is no page; sent.sh holds it to the rules of mail clients.
const isFragment = (file) => /-digest\.html$/.test(file);
const isPlan = (file) => /(^|\/)(plan|cards)\.html$/.test(file);
const pages = [...below('kit').filter(isPlan), ...below('reports').filter((file) => file.endsWith('.html') && !isFragment(file))].sort();

const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const found = { light: [], dark: [], wide: [], heard: [], headings: [], pictures: [], targets: [], print: [] };

// What a page says about itself, whatever its width.
const outline = () => ({
  headings: [...document.querySelectorAll('h1,h2,h3,h4')].map((heading) => Number(heading.tagName[1])),
  unnamed: [...document.querySelectorAll('svg[role=img]')].filter((svg) => !svg.querySelector('title')?.textContent || !svg.querySelector('desc')?.textContent).length,
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  // A link in running text may be as small as the text (WCAG 2.2, 2.5.8).
  small: [...document.querySelectorAll('a[href],button,summary')]
    .filter((it) => it.offsetParent && !it.closest('p,td,dd,.skip') && it.getBoundingClientRect().height < 24)
    .map((it) => it.textContent.trim().slice(0, 30)),
});

for (const file of pages) {
  for (const scheme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
      const page = await context.newPage();
      const hear = (what) => found.heard.push(`${file}: ${what}`);
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && hear(message.text()));
      page.on('pageerror', (error) => hear(error.message));
      page.on('request', (request) => /^(file|data):/.test(request.url()) || hear(`asks for ${request.url()}`));
      page.on('requestfailed', (request) => hear(`can't load ${request.url()}`));
      await page.goto(pathToFileURL(path.join(dist, file)).href);
      const { headings, unnamed, wide, small } = await page.evaluate(outline);
      const at = `${file}, ${width} px`;
      if (headings.filter((level) => level === 1).length !== 1 || headings.some((level, n) => n && level > headings[n - 1] + 1)) found.headings.push(`${file}: ${headings}`);
      if (unnamed) found.pictures.push(`${file}: ${unnamed}`);
      if (wide > 0) found.wide.push(`${at}: ${wide} px too wide`);
      small.forEach((text) => found.targets.push(`${at}: ${text}`));
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ['violations'] })).violations
        .flatMap((it) => it.nodes.map((node) => `${it.id} ${node.target}`)));
      found[scheme].push(...violations.map((it) => `${at}: ${it}`));
      if (width === 1280 && scheme === 'dark') {
        const pdf = await page.pdf({ preferCSSPageSize: true });
        if (pdf.length < 5_000) found.print.push(`${file}: ${pdf.length} bytes`);
        await page.emulateMedia({ media: 'print' });
        const ink = await page.$eval('body', (body) => getComputedStyle(body).color);
        if (ink !== 'rgb(0, 0, 0)') found.print.push(`${file}: prints in ${ink}`);
      }
      await context.close();
    }
  }
}
await browser.close();

bar('there are plans and reports', pages.length > 5 ? [] : [pages.join(', ')]);
bar(`axe finds nothing in ${pages.length} plans and reports, light`, found.light);
bar(`axe finds nothing in ${pages.length} plans and reports, dark`, found.dark);
bar('nothing is wider than a phone of 320 px', found.wide);
bar('headings form an outline', found.headings);
bar('every picture has a title and a description', found.pictures);
bar('targets are 24 px high at least', found.targets);
bar('they print in black', found.print);
bar('nothing is fetched, nothing fails', found.heard);
process.exit(missed ? 1 : 0);
