// Opens everything that hostile content became: injection.mjs FOLDER MODULES. FOLDER holds an output for each portal.
// Whatever would run in a reader's browser runs here: pages, messages, drawings, each as a file by itself, without the policy
// that a host would send.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bar, missedBars, start } from './browser.mjs';

const [folder, modules] = process.argv.slice(2);
const TABS = 4;

const files = fs.readdirSync(folder, { recursive: true }).filter((name) => /\.(html|svg)$/.test(name)).sort();
const { browser, stop } = await start(folder, modules);
const context = await browser.newContext();

// What the strings of the corpus call, and what would show that one of them was run.
await context.addInitScript(() => {
  globalThis.ran = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
    globalThis[name] = (...words) => void globalThis.ran.push(`${name}(${words})`);
  }
});

// What of a document acts by itself.
const acting = () => {
  const found = [...globalThis.ran];
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes ?? []) {
      if (/^on/i.test(name)) found.push(`${element.localName} ${name}`);
      if (/^(xlink:)?href|^src$|^action$|^formaction$/i.test(name) && /^[\s\u0000-\u0020]*(javascript|vbscript|data:text)/i.test(value)) found.push(`${element.localName} ${name}=${value}`);
    }
  }
  return found;
};

const ran = [];
const asked = [];
const broken = [];
const queue = [...files];
await Promise.all(Array.from({ length: TABS }, async () => {
  const page = await context.newPage();
  let name = '';
  page.on('dialog', async (dialog) => { ran.push(`${name}: ${dialog.type()}`); await dialog.dismiss(); });
  page.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) asked.push(`${name}: ${request.url()}`); });
  for (name = queue.shift(); name; name = queue.shift()) {
    try {
      await page.goto(pathToFileURL(path.join(folder, name)).href, { waitUntil: 'load', timeout: 20000 });
      ran.push(...(await page.evaluate(acting)).map((what) => `${name}: ${what}`));
    } catch (error) {
      // A redirect of ours leads away at once.
      if (!/context was destroyed|interrupted by another navigation/.test(error.message)) broken.push(`${name}: ${error.message.split('\n')[0]}`);
    }
  }
}));
await stop();

console.log(`${files.length} documents`);
bar('there is something to open', files.length > 500 ? [] : [`only ${files.length} documents`]);
bar('nothing that an author wrote runs', ran);
bar('nothing is asked of others', asked);
bar('every document opens', broken);
process.exit(missedBars() ? 1 : 0);
