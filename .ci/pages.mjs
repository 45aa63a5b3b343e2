// node pages.mjs QUALITY.JSON SITE ADDRESS…: holds what the yardstick measured to our bars, one line each; exits 1 when one is missed.
import fs from 'node:fs';

const [file, root, ...wanted] = process.argv.slice(2);
const { summary: s, static: site, vnu, pages, lighthouse, machine } = JSON.parse(fs.readFileSync(file, 'utf8'));
let missed = 0;

// The pages that stand for themselves: no redirects, and none that names another as the original.
const html = fs.readdirSync(root, { recursive: true }).filter((name) => name.endsWith('index.html'));
const read = (name) => {
  const text = fs.readFileSync(`${root}/${name}`, 'utf8');
  const part = (pattern) => text.match(pattern)?.[1] ?? '';
  const [lang, title, description, canonical] = [/<html lang="([^"]*)/, /<title>([^<]*)/, /name="description" content="([^"]*)/, /rel="canonical" href="([^"]*)/].map(part);
  return { lang, title, description, isOwn: !/http-equiv="?refresh/i.test(text) && canonical.endsWith(`/${name.slice(0, -'index.html'.length)}`), isHidden: /content="noindex"/.test(text) };
};
const own = html.map(read).filter((page) => page.isOwn && !page.isHidden);

// bar(NAME, MISSES): a list of what misses the bar, best empty; a figure is turned into one by over() and under().
const bar = (name, misses) => {
  missed += misses.length > 0;
  console.log(misses.length ? `FAIL ${name}:\n  ${misses.slice(0, 10).join('\n  ')}` : `ok   ${name}`);
};
const over = (most, figure) => (figure !== null && figure <= most ? [] : [`${figure}, at most ${most}`]);
const under = (least, figure) => (figure !== null && figure >= least ? [] : [`${figure}, at least ${least}`]);
const each = (misses) => pages.flatMap((page) => misses(page).map((miss) => `${page.url} ${miss}`));

bar('every page was measured', wanted.filter((url) => !pages.some((page) => page.url === url && !page.failed)));

bar('valid HTML and CSS', vnu.failed ? [vnu.failed] : vnu.errors ? vnu.firstErrors : []);
bar('no broken link', site.links.broken);
bar('no missing fragment', site.links.missingFragments);
bar('no missing file', site.links.brokenResources);
bar('no link that goes nowhere or over a redirect', over(0, site.links.placeholder + site.links.redirecting));
bar('nothing from third parties', [...site.thirdPartyRefs, ...s.thirdPartyHosts]);
bar('no page asks for what fails, none logs an error', each((page) => [...page.httpErrors, ...page.console]));

const schemes = ['mobile-light', 'mobile-dark', 'desktop-light', 'desktop-dark'];
for (const scheme of schemes)
  bar(`axe finds nothing, ${scheme}`, each((page) => page.axe[scheme].v.map((v) => `${v.id} ×${v.n} ${v.eg[0]}`)));
bar('no overflow at 320 and 360', each((page) => [page.o320, page.o360].flatMap((o) => (o.over > 1 ? [`+${o.over}px ${o.bad[0] ?? ''}`] : []))));
bar('no target under 24 px, after exceptions', each((page) => (page.taps.fail ? page.taps.eg : [])));
bar('no text under 12 px', each((page) => page.small.eg));
bar('the keyboard reaches everything', each((page) => page.keyboard.unreached.concat(page.keyboard.trap ? ['is a trap'] : [])));
bar('focus is visible at each stop', each((page) => page.keyboard.noFocus));
bar('no focus behind something', each((page) => page.keyboard.obscured));
bar('the skip link works', each(({ keyboard: { skip } }) => (skip?.target && skip.shown && skip.works ? [] : ['it does not'])));
bar('dark follows the system', under(pages.length, s.dark));
bar('all of the navigation without JavaScript', each((page) => {
  const all = page.contentDesk.navLinks;
  return [['phone', page.noJsMobile.opened], ['desk', page.noJsDesktop.navLinks]].flatMap(([at, n]) => (n < all ? [`${at}: ${n} of ${all} links`] : []));
}));

const kB = 1024;
bar('page weight, brotli: median 35 kB', over(35 * kB, s.weight.br.med));
bar('JavaScript, brotli: 10 kB', over(10 * kB, s.weight.jsBr.max));
// Each kind of page is held to 8 by kinds.mjs, which knows what comes later.
bar('requests: median 8', over(8, s.requests.med));

for (const [key, name] of Object.entries({ lang: 'a language', title: 'a title', description: 'a description', canonical: 'a canonical address', ogBasic: 'og:title, type, url, image', oneH1: 'one h1' }))
  bar(`every page has ${name}`, under(100, site.meta[key]));
for (const name of ['title', 'description']) {
  const words = own.map((page) => `${page.lang}: ${page[name]}`);
  bar(`each page of a language has a ${name} of its own`, words.filter((text, index) => words.indexOf(text) !== index));
}
// That a page which isn't translated names its original is a test of tests/suite/languages.rs.
bar('most pages have a canonical address of their own', under(site.meta.canonicalMismatch, own.length));
bar('og:image is a file of ours', site.ogImageMissingFile);
bar('every page has JSON-LD', under(site.indexable, site.jsonld.pagesWith));
bar('JSON-LD is sound and complete', [...site.jsonld.parseErrors, ...site.jsonld.noContext, ...site.jsonld.missingProps]);
bar('sitemap, robots.txt, 404 and feed', ['sitemap', 'robots', 'notFound', 'feed'].filter((name) => !site.siteFiles[name]));

// Front page, catalogue, course, landing page.
const held = wanted.slice(0, 4);
const runs = lighthouse.filter((run) => !run.error);
const phone = held.map((url) => runs.find((run) => run.form === 'mobile' && run.url.endsWith(url === '/' ? '/academy/' : url)));
// Others at work on the machine cost points and time that are not ours.
const busy = !machine.otherCpuPercent?.length || machine.otherCpuPercent.some((percent) => percent === null || percent > 25);
const unseen = held.filter((_, n) => !phone[n]);
bar(`Lighthouse ran on a phone on ${busy ? 'one' : 'each'} of front, catalogue, course and landing page`, busy && unseen.length < held.length ? [] : unseen.concat(lighthouse.flatMap((run) => run.error ?? [])));
for (const [key, name] of [['a11y', 'accessibility'], ['bp', 'best practices'], ['seo', 'SEO']])
  bar(`Lighthouse ${name}: 100`, runs.filter((run) => run[key] < 100).map((run) => `${run.form} ${run.url} ${run[key]}: ${run.failed.join(' ')}`));
bar('Lighthouse: nothing moves while a page loads', runs.filter((run) => run.cls > 0).map((run) => `${run.form} ${run.url} ${run.cls}`));
const slow = phone.filter((run) => run && run.perf < 99).map((run) => `${run.url} ${run.perf}: ${run.failed.join(' ')}`);
if (busy) console.log(`     Lighthouse performance on a phone: ${phone.map((run) => run?.perf ?? '–').join(', ')} (not held to 99: the machine is busy)`);
else bar('Lighthouse performance on a phone: 99', slow);

// The best figure of each published anchor (../shared/design/anchors.md), measured with the same tool on six pages of each.
const worst = (key) => Math.min(...phone.filter(Boolean).map((run) => run[key]));
const found = (impact) => pages.reduce((sum, page) => sum + schemes.slice(0, 3).filter((it) => it.endsWith('light')).flatMap((it) => page.axe[it].v).filter((v) => v.impact === impact).reduce((n, v) => n + v.n, 0), 0);
const rows = [
  ['HTML errors', vnu.errors, 0, 'VitePress'],
  ['axe, light: serious nodes', found('serious'), 4, 'VitePress'],
  ['Lighthouse on a phone, performance', worst('perf'), 100, 'Starlight'],
  ['Lighthouse on a phone, accessibility', worst('a11y'), 100, 'Starlight'],
  ['page, brotli kB, median', (s.weight.br.med / kB).toFixed(1), 40, 'Starlight'],
  ['JavaScript, brotli kB, median', (s.weight.jsBr.med / kB).toFixed(1), 4.5, 'AstroWind'],
  ['requests, median', s.requests.med, 7.5, 'AstroWind'],
  ['broken links and fragments', site.links.broken.length + site.links.missingFragments.length, 0, 'Docusaurus'],
  ['targets under 24 px', pages.reduce((n, page) => n + page.taps.fail, 0), 0, 'Starlight'],
  ['requests to third parties', s.thirdPartyHosts.length, 0, 'Starlight'],
];
console.log('\n     measure: ours, the best of the published anchors');
for (const [name, ours, best, whose] of rows) console.log(`     ${name}: ${ours}, ${best} (${whose})`);

process.exit(missed ? 1 : 0);
