// node cms.mjs PROGRAM CONTENT MODULES PACKAGES: puts the editor into a copy of CONTENT, opens it in a browser on a local
// repository and works in it as somebody who writes does. One line for each bar, exits 1 when one is missed. MODULES has
// playwright-core in it, PACKAGES a reader of TOML.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { bar, missedBars, start } from './browser.mjs';

const [program, content, modules, packages] = process.argv.slice(2).map((argument) => path.resolve(argument));
const { parse } = createRequire(path.join(packages, 'x.js'))('smol-toml');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'uptake-cms-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));
const repository = path.join(work, 'repository');
const portal = path.join(repository, 'portal');
fs.cpSync(content, portal, { recursive: true });
fs.mkdirSync(path.join(repository, '.git'));
fs.writeFileSync(path.join(repository, '.git/HEAD'), 'ref: refs/heads/main\n');
const uptake = (...words) => execFileSync(program, words, { cwd: portal, encoding: 'utf8' });

// Fields that the editor has no form for, line ends of Windows, and dates in quotes: what people and other editors write.
const COURSE = 'courses/reading-trend-charts.md';
const edit = (file, change) => fs.writeFileSync(path.join(portal, file), change(fs.readFileSync(path.join(portal, file), 'utf8')));
edit(COURSE, (text) => text.replace(/^updated = (.*)$/m, 'updated = "$1"').replace('\n+++\n', '\n\n[extra]\ncolour = "blue"\nsince = 2026-05-01\n+++\n').replaceAll('\n', '\r\n'));

uptake('cms', '--repo', 'acme/academy');
uptake('build', '--today', '2026-12-01', '--out', path.join(work, 'dist'));

const all = (folder, within = '') =>
  fs.readdirSync(path.join(folder, within), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? all(folder, `${within}${entry.name}/`) : [`${within}${entry.name}`]);
const seeds = all(repository).filter((file) => !file.startsWith('portal/static/admin/'));
const before = Object.fromEntries(seeds.filter((file) => file.endsWith('.md')).map((file) => [file, fs.readFileSync(path.join(repository, file), 'utf8')]));
// What a file says, without the way in which it is written; line breaks at the end of a text say nothing.
const said = (text) => {
  const [, head, body] = text.replaceAll('\r\n', '\n').split(/^\+\+\+\n/m);
  return { fields: JSON.parse(JSON.stringify(parse(head)), (_, value) => (typeof value === 'string' ? value.trim() : value)), body: body.trim() };
};

const { browser, home, stop } = await start(path.join(work, 'dist/site'), modules);
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
page.setDefaultTimeout(20_000);
const heard = [];
const left = [];
page.on('console', (message) => heard.push(message.text()));
// What the page's own policy refuses never leaves the browser.
const isForeign = (request) => /^https?:/.test(request.url()) && !request.url().startsWith(home);
context.on('response', (response) => isForeign(response.request()) && left.push(response.url()));
context.on('requestfailed', (request) => isForeign(request) && request.failure()?.errorText !== 'csp' && left.push(`${request.url()} (${request.failure()?.errorText})`));

// The repository is a folder of the browser's own.
await page.addInitScript(() => { window.showDirectoryPicker = () => navigator.storage.getDirectory(); });
await page.goto(`${home}admin/config.json`);
await page.evaluate(async (files) => {
  for (const [name, letters] of files) {
    let folder = await navigator.storage.getDirectory();
    const parts = name.split('/');
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
    const writable = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
    await writable.write(Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0)));
    await writable.close();
  }
}, seeds.map((file) => [file, fs.readFileSync(path.join(repository, file)).toString('base64')]));
const stored = () => page.evaluate(async () => {
  const found = {};
  const read = async (folder, within) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === 'directory') await read(handle, `${within}${name}/`);
      else if (name.endsWith('.md')) found[within + name] = await (await handle.getFile()).text();
    }
  };
  await read(await navigator.storage.getDirectory(), '');
  return found;
});
const settled = () => page.waitForTimeout(700);
const open = async (entry) => {
  await page.evaluate((to) => { location.hash = `#/collections/${to}`; }, entry);
  await settled();
};
const save = async () => {
  await settled();
  await page.getByRole('button', { name: /^Save$/ }).first().click();
  await page.waitForTimeout(2000);
};
const title = () => page.locator('[data-key-path="title"] input').first();

await page.goto(`${home}admin/`);
await page.getByRole('button', { name: /local/i }).click();
await page.getByRole('button', { name: /^New$/ }).or(page.getByText(/New$/)).first().waitFor();
await settled();
const originals = Object.keys(before).filter((file) => !/\.[a-z]{2}\.md$/.test(file));
const parsed = heard.find((line) => line.includes('Parsed')) ?? 'nothing parsed';
bar('every item is an entry, whichever way its file stands, and none is misread',
  parsed.includes(`Parsed ${originals.length} entries (0 errors)`) ? [] : [`${originals.length} items, but ${parsed}`]);

const counts = { Courses: 'courses/', Paths: 'paths/', Personas: 'personas/', Testimonials: 'testimonials/', Champions: 'champions/', Events: 'events/', Communities: 'communities/', Pages: 'pages/' };
const shown = (await page.locator('body').innerText()).replaceAll('\n', ' ');
const expected = (label) => label === 'Campaigns' || label === 'Messages'
  ? originals.filter((file) => file.startsWith('portal/campaigns/') && file.endsWith('/index.md') === (label === 'Campaigns')).length
  : originals.filter((file) => file.startsWith(`portal/${counts[label]}`)).length;
bar('each kind has as many entries as files', [...Object.keys(counts), 'Campaigns', 'Messages'].filter((label) => !shown.includes(`${label} ${expected(label)} `)).map((label) => `${label}: not ${expected(label)}`));

// One of each kind, in files of both forms, with dates, lists of tables, names of other things, and translations.
const EDITED = {
  'course/entries/reading-trend-charts': COURSE,
  'course/entries/feedback-that-lands/index': 'courses/feedback-that-lands/index.md',
  'path/entries/lead-with-confidence': 'paths/lead-with-confidence.md',
  'persona/entries/new-lead': 'personas/new-lead.md',
  'testimonial/entries/greta-holm': 'testimonials/greta-holm.md',
  'champion/entries/tomasz-wierzbicki/index': 'champions/tomasz-wierzbicki/index.md',
  'event/entries/lead-circle-spring': 'events/lead-circle-spring.md',
  'community/entries/van-talk': 'communities/van-talk.md',
  'campaign/entries/say-it-kindly/index': 'campaigns/say-it-kindly/index.md',
  'touchpoint/entries/at-the-door/02-announcement': 'campaigns/at-the-door/02-announcement.md',
  'page/entries/about': 'pages/about.md',
};
const lost = [];
for (const entry of Object.keys(EDITED)) {
  await open(entry);
  await title().fill(`${await title().inputValue()}, edited`);
  await save();
}
const after = await stored();
const edited = new Set(Object.values(EDITED).map((file) => `portal/${file}`));
for (const file of new Set([...Object.keys(before), ...Object.keys(after)])) {
  if (!after[file] || !before[file]) {
    lost.push(`${file} ${before[file] ? 'is gone' : 'is new'}`);
    continue;
  }
  const [was, is] = [said(before[file]), said(after[file])];
  if (edited.has(file)) was.fields.title += ', edited';
  // A switch that is off says so from now on.
  was.fields.draft ??= false;
  is.fields.draft ??= false;
  // The day in quotes is a day all the same.
  for (const fields of [was.fields, is.fields]) if (fields.updated) fields.updated = String(fields.updated).slice(0, 10);
  for (const field of new Set([...Object.keys(was.fields), ...Object.keys(is.fields)])) {
    if (!isDeepStrictEqual(was.fields[field], is.fields[field])) lost.push(`${file}, ${field}: ${JSON.stringify(was.fields[field])} became ${JSON.stringify(is.fields[field])}`);
  }
  if (was.body !== is.body) lost.push(`${file}: the text is another`);
}
bar('titles are changed, and nothing else is: unknown fields, dates, text and translations stay', lost);

await open('course/new');
await title().fill('Ärger & Lösung');
await page.getByText('self-paced').first().click();
await save();
const NEW = 'portal/courses/aerger-loesung/index.md';
const begun = await stored();
bar('a new course gets a folder with a plain name', begun[NEW] ? [] : Object.keys(begun).filter((file) => !(file in after)));

// A course that no text links to: links in texts are the author's to change, and check names them.
const [OLD, NAME] = ['walk-the-line', 'walk-with-me'];
await open(`course/entries/${OLD}`);
await page.getByRole('button', { name: 'Show Editor Options' }).click();
await page.getByRole('menuitem', { name: /slug/i }).click();
await settled();
await page.locator('button:has-text("edit")').last().click();
await settled();
await page.keyboard.press('Control+a');
await page.keyboard.type(NAME);
await page.keyboard.press('Enter');
await save();
const renamed = await stored();
bar('a course is renamed, and the lists that name it follow', [
  ...(renamed[`portal/courses/${NAME}/index.md`] && !renamed[`portal/courses/${OLD}.md`] ? [] : [`there is ${Object.keys(renamed).filter((file) => file.includes('walk'))}`]),
  ...Object.entries(renamed).filter(([, text]) => text.includes(`"${OLD}"`)).map(([file]) => `${file} still names it`),
]);

// Back to the disk, as somebody who commits does.
for (const file of Object.keys(before)) fs.rmSync(path.join(repository, file));
for (const [file, text] of Object.entries(renamed)) {
  fs.mkdirSync(path.dirname(path.join(repository, file)), { recursive: true });
  fs.writeFileSync(path.join(repository, file), text);
}
let findings = [];
try {
  uptake('check', '--today', '2026-12-01', '--format', 'json');
} catch (error) {
  findings = JSON.parse(error.stdout).diagnostics.filter((finding) => finding.severity === 'error').map((finding) => `${finding.file}: ${finding.message}`);
}
bar('the program reads everything that the editor wrote', findings);

bar('no request left the portal', left);
const refused = heard.filter((line) => /Content Security Policy/.test(line) && !/cdn\.jsdelivr\.net|githubstatus\.com/.test(line));
bar('the policy refuses nothing that the editor needs', refused);

await page.setViewportSize({ width: 390, height: 844 });
await open('course');
const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
bar('the list fits on a phone', wide > 0 ? [`${wide} pixels too wide`] : []);

await stop();
process.exit(missedBars() ? 1 : 0);
