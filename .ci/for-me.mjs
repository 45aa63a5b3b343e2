// node for-me.mjs SITE ANSWERS MODULES: uses what is made for one visitor from disk, by keyboard: the finder with every
// answer in ANSWERS (tests/finder/example.json, which the program made), saying who one is, and the knowledge check. One
// line for each bar, exits 1 when one is missed. MODULES has playwright-core in it.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [site, answers, modules] = process.argv.slice(2).map((argument) => path.resolve(argument));
const { chromium } = createRequire(path.join(modules, 'x.js'))('playwright-core');
const url = (file) => pathToFileURL(path.join(site, file)).href;
const expected = JSON.parse(fs.readFileSync(answers, 'utf8'));

let missed = 0;
const bar = (name, misses) => {
  missed += misses.length > 0;
  console.log(misses.length ? `FAIL ${name}:\n  ${misses.slice(0, 10).join('\n  ')}` : `ok   ${name}`);
};
const same = (what, found, wanted) =>
  JSON.stringify(found) === JSON.stringify(wanted) ? [] : [`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];

const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const heard = [];
// What moves on its own, by the sum of its layout shifts.
const watch = () => {
  window.moved = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.moved += entry.value; }))
    .observe({ type: 'layout-shift', buffered: true });
};
const visitor = async (options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', ...options });
  await context.addInitScript(watch);
  const page = await context.newPage();
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('request', (request) => /^(file|data|blob|about):/.test(request.url()) || heard.push(`asks for ${request.url()}`));
  return page;
};
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.name);

// The finder.
let page = await visitor();
await page.goto(url('find/index.html'));
const list = (at) => page.evaluate((wanted) => {
  if (wanted !== undefined) {
    history.replaceState(null, '', '?' + wanted);
    dispatchEvent(new PopStateEvent('popstate'));
  }
  return [...document.querySelectorAll('[data-answers] .hit')].map((hit) => {
    const words = [...hit.querySelectorAll('[data-why]')].map((why) => why.dataset.why);
    const address = hit.querySelector('a').getAttribute('href').replace(/^(\.\.\/)+|index\.html$/g, '');
    return [address, hit.dataset.points, ...words].join(' ');
  });
}, at);
const differing = [];
for (const [question, wanted] of Object.entries(expected)) differing.push(...same(question, await list(question), wanted));
bar(`the finder says what the program says, to ${Object.keys(expected).length} answers`, differing);

const worded = await page.evaluate(() => {
  const lines = (hit) => [...hit.querySelectorAll('.why-list li')].map((line) => line.textContent);
  const who = [...document.querySelectorAll('[name=who]')].map((box) => box.value).filter(Boolean);
  const minutes = [...document.querySelectorAll('[name=minutes]')].map((box) => box.value).filter(Boolean);
  const different = [];
  document.querySelectorAll('.by-role details').forEach((role, i) => role.querySelectorAll('ol').forEach((times, j) => {
    history.replaceState(null, '', `?who=${who[i]}&minutes=${minutes[j]}`);
    dispatchEvent(new PopStateEvent('popstate'));
    const shown = [...document.querySelectorAll('[data-answers] .hit')];
    [...times.querySelectorAll('.hit')].forEach((hit, n) => {
      const [fixed, made] = [lines(hit).join(' | '), shown[n] ? lines(shown[n]).join(' | ') : 'nothing'];
      if (fixed !== made) different.push(`${who[i]}, ${minutes[j]}: "${made}", not "${fixed}"`);
    });
  }));
  return different;
});
bar('the finder gives its reasons in the words of the lists without a script', worded);

await page.goto(url('find/index.html'));
await page.focus('[name=who]');
await page.keyboard.press('ArrowDown');
await page.keyboard.press('ArrowUp');
await page.keyboard.press('Enter');
const first = new URL(page.url()).search;
const at = await focused(page);
await page.waitForTimeout(1100);
await page.focus('[name=minutes]');
await page.keyboard.press('ArrowDown');
await page.keyboard.press('ArrowUp');
const second = new URL(page.url()).search;
const both = await list();
await page.goBack();
await page.waitForTimeout(150);
const back = await list();
await page.goForward();
await page.waitForTimeout(150);
const address = first.slice(1);
bar('the finder works by keyboard, with back and forward', [
  ...same('the list for the first answer', back, expected[address]),
  ...same('the list for both', both, expected[second.slice(1)]),
  ...same('the list after going forward', await list(), both),
  ...(at === (await page.textContent('[data-answers] h2')) ? [] : [`the focus is at "${at}", not on the list's heading`]),
  ...((await page.textContent('[data-said]')).match(/\d|closest/) ? [] : ['the result is not announced']),
]);

// Who one is.
page = await visitor();
await page.goto(url('index.html'));
const before = await page.textContent('.doors li h3');
const last = await page.$$eval('.door [data-me]', (all) => all.at(-1).dataset.me);
await page.focus(`.door [data-me="${last}"]`);
await page.keyboard.press('Enter');
const state = () => page.evaluate(() => ({
  kept: localStorage.getItem('persona'),
  door: document.querySelector('.doors li').dataset.for,
  start: document.querySelector('.hero-go .button:not([hidden])').dataset.mineStart,
  quick: document.querySelector('.quick li').dataset.for,
  voice: document.querySelector('.voices figure').dataset.for,
  shown: document.querySelectorAll('.quick > li:not([hidden])').length,
}));
const mine = (now) => [
  ...same('what is kept', now.kept, last),
  ...same('the first door', now.door, last),
  ...same('the call to action', now.start, last),
  ...[now.quick, now.voice].flatMap((slugs) => (slugs.split(' ').includes(last) ? [] : [`${slugs} comes first`])),
  ...same('how many quick courses are shown', now.shown, 3),
];
bar('the front page follows who one is, from the keyboard', [
  ...mine(await state()),
  ...same('the focus', await page.evaluate(() => document.activeElement.dataset.me), last),
  ...((await page.textContent('[data-me-said]')) ? [] : ['nothing is announced']),
]);
const moved = [];
for (const size of [{ width: 1280, height: 900 }, { width: 360, height: 760 }]) {
  await page.setViewportSize(size);
  for (const file of ['index.html', 'courses/index.html', 'events/index.html', 'stories/index.html', `for/${last}/index.html`]) {
    await page.goto(url(file));
    await page.waitForTimeout(150);
    const shift = await page.evaluate(() => window.moved);
    if (shift > 0) moved.push(`${file} at ${size.width}: ${shift}`);
  }
}
bar('nothing moves when a page follows who one is', moved);
await page.goto(url('index.html'));
const again = mine(await state());
await page.focus('.me-note .me-forget');
await page.keyboard.press('Enter');
const forgotten = await state();
bar('it is kept on the device, and forgotten with one click', [
  ...again,
  ...same('what is kept', forgotten.kept, null),
  ...same('the first door', await page.textContent('.doors li h3'), before),
  ...((await page.evaluate(() => document.activeElement.checkVisibility())) ? [] : ['the focus is lost']),
]);

// The knowledge check.
page = await visitor();
const slug = fs.readdirSync(path.join(site, 'courses')).find((name) => fs.existsSync(path.join(site, 'courses', name, 'check')));
const course = `courses/${slug}/index.html`;
await page.goto(url(course));
const asked = () => page.$$eval('.quiz-item:not(.is-away)', (all) => all.map((item) => item.id));
const answer = async (right) => {
  const item = page.locator('.quiz-item:not(.is-away)');
  const wanted = +(await item.getAttribute('data-answer'));
  const radios = item.locator('input[type=radio]');
  await radios.nth(right ? wanted : (wanted + 1) % (await radios.count())).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  const words = await item.locator('.verdict').textContent();
  await page.keyboard.press('Enter');
  return { id: await item.getAttribute('id').catch(() => ''), words };
};
const count = await page.locator('.quiz-item').count();
const one = await asked();
const module = await page.getAttribute('#quiz-question-1', 'data-module');
await answer(true);
const known = await page.locator(`li[data-module="${module}"].is-known`).count();
let hint = '';
for (let n = 1; n < count; n++) hint = (await answer(false)).words;
bar('the knowledge check asks one at a time and says what to skip', [
  ...same('the first question', one, ['quiz-question-1']),
  ...(module === '' || known === 1 ? [] : ['the module is not marked']),
  ...(hint ? [] : ['a wrong answer gets no word']),
  ...((await page.locator('.quiz-result h3').textContent()).match(/\d/) ? [] : ['nothing is saved']),
  ...((await page.evaluate(() => document.activeElement.matches('.quiz-result h3'))) ? [] : ['the focus is not on the result']),
]);
// A later day: what was missed comes first.
await page.evaluate(() => {
  const key = Object.keys(localStorage).find((name) => name.startsWith('check '));
  localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage[key]), day: 20000 }));
});
await page.reload();
const later = await asked();
await page.goto(url(course) + '#quiz-question-1');
await page.reload();
const linked = await asked();
bar('on another day what was missed comes first, and a link opens its question', [
  ...(count < 2 || later[0] !== 'quiz-question-1' ? [] : ['the known question comes first']),
  ...same('the question of the link', linked, ['quiz-question-1']),
]);
for (let n = 0; n < count; n++) await answer(true);
await page.click('.quiz-result .quiet-link');
bar('answers are forgotten with one click', [
  ...same('what is kept', await page.evaluate(() => Object.keys(localStorage)), []),
  ...same('marks', await page.locator('.is-known').count(), 0),
]);
const bare = await visitor({ javaScriptEnabled: false });
await bare.goto(url(course));
bar('without JavaScript every question and every answer is there', [
  ...same('questions', await bare.locator('.quiz-item:visible').count(), count),
  ...same('answers', await bare.locator('details.answer > summary:visible').count(), count),
]);

bar('no script fails, and nothing is asked of anybody', heard);
await browser.close();
process.exit(missed ? 1 : 0);
