// node portal.mjs SITE MODULES: uses the built example as visitors do, by keyboard alone, on a phone and at a desk, with
// back and forward, and once more without JavaScript. One line for each bar, exits 1 when one is missed.
// It asks for what people see: roles, names and words.
import path from 'node:path';
import { bar, missedBars, start } from './browser.mjs';

const [site, modules] = process.argv.slice(2).map((argument) => path.resolve(argument));
const { browser, home, stop, violations } = await start(site, modules);
const FORMS = { phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 }, desk: { viewport: { width: 1280, height: 900 } } };
const COURSE = 'courses/feedback-that-lands/';

class Missed extends Error {}
const hold = (what, is) => {
  if (!is) throw new Missed(what);
};
const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
// What is announced, or appears, may take a moment.
const soon = async (what, is, most = 4000) => {
  for (const end = Date.now() + most; Date.now() < end; await new Promise((next) => setTimeout(next, 50))) if (await is().catch(() => false)) return;
  throw new Missed(what);
};
const holdsFocus = (locator) => locator.evaluateAll((all) => all.includes(document.activeElement));
// Tab by Tab to the first of the elements; `back` goes the other way round.
const reach = async (page, locator, what, { most = 250, key = 'Tab' } = {}) => {
  for (let press = 0; press < most; press += 1) {
    if (await holdsFocus(locator)) return;
    await page.keyboard.press(key);
  }
  throw new Missed(`the keyboard does not reach ${what}`);
};
const press = async (page, locator, what, key = 'Enter', options = {}) => {
  await reach(page, locator, what, options);
  await page.keyboard.press(key);
};
const said = (page) => page.locator('main [role=status], main [aria-live], form [role=status], footer [role=status]').allTextContents().then((all) => plain(all.join(' ')));
const at = (page) => page.url().slice(home.length);

const heard = [];
const open = async (address, form, options = {}) => {
  const context = await browser.newContext({ ...FORMS[form], reducedMotion: 'reduce', ...options });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {});
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  page.on('pageerror', (error) => heard.push(`${address}: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && heard.push(`${address}: ${message.text()}`));
  page.on('request', (request) => request.url().startsWith(home) || /^(data|blob|about):/.test(request.url()) || heard.push(`${address} asks for ${request.url()}`));
  await page.goto(home + address);
  await page.waitForTimeout(80);
  return page;
};

// scene(NAME, ADDRESS, PLAY): the same on both forms, each in a browser that has never been here.
const scene = async (name, address, play, options) => {
  const misses = [];
  for (const form of Object.keys(FORMS)) {
    const page = await open(address, form, options);
    try {
      await play(page, form);
      if (!options) misses.push(...(await violations(page)).map((it) => `${form}, afterwards: ${it}`));
    } catch (error) {
      misses.push(`${form}: ${error instanceof Missed ? error.message : error.message.split('\n')[0]} (at /${at(page)})`);
    }
    await page.context().close();
  }
  bar(name, misses);
};
const WITHOUT = { javaScriptEnabled: false };

await scene('the menu opens, closes and leads on by keyboard; back and forward work', '', async (page, form) => {
  const nav = page.getByRole('navigation', { name: 'Main' });
  if (form === 'phone') {
    await press(page, page.getByRole('button', { name: 'Menu' }), 'the menu button');
    await soon('the menu does not open', () => nav.isVisible());
    await page.keyboard.press('Escape');
    await soon('Escape does not close the menu', () => nav.isHidden());
    await press(page, page.getByRole('button', { name: 'Menu' }), 'the menu button again');
  }
  await press(page, nav.getByRole('link', { name: 'Courses' }), 'Courses in the menu');
  await soon('Courses does not lead to the catalogue', async () => at(page) === 'courses/');
  await page.goBack();
  await soon('back does not lead to the front page', async () => at(page) === '');
  await page.goForward();
  await soon('forward does not lead to the catalogue', async () => at(page) === 'courses/');
});

await scene('light and dark: the choice is followed and kept', '', async (page) => {
  const ground = () => page.$eval('body', (body) => getComputedStyle(body).backgroundColor);
  const before = await ground();
  await press(page, page.getByRole('button', { name: 'Light or dark' }), 'the button');
  const after = await ground();
  hold('nothing changes', before !== after);
  await page.reload();
  hold('it is forgotten', (await ground()) === after);
});

await scene('search: mistyped, announced, opened from the keyboard; back finds it again', '', async (page) => {
  await page.keyboard.press('/');
  const box = page.getByRole('searchbox').or(page.getByRole('combobox')).or(page.locator('[data-find] input'));
  await soon('/ does not lead to the search box', () => holdsFocus(box));
  await page.keyboard.type('feedbak');
  await soon('no result is announced', async () => /\d/.test(plain((await page.locator('[data-find] [role=status], [data-find-status]').allTextContents()).join(' '))));
  const hit = page.locator('[data-find-results] a').filter({ hasText: /feedback/i });
  await soon('a mistyped word is not understood', () => hit.first().isVisible());
  await page.keyboard.press('Escape');
  await soon('Escape does not close the results', () => hit.first().isHidden());
  await reach(page, box, 'the search box', { key: 'Shift+Tab', most: 30 });
  await page.keyboard.press('Control+A');
  await page.keyboard.type('feedback');
  await page.keyboard.press('Enter');
  await soon('Enter does not lead to all results', async () => at(page).startsWith('search/?q=feedback'));
  await soon('the page of results has none', () => hit.first().isVisible());
  const first = plain(await hit.first().textContent());
  await press(page, hit, 'the first result');
  await soon('a result does not open', async () => plain(await page.locator('h1').textContent()) === first);
  await page.goBack();
  await soon('back does not bring the results again', () => hit.first().isVisible());
  hold('the query is not in the box any more', /feedback/.test(await box.first().inputValue()));
  await page.goForward();
  await soon('forward does not lead to the result', async () => plain(await page.locator('h1').textContent()) === first);
});

await scene('a search that finds nothing says so', 'search/?q=zzzzqqqq', async (page) => {
  await soon('nothing is said', async () => (await said(page)).includes('zzzzqqqq'));
});

await scene('facets: combined, counted, in the address, undone by back', 'courses/', async (page) => {
  const shown = () => page.locator('main li').filter({ has: page.locator('.course-title a, .cover-link') }).filter({ visible: true }).count();
  const all = await shown();
  await press(page, page.locator('[data-facet=minutes] a').filter({ hasText: '15' }), '15 minutes');
  await soon('the address does not keep it', async () => at(page).includes('minutes=15'));
  await soon('nothing is left out', async () => (await shown()) < all && (await shown()) > 0);
  const quick = await shown();
  await soon('the result is not announced', async () => (await said(page)).includes(`${quick} of ${all}`));
  const more = page.locator('.filter-more summary');
  if (!(await page.locator('.filter-more').evaluate((it) => it.open))) await press(page, more, 'more filters');
  const level = page.locator('[data-facet=level] a').filter({ hasText: 'Beginner' });
  await press(page, level, 'Beginner');
  await soon('two choices are not kept', async () => at(page).includes('minutes=15') && at(page).includes('level=beginner'));
  await soon('the second choice finds nothing', async () => (await shown()) > 0 && (await shown()) <= quick);
  await page.goBack();
  await soon('back does not undo the second choice', async () => (await shown()) === quick && !at(page).includes('level'));
  await page.goBack();
  await soon('back does not undo the first choice', async () => (await shown()) === all);
  await page.goForward();
  await soon('forward does not bring it again', async () => (await shown()) === quick);
  await press(page, page.getByRole('link', { name: 'Show all' }), 'Show all', 'Enter', { key: 'Shift+Tab' });
  await soon('Show all does not show all', async () => (await shown()) === all);
});

await scene('who I am: chosen once, followed, kept, forgotten', '', async (page) => {
  const door = page.locator('.door').filter({ hasText: 'Field-service technician' });
  await press(page, door.getByRole('button', { name: /^This is me/ }), 'This is me', 'Space');
  await soon('it is not announced', async () => /Field-service technician/.test(await said(page)));
  await soon('their door is not the first', async () => /Field-service technician/.test(await page.locator('.door').first().textContent()));
  hold('the focus is lost', await holdsFocus(door.getByRole('button')));
  await page.reload();
  await soon('it is forgotten after a reload', async () => /Field-service technician/.test(await page.locator('.door').first().textContent()));
  await page.goto(`${home}courses/`);
  const first = page.locator('[data-courses] > li').filter({ visible: true }).first();
  await soon('the catalogue does not follow', async () => (await first.getAttribute('data-for'))?.split(' ').includes('field-technician'));
  await press(page, page.getByRole('button', { name: 'Forget' }), 'Forget');
  await soon('it is not forgotten', async () => (await page.evaluate(() => localStorage.getItem('persona'))) === null);
  hold('the focus is lost', (await page.evaluate(() => document.activeElement.tagName)) !== 'BODY');
});

await scene('the finder: three answers, a list with reasons, back and forward', 'find/', async (page) => {
  const answer = async (name, key) => {
    await reach(page, page.locator(`input[name=${name}]`), `the question about ${name}`);
    for (let n = 0; n < 20 && !(await page.locator(`input[name=${name}][value="${key}"]`).isChecked()); n += 1) await page.keyboard.press('ArrowDown');
    hold(`${key} can't be chosen`, await page.locator(`input[name=${name}][value="${key}"]`).isChecked());
  };
  await answer('who', 'field-technician');
  await answer('minutes', '15');
  await press(page, page.getByRole('button', { name: /Show/ }), 'the button');
  const hits = page.locator('[data-answers] .hit').filter({ visible: true });
  await soon('there is no answer', async () => (await hits.count()) > 0);
  hold('an answer has no reason', await hits.evaluateAll((all) => all.every((hit) => hit.querySelector('.why-list li'))));
  await soon('the answers are not announced', async () => /\d/.test(await said(page)));
  await soon('the focus is not at the answers', () => holdsFocus(page.locator('[data-answers] h2')));
  hold('the address does not keep the answers', at(page).includes('who=field-technician') && at(page).includes('minutes=15'));
  const first = plain(await hits.first().locator('a').textContent());
  await press(page, hits.first().locator('a'), 'the first answer');
  await soon('an answer does not open', async () => plain(await page.locator('h1').textContent()) === first);
  await page.goBack();
  await soon('back does not bring the answers again', async () => plain(await hits.first().locator('a').textContent()) === first);
  await page.goBack();
  await soon('back does not lead to the questions', async () => (await hits.count()) === 0);
  await page.goForward();
  await soon('forward does not bring the answers again', async () => (await hits.count()) > 0);
});

await scene('the knowledge check: answered by keyboard, marks what may be skipped, forgets', COURSE, async (page) => {
  const quiz = page.locator('[data-quiz]');
  const item = quiz.locator('.quiz-item').filter({ visible: true });
  const count = await quiz.locator('.quiz-item').count();
  hold('there is no question', count > 0);
  for (let n = 0; n < count; n += 1) {
    const answer = await item.getAttribute('data-answer');
    await reach(page, item.locator('input[type=radio]'), `question ${n + 1}`);
    // The first press of Space marks the one that has the focus; arrows go on from there.
    await page.keyboard.press('Space');
    for (let turn = 0; turn < 9 && !(await item.locator(`input[value="${answer}"]`).isChecked()); turn += 1) await page.keyboard.press('ArrowDown');
    await press(page, item.getByRole('button').first(), 'the button that checks');
    await soon('the verdict is not announced', async () => plain((await item.locator('[role=status]').allTextContents()).join(' ')).length > 3);
    await press(page, item.getByRole('button').first(), 'the button that goes on');
    await page.waitForTimeout(60);
  }
  await soon('no lesson is marked as known', async () => (await page.locator('li.is-known').count()) > 0);
  await page.reload();
  await soon('what was known is forgotten', async () => (await page.locator('li.is-known').count()) > 0);
  await press(page, quiz.getByRole('button', { name: /Forget|again/i }).last(), 'the button that forgets or begins again');
});

await scene('events: by month and as a list, each reached by keyboard; back and forward', 'events/', async (page, form) => {
  const months = page.locator('.jump a');
  await press(page, months.nth(1), 'the second month');
  await soon('it does not jump there', async () => at(page).startsWith('events/#month-'));
  await page.goBack();
  await soon('back does not undo the jump', async () => at(page) === 'events/');
  const table = page.locator('.month-table').first();
  if (form === 'desk') {
    hold('there is no month to see', await table.isVisible());
    const slot = page.locator('.month-table a').first();
    const name = plain(await slot.evaluate((it) => it.firstChild.textContent));
    await press(page, slot, 'an event in the month', 'Enter', { key: 'Shift+Tab' });
    await soon('it does not open', async () => plain(await page.locator('h1').textContent()) === name);
    await page.goBack();
    await soon('back does not lead to the events', async () => at(page) === 'events/');
    await reach(page, page.locator('input[name=view]'), 'month or list');
    await page.keyboard.press('ArrowRight');
  }
  await soon('the list is not shown', async () => (await table.isHidden()) && (await page.locator('.month .rows').first().isVisible()));
  await press(page, page.locator('.month .rows a').first(), 'the first event of the list');
  await soon('it does not open', async () => /^events\/[\w-]+\/$/.test(at(page)));
  await page.goBack();
  await soon('back does not lead to the events', async () => at(page).startsWith('events/'));
  await page.goForward();
  await soon('forward does not lead to the event', async () => /^events\/[\w-]+\/$/.test(at(page)));
});

await scene('the lines to embed a course are copied', COURSE, async (page) => {
  await press(page, page.locator('summary').filter({ hasText: 'Show this course on your own page' }), 'the summary');
  await press(page, page.getByRole('button', { name: 'Copy', exact: true }), 'Copy', 'Space');
  await soon('it is not announced', async () => (await said(page)).includes('Copied'));
  const [copied, shown] = [await page.evaluate(() => navigator.clipboard.readText()), await page.locator('textarea[readonly]').inputValue()];
  hold(`the clipboard has ${copied.slice(0, 60)}`, copied === shown && copied.startsWith('<iframe'));
});

await scene('a card leads out of its frame', `${COURSE}card/`, async (page) => {
  await page.setContent(`<!doctype html><html lang="en"><title>Host</title><h1>Host</h1><main><iframe title="Card" width="480" height="340" src="${home}${COURSE}card/"></iframe></main></html>`);
  const frame = page.frameLocator('iframe');
  await soon('it shows nothing', () => frame.getByRole('link').isVisible());
  await page.locator('iframe').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await soon('it leads nowhere', async () => at(page) === COURSE);
});

const others = await (async () => {
  const page = await open('', 'desk');
  const all = await page.$$eval('a[hreflang]', (links) => links.map((link) => [link.hreflang, link.getAttribute('href')]));
  await page.context().close();
  return all.filter(([tag]) => tag !== 'en');
})();
if (others.length)
  await scene(`${others.length} more languages: there and back by keyboard`, COURSE, async (page) => {
    const [tag] = others[0];
    const way = page.locator(`a[hreflang="${tag}"]`);
    const shut = page.locator('details, [popover]').filter({ has: way });
    if (!(await way.first().isVisible()) && (await shut.count())) await press(page, shut.locator('summary').or(page.locator('[popovertarget]')), 'the languages');
    await press(page, way, tag);
    await soon('it does not open', async () => (await page.locator('html').getAttribute('lang')) === tag);
    hold('another page opens', at(page).endsWith(COURSE));
    await page.goBack();
    await soon('back does not lead to English', async () => (await page.locator('html').getAttribute('lang')) === 'en');
  });

// Without JavaScript: every static form is there, and works.
await scene('without JavaScript: facets are pages', 'courses/', async (page) => {
  await press(page, page.locator('[data-facet=minutes] a').filter({ hasText: '15' }), '15 minutes');
  await soon('it is no page', async () => /^courses\/.+\/$/.test(at(page)) && (await page.locator('main li a').count()) > 0);
}, WITHOUT);
await scene('without JavaScript: the search leads to an index', '', async (page) => {
  const box = page.locator('form[data-find] input').filter({ visible: true });
  if (await box.count()) {
    await reach(page, box, 'the search box');
    await page.keyboard.type('feedback');
    await page.keyboard.press('Enter');
  } else await press(page, page.locator('form[data-find] button').first(), 'the search button');
  await soon('it leads nowhere', async () => at(page).startsWith('search/'));
  hold('there is no index', (await page.locator('[data-find-rest] a').filter({ visible: true }).count()) > 10);
}, WITHOUT);
await scene('without JavaScript: the finder has its lists', 'find/', async (page) => {
  await press(page, page.locator('.by-role summary'), 'the first list');
  hold('it has no courses', await page.locator('.by-role details[open] a').first().isVisible());
}, WITHOUT);
await scene('without JavaScript: the knowledge check has its answers', COURSE, async (page) => {
  await press(page, page.locator('.answer summary'), 'Show the answer');
  hold('nothing is shown', await page.locator('.answer[open] strong').first().isVisible());
}, WITHOUT);
await scene('without JavaScript: everybody finds their own page, and the menu opens', '', async (page, form) => {
  if (form === 'phone') {
    await press(page, page.getByRole('button', { name: 'Menu' }), 'the menu button');
    hold('the menu does not open', await page.getByRole('navigation', { name: 'Main' }).isVisible());
    await page.keyboard.press('Escape');
  }
  await press(page, page.locator('.door a'), 'the first door');
  await soon('it leads nowhere', async () => at(page).startsWith('for/'));
  hold('a button stands there that does nothing', (await page.locator('main button').filter({ visible: true }).count()) === 0);
}, WITHOUT);

bar('nothing fails, nothing is asked of anybody else', heard);
await stop();
process.exit(missedBars() ? 1 : 0);
