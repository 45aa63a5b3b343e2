// node check.mjs PROGRAM CONTENT WORK: what hosts are told, and what lets them publish, read and run with the hosts' own
// programs: Netlify's parsers, Cloudflare's and Azure's servers for developers, GitLab's and GitHub's syntax by programs that
// know them. CloudFront has none, so its functions are called with events as it makes them. One line for each bar, "ok" or
// "FAIL". git and shellcheck have to be there.
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import vm from 'node:vm';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { resolveConfig } from '@netlify/config';
import { parseAllHeaders } from '@netlify/headers-parser';
import { parseAllRedirects } from '@netlify/redirect-parser';
import YAML from 'yaml';

const [program, content, work] = process.argv.slice(2).map((argument) => path.resolve(argument));
const tools = path.join(import.meta.dirname, 'node_modules/.bin');
const HOSTS = ['github', 'gitlab', 'netlify', 'cloudflare', 'azure', 's3', 'nginx'];
const PAGES = "frame-ancestors 'self'";
const CARDS = 'frame-ancestors *';
const EDITOR = "frame-ancestors 'none'";
let missed = 0;

function bar(name, problems) {
  missed += problems.length > 0;
  console.log(problems.length ? `FAIL ${name}:\n  ${problems.slice(0, 8).join('\n  ')}` : `ok   ${name}`);
}

const differing = (what, found, wanted) => (JSON.stringify(found) === JSON.stringify(wanted) ? [] : [`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`]);

fs.rmSync(work, { recursive: true, force: true });
fs.mkdirSync(work, { recursive: true });

// The content, published by some hosts.
function copied(folder, hosts) {
  fs.cpSync(content, folder, { recursive: true });
  const settings = path.join(folder, 'portal.toml');
  fs.writeFileSync(settings, fs.readFileSync(settings, 'utf8').replace(/^base_url = /m, `hosts = ${JSON.stringify(hosts)}\n$&`));
}

// The content, for some hosts and an address; with something that passes for an editor.
function built(name, hosts, address) {
  const [folder, out] = [path.join(work, `content-${name}`), path.join(work, `dist-${name}`)];
  copied(folder, hosts);
  fs.mkdirSync(path.join(folder, 'static/admin'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'static/admin/index.html'), '<!doctype html><html lang="en"><title>Editor</title></html>');
  execFileSync(program, ['build', folder, '--strict', '--today', '2026-12-01', '--base-url', address, '--out', out], { stdio: ['ignore', 'ignore', 'inherit'] });
  return out;
}

const freePort = () => new Promise((found) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => found(port)); });
});

// What every host has to answer. Their ways to the address with a slash differ, so that one is only looked at.
async function asked(home, out, knows) {
  const misses = [];
  const ask = async (address) => fetch(home + address, { redirect: 'manual' });
  const hashed = fs.readdirSync(path.join(out, 'site/assets')).find((file) => /^portal\..*\.css$/.test(file));
  for (const [address, status, policy] of [['', 200, PAGES], ['courses/', 200, PAGES], ['courses/feedback-that-lands/card/', 200, CARDS], ['fr/courses/feedback-that-lands/card/', 200, CARDS], ['admin/', 200, EDITOR], ['no/where/', 404, knows.missing ? PAGES : ''], [`assets/${hashed}`, 200, PAGES], ['events/calendar.ics', 200, PAGES]]) {
    const answer = await ask(address);
    const sent = answer.headers.get('content-security-policy') ?? '';
    misses.push(...differing(`status of ${address}`, answer.status, status));
    if (!sent.includes(policy) || sent.split('frame-ancestors').length > 2) misses.push(`policy of ${address}: ${sent}`);
    if (address.startsWith('assets/') && knows.cache) misses.push(...differing(`keeping ${address}`, answer.headers.get('cache-control'), 'public, max-age=31536000, immutable'));
    if (address.endsWith('.ics') && !answer.headers.get('content-type').startsWith('text/calendar')) misses.push(`type of ${address}: ${answer.headers.get('content-type')}`);
    if (status === 404 && (await answer.text()) !== fs.readFileSync(path.join(out, 'site/404.html'), 'utf8')) misses.push('a missing page is not answered with 404.html');
  }
  const bare = await ask('courses');
  if (![301, 302, 307, 308].includes(bare.status) || new URL(bare.headers.get('location'), home).href !== `${home}courses/`) misses.push(`courses leads to ${bare.headers.get('location')} with ${bare.status}`);
  let led = 0;
  for (const [from, to, status] of rulesOf(out)) {
    const answer = await ask(from.slice(1));
    const location = answer.headers.get('location');
    led += 1;
    if (answer.status !== Number(status) || !location || new URL(location, home).href !== new URL(to, home).href) misses.push(`${from}: ${answer.status} ${location}`);
  }
  return led < 20 ? [...misses, `only ${led} addresses lead on`] : misses;
}

const rules = (text) => text.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split(' '));
const rulesOf = (out) => rules(fs.readFileSync(path.join(work, 'dist-all/site/_redirects'), 'utf8')).map(([from, to, status]) => [from, to, parseInt(status, 10)]);

// A server for developers, as long as `use` takes.
async function served(command, args, home, env, use) {
  const log = fs.openSync(path.join(work, `${path.basename(command)}.log`), 'w');
  const server = spawn(command, args, { cwd: work, stdio: ['ignore', log, log], env: { ...process.env, HOME: path.join(work, 'home'), CI: '1', ...env }, detached: true });
  try {
    for (let tries = 0; !(await fetch(home).then((it) => it.ok, () => false)); tries += 1) {
      if (tries > 240 || server.exitCode !== null) return [`${path.basename(command)} does not start: see ${work}`];
      await new Promise((next) => setTimeout(next, 250));
    }
    return await use();
  } finally {
    // It has children of its own; the group is what this script began.
    try { process.kill(-server.pid); } catch { /* It has ended. */ }
  }
}

const all = built('all', HOSTS, 'http://127.0.0.1/');

// Netlify.
const netlify = built('netlify', ['netlify'], 'https://portal.example/');
const { headers, errors: headerErrors } = await parseAllHeaders({ headersFiles: [path.join(all, 'site/_headers')], configHeaders: [], minimal: false });
const sent = (address) => Object.assign({}, ...headers.filter((it) => it.forRegExp.test(address)).map((it) => it.values));
const policies = [['/', PAGES], ['/courses/feedback-that-lands/', PAGES], ['/courses/feedback-that-lands/card/', CARDS], ['/ar/courses/feedback-that-lands/card/', CARDS], ['/admin/', EDITOR]];
bar('Netlify reads _headers, and sends each page its policy', [
  ...headerErrors.map(String),
  ...policies.flatMap(([address, policy]) => (sent(address)['Content-Security-Policy']?.endsWith(policy) ? [] : [`${address}: ${sent(address)['Content-Security-Policy']}`])),
  ...differing('keeping assets', sent('/assets/portal.0123456789.css')['Cache-Control'], 'public, max-age=31536000, immutable'),
  ...differing('keeping pages', sent('/courses/')['Cache-Control'], undefined),
  ...differing('type of calendars', sent('/events/x/event.ics')['Content-Type'], 'text/calendar; charset=utf-8'),
]);
const { redirects, errors: redirectErrors } = await parseAllRedirects({ redirectsFiles: [path.join(netlify, 'site/_redirects')], configRedirects: [], minimal: true });
const wanted = rules(fs.readFileSync(path.join(netlify, 'site/_redirects'), 'utf8'));
bar(`Netlify reads ${redirects.length} rules of _redirects, and takes them before the pages`, [
  ...redirectErrors.map(String),
  ...differing('rules', redirects.map(({ from, to, status, force }) => [from, to, status, force]), wanted.map(([from, to, status]) => [from, to, parseInt(status, 10), true])),
]);

// Cloudflare.
let port = await freePort();
const cloudflare = ['pages', 'dev', path.join(all, 'site'), '--port', port, '--ip', '127.0.0.1', '--compatibility-date', '2026-01-01'].map(String);
bar("Cloudflare's own server answers as it should", await served(path.join(tools, 'wrangler'), cloudflare, `http://127.0.0.1:${port}/`, { WRANGLER_SEND_METRICS: 'false' }, () => asked(`http://127.0.0.1:${port}/`, all, { missing: true, cache: true })));

// Azure. Its server for developers sends no headers with a missing page.
port = await freePort();
const azure = ['start', path.join(all, 'site'), '--swa-config-location', path.join(all, 'site'), '--host', '127.0.0.1', '--port', port].map(String);
const size = fs.statSync(path.join(all, 'site/staticwebapp.config.json')).size;
bar("Azure's own server answers as it should", [
  ...(size > 20_000 ? [`the rules have ${size} bytes`] : []),
  ...(await served(path.join(tools, 'swa'), azure, `http://127.0.0.1:${port}/`, { SWA_CLI_DISABLE_TELEMETRY: 'true' }, () => asked(`http://127.0.0.1:${port}/`, all, { missing: false, cache: true }))),
]);

// CloudFront.
const run = (name, event) => {
  const file = path.join(all, 'hosting/s3', name);
  return vm.runInNewContext(`${fs.readFileSync(file, 'utf8')}\nhandler(event)`, { event });
};
const requested = (uri) => { const it = run('request.js', { request: { uri, headers: {}, querystring: {} } }); return it.uri ?? `${it.statusCode} ${it.headers.location.value}`; };
const answered = (uri) => run('response.js', { request: { uri }, response: { headers: {} } }).headers;
bar("CloudFront's functions find pages, lead on, and send each page its policy", [
  ...['request.js', 'response.js'].flatMap((name) => (fs.statSync(path.join(all, 'hosting/s3', name)).size > 10_240 ? [`${name} is too large`] : [])),
  ...[['/', '/index.html'], ['/courses/', '/courses/index.html'], ['/courses', '301 /courses/'], ['/feed.xml', '/feed.xml'], ['/404.html', '/404.html'], ['/__proto__/', '/__proto__/index.html'], ['/go/nothing/', '/go/nothing/index.html']].flatMap(([uri, found]) => differing(uri, requested(uri), found)),
  ...rulesOf(all).flatMap(([from, to, status]) => [...differing(from, requested(from), `${status} ${to}`), ...differing(from, requested(from.slice(0, -1)), `${status} ${to}`)]),
  ...policies.flatMap(([address, policy]) => (answered(address)['content-security-policy'].value.endsWith(policy) ? [] : [`${address}: ${answered(address)['content-security-policy'].value}`])),
  ...differing('nosniff', answered('/')['x-content-type-options'], { value: 'nosniff' }),
]);

// Programs that stand for others: they write down how they were called.
const stand = path.join(work, 'bin');
fs.mkdirSync(stand);
for (const name of ['aws', 'gh', 'pipx', 'pip', 'npx', 'rsync', 'curl']) {
  fs.writeFileSync(path.join(stand, name), `#!/bin/sh\nprintf '%s' '${name}' >> "$CALLED"; for it in "$@"; do printf ' %s' "$it" >> "$CALLED"; done; echo >> "$CALLED"\n`, { mode: 0o755 });
}
fs.symlinkSync(program, path.join(stand, 'uptake'));

// script(TEXT, FOLDER, ENV): what it said, how it ended, and what it called.
function script(text, folder, env = {}) {
  const called = path.join(work, 'called');
  fs.writeFileSync(called, '');
  const home = path.join(work, 'home');
  fs.mkdirSync(home, { recursive: true });
  const ran = spawnSync('bash', ['-eo', 'pipefail', '-c', text], { cwd: folder, encoding: 'utf8', env: { PATH: `${stand}:${process.env.PATH}`, HOME: home, CALLED: called, ...env } });
  return { ...ran, called: fs.readFileSync(called, 'utf8').trim().split('\n').filter(Boolean) };
}

const upload = script(`sh ${path.join(all, 'hosting/s3/upload.sh')}`, work, { BUCKET: 'portal', DISTRIBUTION: 'E1' });
const without = script(`sh ${path.join(all, 'hosting/s3/upload.sh')}`, work);
bar('the upload to S3 sends what may be kept first, and says what is missing', [
  ...differing('status', upload.status, 0),
  ...differing('order', upload.called.map((line) => line.split(' ').slice(1, 3).join(' ')), ['s3 sync', 's3 sync', 's3 cp', 's3 cp', 's3 cp', 'cloudfront create-invalidation']),
  ...(/site\/assets s3:\/\/portal\/assets .*--cache-control public, max-age=31536000, immutable/.test(upload.called[0]) ? [] : [upload.called[0]]),
  ...(/--delete .*--exclude assets\/\* .*must-revalidate/.test(upload.called[1]) ? [] : [upload.called[1]]),
  ...(without.status !== 0 && without.called.length === 0 && without.stderr.includes('BUCKET=') ? [] : ['it began without a bucket']),
  ...lint(fs.readFileSync(path.join(all, 'hosting/s3/upload.sh'), 'utf8'), 'upload.sh', 'sh'),
]);

// What shellcheck says of a script; GitHub fills in its own braces before a shell sees them.
function lint(text, name, shell = 'bash') {
  const found = spawnSync('shellcheck', ['--shell', shell, '--format', 'gcc', '-'], { input: text.replace(/\$\{\{.*?\}\}/g, 'filled-in'), encoding: 'utf8' });
  return found.error ? [String(found.error)] : found.stdout.split('\n').filter(Boolean).map((line) => `${name}: ${line}`);
}

// A repository with a portal below its root, as it was and with a pull request that moves a message.
const git = (folder, ...args) => execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'init.defaultBranch=main', ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
const FOLDER = "learning/our portal's";
function repository(host) {
  const folder = path.join(work, `repository-${host}`);
  fs.mkdirSync(folder);
  git(folder, 'init', '--quiet');
  copied(path.join(folder, FOLDER), [host]);
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'before');
  const first = fs.readdirSync(path.join(folder, FOLDER, 'campaigns'), { recursive: true }).filter((file) => /\/0[1-9]-.*\.md$/.test(file) && !/\.(fr|ar)\.md$/.test(file)).sort()[0];
  fs.rmSync(path.join(folder, FOLDER, 'campaigns', first));
  git(folder, 'commit', '--quiet', '-am', 'after');
  execFileSync(program, ['ci', host, path.join(folder, FOLDER)], { stdio: ['ignore', 'pipe', 'inherit'] });
  return folder;
}

// A step's text and variables with what GitHub would fill in.
const VALUES = { 'steps.pages.outputs.base_url': 'https://owner.example/portal', 'github.event.pull_request.number': '7', 'vars.CLOUDFLARE_PROJECT': 'portal', 'vars.BUCKET': 'portal', 'vars.DISTRIBUTION': 'E1', 'vars.SERVER': 'me@server.example', 'vars.FOLDER': '/srv/portal', 'secrets.NETLIFY_BUILD_HOOK': 'https://hook.example/' };
const fill = (text) => String(text).replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, name) => VALUES[name] ?? 'x');
const fillAll = (env = {}) => Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value)]));

for (const host of HOSTS.filter((it) => it !== 'gitlab')) {
  const folder = repository(host);
  const file = path.join(folder, '.github/workflows/portal.yml');
  const checked = spawnSync(path.join(tools, 'action-validator'), [file], { encoding: 'utf8' });
  const problems = checked.status === 0 ? [] : [checked.stdout + checked.stderr];
  const workflow = YAML.parse(fs.readFileSync(file, 'utf8'), { strict: true });
  problems.push(...differing('what everybody may do', workflow.permissions, { contents: 'read' }));
  if (!workflow.on.schedule?.[0].cron || !('pull_request' in workflow.on)) problems.push('it does not run each day and for each pull request');
  const temp = path.join(work, `runner-${host}`);
  fs.mkdirSync(temp);
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (!job.concurrency) problems.push(`${name} may run twice at once`);
    for (const step of job.steps) {
      if (step.uses && !/@v\d+$/.test(step.uses)) problems.push(`${step.uses} is not held to a major version`);
      if (!step.run) continue;
      problems.push(...lint(step.run, `${host}, ${step.name ?? name}`));
      const ran = script(fill(step.run), folder, { ...fillAll(job.env), ...fillAll(step.env), BRANCH: 'main', RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: path.join(temp, 'summary.md'), GITHUB_ENV: path.join(temp, 'env'), GITHUB_REPOSITORY: 'owner/portal' });
      if (ran.status !== 0) problems.push(`${step.name ?? step.run}: ${ran.stderr || ran.stdout}`);
      if (/Say so/.test(step.name) && !ran.called.some((line) => /^gh pr comment 7 .*--body-file/.test(line))) problems.push(`nothing is said in the pull request: ${ran.called}`);
    }
  }
  const comment = fs.readFileSync(path.join(temp, 'comment.md'), 'utf8');
  if (!comment.startsWith('<!-- uptake -->') || !/[Rr]emoved/.test(comment)) problems.push(`the comment says: ${comment}`);
  if (host !== 'netlify' && !fs.existsSync(path.join(folder, 'dist/site/index.html'))) problems.push('no portal was made');
  bar(`the workflow for ${host} is one of GitHub's, and each of its steps does what it says`, problems);
}

// Netlify's own settings.
const own = path.join(work, 'repository-netlify');
for (const [context, address] of [['production', 'URL'], ['deploy-preview', 'DEPLOY_PRIME_URL']]) {
  const { config } = await resolveConfig({ repositoryRoot: own, cwd: own, offline: true, mode: 'cli', context, branch: 'main' });
  const ran = script(config.build.command, own, { [address]: 'https://portal.example' });
  const home = fs.readFileSync(path.join(own, 'dist/site/robots.txt'), 'utf8');
  bar(`Netlify reads netlify.toml, and its command makes the portal (${context})`, [
    ...differing('status', ran.status, 0), ...(ran.status ? [ran.stderr] : []),
    ...differing('folder', path.relative(own, config.build.publish), 'dist/site'),
    ...(home.includes('Sitemap: https://portal.example/sitemap.xml') ? [] : [home]),
  ]);
}

// GitLab.
const lab = repository('gitlab');
const listed = spawnSync(path.join(tools, 'gitlab-ci-local'), ['--list-all'], { cwd: lab, encoding: 'utf8', env: { ...process.env, HOME: path.join(work, 'home') } });
const pipeline = YAML.parse(fs.readFileSync(path.join(lab, '.gitlab-ci.yml'), 'utf8'), { strict: true });
const problems = listed.status === 0 ? [] : [listed.stdout + listed.stderr];
for (const name of ['check', 'plan', 'preview', 'pages']) {
  if (!listed.stdout.includes(name)) problems.push(`${name} is not listed`);
  const text = [...pipeline.default.before_script, ...pipeline[name].script].join('\n').replace(/\/tmp\/before/g, path.join(work, 'lab-before'));
  problems.push(...lint(text, name));
  fs.rmSync(path.join(lab, 'public'), { recursive: true, force: true });
  const before = git(lab, 'rev-parse', 'HEAD^').trim();
  const ran = script(text, lab, { CI_PAGES_URL: 'https://owner.example/portal', CI_MERGE_REQUEST_DIFF_BASE_SHA: before, GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'remote.origin.url', GIT_CONFIG_VALUE_0: lab });
  if (ran.status !== 0) problems.push(`${name}: ${ran.stderr || ran.stdout}`);
  for (const artifact of [pipeline[name].artifacts.paths?.[0] ?? pipeline[name].artifacts.reports.codequality]) if (!fs.existsSync(path.join(lab, artifact))) problems.push(`${name} leaves no ${artifact}`);
}
if (!/[Rr]emoved/.test(fs.readFileSync(path.join(lab, 'plan-changes.md'), 'utf8'))) problems.push('the plan says no change');
bar("the pipeline for GitLab is one of GitLab's, and each of its jobs does what it says", problems);

process.exit(missed ? 1 : 0);
